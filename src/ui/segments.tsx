/** Two or three choices in one row; the chosen one is filled with ink. */

import type { ReactNode } from 'react';
import { t } from '../lib/text';

export function Segments<V extends string>(props: {
  label: string;
  options: readonly (readonly [value: V, text: string])[];
  value: V;
  onChange: (value: V) => void;
}): ReactNode {
  return (
    <fieldset className="segments" aria-label={props.label}>
      {props.options.map(([value, text]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
        >
          {t(text)}
        </button>
      ))}
    </fieldset>
  );
}
