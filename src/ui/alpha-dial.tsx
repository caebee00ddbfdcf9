/**
 * The α dial: a native range input over the notches, drawn as a line with a round handle that
 * carries the value. Native, so arrows, Home, End, touch and screen readers work as usual.
 */

import type { CSSProperties } from 'react';
import { t } from '../lib/text';
import { useActions, useExplorer, useLocked } from './explorer';

export const NOTCHES: readonly number[] = [1, 2, 3, 4, 8];

/** The notches, with α added where a link brought another value. */
const notchesWith = (alpha: number): readonly number[] =>
  NOTCHES.includes(alpha) ? NOTCHES : [...NOTCHES, alpha].sort((a, b) => a - b);

/** The notch before or after α; α itself at the ends. */
export function neighbour(alpha: number, by: 1 | -1): number {
  const notches = notchesWith(alpha);
  return notches[notches.indexOf(alpha) + by] ?? alpha;
}

export function AlphaDial() {
  const actions = useActions();
  const alpha = useExplorer((state) => state.spec.alpha);
  const locked = useLocked('alpha');
  const notches = notchesWith(alpha);
  const style = (index: number): CSSProperties & Record<'--at', number> => ({
    '--at': index / (notches.length - 1),
  });
  return (
    <div className="dial" style={style(notches.indexOf(alpha))}>
      <div className="dial-track" aria-hidden="true" />
      <div className="dial-done" aria-hidden="true" />
      {notches.map((notch, index) => (
        <span
          key={notch}
          className="dial-notch"
          style={style(index)}
          data-passed={notch <= alpha}
          data-here={notch === alpha}
          aria-hidden="true"
        >
          {notch}
        </span>
      ))}
      <input
        type="range"
        min={0}
        max={notches.length - 1}
        step={1}
        value={notches.indexOf(alpha)}
        disabled={locked}
        aria-label={t('Expansion factor α: children per neuron')}
        aria-valuetext={alpha === 1 ? t('α = 1, no split') : `α = ${alpha}`}
        onChange={(event) => {
          const notch = notches[Number(event.target.value)];
          if (notch !== undefined) actions.setSpec({ alpha: notch });
        }}
      />
      <span className="dial-handle" aria-hidden="true">
        {alpha}
      </span>
    </div>
  );
}
