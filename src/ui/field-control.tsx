/**
 * One row of the fields table as a control: label, input, unit, help and, while the text does not
 * fit the range, a message. What is typed is taken on Enter or on leaving; until then nothing else
 * changes.
 */

import { type ReactNode, useId, useState } from 'react';
import { t } from '../lib/text';
import type { ChoiceField, Field, FieldValue, NumericField, TextField } from '../spec/field';
import { MethodsControl } from './methods-control';
import { Options } from './options';

interface Props<F extends Field> {
  readonly field: F;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  /** Why the setting has no effect now, as a sentence; '' or absent where it has one. */
  readonly idle?: string;
}

export function FieldControl({ field, value, onChange, idle }: Props<Field>): ReactNode {
  switch (field.type) {
    case 'integer':
    case 'number':
      return <NumberControl field={field} value={value} onChange={onChange} idle={idle} />;
    case 'choice':
      return <ChoiceControl field={field} value={value} onChange={onChange} idle={idle} />;
    case 'choice-list':
      return <MethodsControl field={field} value={value} onChange={onChange} idle={idle} />;
    case 'text':
      return <TextControl field={field} value={value} onChange={onChange} idle={idle} />;
    default:
      return field satisfies never;
  }
}

function NumberControl({ field, value, onChange, idle }: Props<NumericField>) {
  const id = useId();
  const { draft, problem, type, commit } = useDraft(field, Number(value), onChange);
  return (
    <div className="field">
      <label htmlFor={id}>{t(field.label)}</label>
      <div className="field-input">
        <input
          id={id}
          inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={draft}
          disabled={Boolean(idle)}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-help`}
          onChange={(event) => type(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
        <span className="field-unit">{t(field.words?.[draft] ?? field.unit)}</span>
      </div>
      <p id={`${id}-help`} className={problem ? 'field-problem' : 'field-help'}>
        {problem || idle || t(field.help)}
      </p>
    </div>
  );
}

function ChoiceControl({ field, value, onChange, idle }: Props<ChoiceField>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t(field.label)}</label>
      <div className="field-input">
        <select
          id={id}
          value={String(value)}
          disabled={Boolean(idle)}
          aria-describedby={`${id}-help`}
          onChange={(event) => onChange(event.target.value)}
        >
          <Options choices={field.choices} />
        </select>
      </div>
      <p id={`${id}-help`} className="field-help">
        {idle || t(field.help)}
      </p>
    </div>
  );
}

function TextControl({ field, value, onChange, idle }: Props<TextField>) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed?.replace(/\s/g, '') ?? '';
  const reason = typed === null ? null : field.refusal(text);
  const commit = () => {
    if (typed !== null && reason === null && text !== value) onChange(text);
    setTyped(null);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t(field.label)}</label>
      <div className="field-input">
        <input
          id={id}
          autoComplete="off"
          maxLength={field.maxLength}
          value={typed ?? String(value)}
          disabled={Boolean(idle)}
          aria-invalid={reason !== null}
          aria-describedby={`${id}-help`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
      </div>
      <p id={`${id}-help`} className={reason ? 'field-problem' : 'field-help'}>
        {reason ? t`This ${t(reason)}.` : idle || t(field.help)}
      </p>
    </div>
  );
}

/** A number as it is being typed, with the reason why it cannot be taken, '' when it can. */
export function useDraft(
  field: NumericField,
  value: number,
  onChange: (value: number) => void,
): { draft: string; problem: string; type: (text: string) => void; commit: () => void } {
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? '' : rangeProblem(field, typed);
  const commit = () => {
    if (typed !== null && problem === '') {
      const next = Number(typed.trim().replace(',', '.'));
      if (next !== value) onChange(next);
    }
    setTyped(null);
  };
  return { draft: typed ?? String(value), problem, type: setTyped, commit };
}

/** Why the text is not a value of the field, in words; '' when it is one. */
export function rangeProblem(field: NumericField, text: string): string {
  const number = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
  const whole = field.type === 'integer';
  const wanted = whole
    ? t`a whole number from ${field.min} to ${field.max}`
    : t`a number from ${field.min} to ${field.max}`;
  if (!Number.isFinite(number)) return t`Needs ${wanted}.`;
  if (number < field.min || number > field.max) return t`Needs ${wanted}, not ${number}.`;
  return whole && !Number.isInteger(number) ? t`Needs ${wanted}, not ${number}.` : '';
}
