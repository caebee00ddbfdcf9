/** What the comparison of two runs shows: their mean curves over each other, and where they end. */

import { t } from '../lib/text';
import { changesAtSplit, hasParents, METHODS, type Method } from '../methods';
import type { KeptMethod, KeptRun } from '../model/kept-run';
import { epochOf } from '../model/timeline';
import { changeOf } from './method-words';
import type { Empty, PlotInput, PlotRun, RunsPlotInput } from './plot';
import { methodIn } from './runs-pairs';

/** Methods drawn of each run: two runs make twice as many lines. */
export const MOST_METHODS = 3;

export interface RunPoint {
  readonly frame: number;
  readonly epoch: number;
  /** Mean test accuracy, %. */
  readonly value: number;
}

export interface RunLine {
  /** `both` where the two runs' curves are the same numbers. */
  readonly of: 'a' | 'b' | 'both';
  readonly method: Method;
  readonly points: readonly RunPoint[];
}

/** What happens at an epoch of one of the runs or of both. */
export interface RunRule {
  readonly epoch: number;
  readonly text: string;
}

export interface RunsModel extends RunsPlotInput {
  readonly lines: readonly RunLine[];
  /** Methods there is no room for; they are in the table. */
  readonly others: readonly Method[];
  readonly rules: readonly RunRule[];
  /** Epochs of the longer schedule. */
  readonly epochs: number;
  /** Value range of the axis, %. */
  readonly range: readonly [number, number];
  /** Accuracy of guessing, %; NaN where the runs differ in it. */
  readonly chance: number;
}

export function selectRuns({ runs }: PlotInput): RunsModel | Empty {
  if (!runs) return { empty: t('Pin two runs to lay their curves over each other.') };
  const { a, b, changed } = runs;
  const { drawn, others } = methodsOf(a, b);
  const lines = drawn.flatMap((method) => linesOf(a.run, b.run, method));
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  const least = Math.min(50, ...values);
  return {
    ...{ a, b, changed, lines, others },
    rules: rulesOf(a.run, b.run),
    epochs: Math.max(1, ...[a, b].map(({ run: { schedule: s } }) => s.warmup + s.finetune)),
    // An untrained network a hair under chance is no reason to start at 40.
    range: [least >= 49 ? 50 : Math.max(0, Math.floor(least / 10) * 10), 100],
    chance: a.run.chance === b.run.chance ? 100 * a.run.chance : Number.NaN,
  };
}

/** Those of either run: dense first, then the ones shown, then the rest in the register's order. */
function methodsOf(a: PlotRun, b: PlotRun) {
  const all: readonly Method[] = METHODS.filter(
    ({ id }) => methodIn(a.run, id) || methodIn(b.run, id),
  );
  const rank = ({ id }: Method): number =>
    id === 'dense' ? 0 : id === a.show || id === b.show ? 1 : 2;
  const first = [...all].sort((m, n) => rank(m) - rank(n)).slice(0, MOST_METHODS);
  return {
    drawn: all.filter((m) => first.includes(m)),
    others: all.filter((m) => !first.includes(m)),
  };
}

export function pointsOf(run: KeptRun, kept: KeptMethod): RunPoint[] {
  return run.frames.flatMap((frame, k) => {
    const value = 100 * kept.curve[k];
    return Number.isFinite(value) ? [{ frame, epoch: epochOf(run.schedule, frame), value }] : [];
  });
}

/** Until the split, a network that will be split is the dense one, whose line stands for it. */
function drawnPoints(run: KeptRun, method: Method): RunPoint[] {
  const kept = methodIn(run, method.id);
  if (!kept) return [];
  const points = pointsOf(run, kept);
  const shared = hasParents(method) && method.id !== 'dense' && run.alpha > 1;
  if (!shared || !methodIn(run, 'dense')) return points;
  const { warmup } = run.schedule;
  const passed = points.some(({ frame }) => frame > warmup);
  return passed ? points.filter(({ epoch }) => epoch >= warmup) : [];
}

const same = (a: readonly RunPoint[], b: readonly RunPoint[]): boolean =>
  a.length === b.length &&
  a.every(({ epoch, value }, k) => epoch === b[k].epoch && value === b[k].value);

function linesOf(a: KeptRun, b: KeptRun, method: Method): RunLine[] {
  const [ofA, ofB] = [drawnPoints(a, method), drawnPoints(b, method)];
  if (ofA.length > 0 && same(ofA, ofB)) return [{ of: 'both', method, points: ofA }];
  const lines: RunLine[] = [
    { of: 'a', method, points: ofA },
    { of: 'b', method, points: ofB },
  ];
  return lines.filter(({ points }) => points.length > 0);
}

/** Where neurons are split or networks pruned; one rule where both runs do so at the same epoch. */
function rulesOf(a: KeptRun, b: KeptRun): RunRule[] {
  const [ofA, ofB] = [wordOf(a), wordOf(b)];
  const [atA, atB] = [a.schedule.warmup, b.schedule.warmup];
  if (ofA !== '' && ofA === ofB && atA === atB) return [{ epoch: atA, text: ofA }];
  return [
    ...(ofA === '' ? [] : [{ epoch: atA, text: t`A ${ofA}` }]),
    ...(ofB === '' ? [] : [{ epoch: atB, text: t`B ${ofB}` }]),
  ];
}

function wordOf({ methods, alpha }: KeptRun): string {
  const run: readonly Method[] = METHODS.filter(({ id }) => methods.some((m) => m.method === id));
  const changes = run.filter(changesAtSplit).map((method) => changeOf(method, alpha));
  return changes.includes('split') ? t('split') : changes.includes('prune') ? t('pruned') : '';
}
