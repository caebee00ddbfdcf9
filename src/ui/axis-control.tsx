/**
 * One axis of the sweep: which setting it runs over and its values, typed as a list and taken on
 * Enter or on leaving. A list that cannot be taken stays with the reason, and the sweep as it was.
 */

import { useId, useState } from 'react';
import { later, sentences, t } from '../lib/text';
import { type Axis, axisLabel, SWEEP_FIELDS } from '../spec/axis';
import type { NumericField, RunKey } from '../spec/field';
import type { Sweep } from '../spec/sweep';
import { clash, readValues, suggestedAxis, valuesText } from './axis-draft';
import { useExplorer, useExplorerStore } from './explorer';

/** Characters of a label that a menu shows whole. */
const LONGEST = 17;

const WORDS = {
  x: { label: later('Columns'), none: later('no sweep') },
  y: { label: later('Rows'), none: later('none') },
} as const;

export function AxisControl({ name }: { name: 'x' | 'y' }) {
  const { store, actions } = useExplorerStore();
  const id = useId();
  const axis = useExplorer((state) => state.sweep.asked[name]);
  const other = useExplorer((state) => state.sweep.asked[name === 'x' ? 'y' : 'x']);
  const { label, none } = WORDS[name];
  const choose = (field: string) => {
    if (field === '') actions.setSweep(name === 'x' ? { x: null, y: null } : { y: null });
    else actions.setSweep(patch(name, suggestedAxis(store.getState().spec, field as RunKey)));
  };
  return (
    <div className="field axis">
      <label htmlFor={`${id}-field`}>{t(label)}</label>
      <label htmlFor={`${id}-values`}>{t('Values')}</label>
      <select
        id={`${id}-field`}
        value={axis?.field ?? ''}
        title={axis ? axisLabel(axis.field) : undefined}
        disabled={name === 'y' && other === null}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t(none)}</option>
        {SWEEP_FIELDS.map(({ id: field, field: row }) => (
          <option key={field} value={field} disabled={clash(field, other)}>
            {optionText(row)}
          </option>
        ))}
      </select>
      {/* Keyed, so that a draft never outlives the setting it was typed for. */}
      <ValuesControl key={axis?.field} id={`${id}-values`} name={name} axis={axis} />
    </div>
  );
}

function ValuesControl(props: { id: string; name: 'x' | 'y'; axis: Axis | null }) {
  const { id, name, axis } = props;
  const { actions } = useExplorerStore();
  const [typed, setTyped] = useState<string | null>(null);
  const read = axis && typed !== null ? readValues(axis.field, typed) : null;
  const problem = read?.problem ?? '';
  const commit = () => {
    if (!read || problem !== '') return;
    actions.setSweep(patch(name, read.axis));
    setTyped(null);
  };
  return (
    <>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        disabled={axis === null}
        value={typed ?? (axis ? valuesText(axis) : '')}
        aria-invalid={problem !== ''}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {problem && axis && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {sentences(problem, t`Until then: ${valuesText(axis)}.`)}
        </p>
      )}
    </>
  );
}

/** What fits a narrow menu: the label, or the short name of a long one. */
function optionText(row: NumericField): string {
  const [label, short] = [t(row.label), t(row.short)];
  if (label.length <= LONGEST) return label;
  return short.length === 1 ? short : short.charAt(0).toUpperCase() + short.slice(1);
}

const patch = (name: 'x' | 'y', axis: Axis | null): Partial<Sweep> => ({ [name]: axis });
