/**
 * A sweep: one or two axes over numeric run fields, on top of a specification. Its cells are runs
 * like any other; methods, seeds and everything not on an axis are those of the specification.
 */
import { t } from '../lib/text';
import { taskOf } from '../tasks';
import { type Axis, axisLabel, formatAxis, parseAxis, setSame } from './axis';
import { effective, isIdle } from './effective';
import { changedFields, fieldOf, onAnyMachine } from './fields';
import { quote, type SpecNotice } from './notice';
import type { Spec } from './spec';
import { validateSpec } from './validate';

export {
  type Axis,
  axisField,
  axisLabel,
  describeAxis,
  formatAxis,
  MAX_VALUES,
  type ParsedAxis,
  parseAxis,
  SWEEP_FIELDS,
  setSame,
  valueOn,
} from './axis';

export interface Sweep {
  /** Columns; null where there is no sweep. */
  readonly x: Axis | null;
  /** Rows; null where there is one axis or none. */
  readonly y: Axis | null;
}

export const NO_SWEEP: Sweep = { x: null, y: null };

/** One point of the grid. */
export interface Cell {
  /** Row-major: row · columns + column. */
  readonly index: number;
  readonly x: number;
  /** null where the sweep has one axis. */
  readonly y: number | null;
  /** The run of this cell. */
  readonly spec: Spec;
  /** Why it cannot be run (then `spec` is the nearest valid one); null where it can. */
  readonly refusal: string | null;
}

/** Most networks of a sweep. */
export const MAX_NETWORKS = 20_000;

/** The axis that would change nothing, in words; null where there is none. */
function idleAxis(spec: Spec, { x, y }: Sweep): string | null {
  const idle = [x, y].find((axis) => axis && isIdle(axis.field, spec));
  if (!idle) return null;
  const label = axisLabel(idle.field);
  return idle.field === 'hidden'
    ? t`${label} has no effect while “Hidden layers” says how many neurons there are`
    : t`${label} has no effect on ${taskOf(spec.task).noun}`;
}

function cellOf(spec: Spec, sweep: Sweep, x: number, y: number | null): Omit<Cell, 'index'> {
  const idle = idleAxis(spec, sweep);
  if (idle !== null) return { x, y, spec, refusal: idle };
  const patch = {
    ...(sweep.x ? { [sweep.x.field]: x } : {}),
    ...(sweep.y && y !== null ? { [sweep.y.field]: y } : {}),
  };
  const valid = validateSpec({ ...spec, ...patch });
  const [notice] = valid.notices;
  if (!notice) return { x, y, spec: valid.spec, refusal: null };
  const refusal = `${fieldOf(notice.key).short} ${notice.given} ${notice.reason}`;
  return { x, y, spec: valid.spec, refusal };
}

/** The runs of a sweep, row by row; none without an axis. */
export function cellsOf(spec: Spec, sweep: Sweep): readonly Cell[] {
  const rows = sweep.y ? sweep.y.values : [null];
  return rows
    .flatMap((y) => (sweep.x?.values ?? []).map((x) => cellOf(spec, sweep, x, y)))
    .map((cell, index) => ({ index, ...cell }));
}

/** Networks that the cells train, all methods and seeds. */
export const networksOf = (cells: readonly Cell[]): number =>
  cells
    .filter((cell) => cell.refusal === null)
    .reduce((sum, { spec }) => sum + spec.methods.length * spec.seeds, 0);

/** Why a sweep cannot be started, as a sentence; null where it can. */
export function sweepRefusal(cells: readonly Cell[]): string | null {
  if (cells.length === 0) return t('There is no sweep: choose a setting and its values.');
  const networks = networksOf(cells);
  if (networks === 0) {
    return t`None of the ${cells.length} settings can be run: ${String(cells[0].refusal)}.`;
  }
  if (networks <= MAX_NETWORKS) return null;
  const most = MAX_NETWORKS.toLocaleString('en');
  return t`${networks.toLocaleString('en')} networks are more than the ${most} of one sweep: choose fewer values or seeds.`;
}

/** Whether both sweeps over both specifications have the same cells. */
export function sameCells(a: Spec, sweep: Sweep, b: Spec, other: Sweep): boolean {
  return (
    formatSweep(sweep) === formatSweep(other) &&
    changedFields(trained(first(a, sweep)), trained(first(b, sweep))).length === 0
  );
}

/** What is trained, wherever it is and whatever else is set. */
const trained = (spec: Spec): Spec => effective(onAnyMachine(spec));

/**
 * A specification with what the axes set taken from their first values. Where the split has an
 * epoch of its own, of warm-up and fine-tuning only the sum counts.
 */
function first(spec: Spec, { x, y }: Sweep): Spec {
  const set = (axis: Axis | null): Partial<Spec> => (axis ? { [axis.field]: axis.values[0] } : {});
  const { warmup, finetune, ...rest } = { ...spec, ...set(x), ...set(y) };
  return rest.split < 0
    ? { ...rest, warmup, finetune }
    : { ...rest, warmup: 0, finetune: warmup + finetune };
}

const formatSweep = ({ x, y }: Sweep): string => `${formatAxis(x)}|${formatAxis(y)}`;

/** Anything that stands for an axis: its text, an axis as a program has it, nothing. */
type Given = string | Axis | null | undefined;

/** Makes a valid sweep of anything; each change of what was given is a notice of its link key. */
export function validateSweep(given: { readonly x?: Given; readonly y?: Given }): {
  sweep: Sweep;
  notices: SpecNotice[];
} {
  const notices: SpecNotice[] = [];
  const textOf = (axis: Given): string =>
    typeof axis === 'object' ? formatAxis(axis) : (axis ?? '');
  const note = (key: string, axis: Given, used: string, reason: string): void => {
    notices.push({ key, given: quote(textOf(axis)), used: quote(used), reason });
  };
  const parse = (key: string, axis: Given): Axis | null => {
    if (axis === null || axis === undefined) return null;
    const parsed = parseAxis(textOf(axis));
    if (parsed.reason) note(key, axis, formatAxis(parsed.axis), parsed.reason);
    return parsed.axis;
  };
  const x = parse('sx', given.x);
  const y = parse('sy', given.y);
  if (!y) return { sweep: { x, y: null }, notices };
  if (!x) {
    note('sy', given.y, `sx=${formatAxis(y)}`, t('has no columns to stand on'));
    return { sweep: { x: y, y: null }, notices };
  }
  if (setSame(x.field, y.field)) {
    note('sy', given.y, '', t('sets the same as sx'));
    return { sweep: { x, y: null }, notices };
  }
  return { sweep: { x, y }, notices };
}
