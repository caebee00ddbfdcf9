/**
 * An axis as it is being edited: its values as text, what is wrong with them, and values to start
 * from when its setting was just chosen. Pure.
 */
import { t } from '../lib/text';
import { type Axis, axisField, parseAxis, setSame, valueOn } from '../spec/axis';
import type { RunKey } from '../spec/field';
import type { Spec } from '../spec/spec';

/** "1, 2, 4". */
export const valuesText = (axis: Axis): string => axis.values.join(', ');

/** Reads the values of an axis; `problem` says why they cannot be taken as they are, '' if they can. */
export function readValues(field: RunKey, text: string): { axis: Axis | null; problem: string } {
  const { axis, reason } = parseAxis(`${field}:${text}`);
  const range = axisField(field);
  if (!reason || !range) return { axis, problem: '' };
  const wanted = range.type === 'integer' ? t('whole numbers') : t('numbers');
  return {
    axis,
    problem: t`The list ${reason}: it takes ${wanted} from ${range.min} to ${range.max}.`,
  };
}

/** Values around the one in the settings: half of it, itself, twice and four times. */
export function suggestedAxis(spec: Spec, field: RunKey): Axis | null {
  return parseAxis(`${field}:${suggested(spec, field).join(',')}`).axis;
}

function suggested(spec: Spec, field: RunKey): readonly number[] {
  if (field === 'alpha') return [1, 2, 4, 8];
  if (field === 'split') {
    const total = spec.warmup + spec.finetune;
    return [0, 0.1, 0.3, 0.5, 0.7, 0.9].map((share) => Math.round(share * total));
  }
  const row = axisField(field);
  const now = valueOn(spec, field);
  const around =
    now === 0 ? [0, 1, 2, 4].map((k) => k * (row?.step ?? 1)) : [now / 2, now, 2 * now, 4 * now];
  return row?.type === 'integer'
    ? around.map(Math.round)
    : around.map((v) => Number(v.toPrecision(6)));
}

/** Whether both axes would set the same. */
export const clash = (field: RunKey, other: Axis | null): boolean =>
  other !== null && setSame(field, other.field);
