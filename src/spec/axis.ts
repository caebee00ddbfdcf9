/**
 * An axis of a sweep: a numeric setting and the values it takes. Its text, in links and in the
 * panel, is `alpha:1,2,4,8`.
 */
import { t } from '../lib/text';
import type { SweepAxis } from '../model/sweep-record';
import type { NumericField, RunKey } from './field';
import { RUN_FIELDS } from './fields';
import { parseValue } from './parse-value';
import { type Spec, scheduleOf } from './spec';

export interface Axis {
  readonly field: RunKey;
  /** Ascending, without repeats. */
  readonly values: readonly number[];
}

/** Most values of an axis. */
export const MAX_VALUES = 24;

/** The seeds are what every cell repeats. */
const NOT_SWEPT: readonly string[] = ['seed', 'seeds', 'workers'];

/** As an axis the split has an epoch of its own; the setting's −1, after the warm-up, is none. */
const swept = (field: NumericField): NumericField =>
  field.key === 'split' ? { ...field, min: 0 } : field;

/** Everything that can be an axis, in the order of the table; ranges and labels as for a field. */
export const SWEEP_FIELDS: readonly { readonly id: RunKey; readonly field: NumericField }[] =
  RUN_FIELDS.filter((f) => f.type === 'integer' || f.type === 'number')
    .filter((f) => !NOT_SWEPT.includes(f.key))
    .map((f) => ({ id: f.key as RunKey, field: swept(f as NumericField) }));

/** Range, label and help of what an axis runs over; undefined for anything that cannot be one. */
export const axisField = (id: string): NumericField | undefined =>
  SWEEP_FIELDS.find((f) => f.id === id)?.field;

/** As in the controls, e.g. "Neurons"; the id itself where it is none. */
export const axisLabel = (id: string): string => axisField(id)?.label ?? id;

const COURSE: readonly RunKey[] = ['warmup', 'finetune'];

/** Whether two axes would set the same: where the split comes is what warm-up and fine-tuning say. */
export const setSame = (a: RunKey, b: RunKey): boolean =>
  a === b || (a === 'split' && COURSE.includes(b)) || (b === 'split' && COURSE.includes(a));

/** The axis for people. */
export const describeAxis = ({ field, values }: Axis): SweepAxis => ({
  field,
  label: axisLabel(field),
  unit: axisField(field)?.unit ?? '',
  values,
});

/** Where a specification stands on an axis; the value may lie between those of the axis. */
export const valueOn = (spec: Spec, field: RunKey): number =>
  Number(field === 'split' ? scheduleOf(spec).warmup : spec[field]);

/** As in a link: `alpha:1,2,4,8`; '' for none. */
export const formatAxis = (axis: Axis | null): string =>
  axis ? `${axis.field}:${axis.values.join(',')}` : '';

export interface ParsedAxis {
  /** null where nothing of the text can be used. */
  readonly axis: Axis | null;
  /** Why `axis` is not what was given; absent where it is. */
  readonly reason?: string;
}

const AXIS = /^\s*([a-z]+)\s*:(.*)$/is;

/** Why that cannot be an axis. */
function refusalOf(id: string): string {
  return NOT_SWEPT.includes(id)
    ? t('cannot run over seeds, which every setting repeats')
    : t('names no number of the settings');
}

/** Reads an axis; values are put in order, and those out of range become the nearest valid one. */
export function parseAxis(text: string): ParsedAxis {
  const [, id = '', list = ''] = AXIS.exec(text) ?? [];
  if (id === '')
    return { axis: null, reason: t('is not a setting with values, as in alpha:1,2,4') };
  const swept = SWEEP_FIELDS.find((f) => f.id === id);
  if (!swept) return { axis: null, reason: refusalOf(id) };
  const given = list.split(',').map((value) => value.trim());
  const parsed = given
    .filter((value) => value !== '')
    .map((value) => parseValue(swept.field, value, Number.NaN));
  const reason = parsed.find((p) => p.reason)?.reason;
  const all = [...new Set(parsed.map((p) => Number(p.value)).filter(Number.isFinite))];
  const values = all.sort((a, b) => a - b).slice(0, MAX_VALUES);
  const axis = { field: swept.id, values };
  if (values.length === 0) return { axis: null, reason: t('has no value that can be used') };
  if (reason) return { axis, reason: t`has a value that ${reason}` };
  return all.length > values.length
    ? { axis, reason: t`has more than ${MAX_VALUES} values` }
    : { axis };
}
