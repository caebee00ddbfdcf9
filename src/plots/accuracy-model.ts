/**
 * What the curve panel shows: for each method the mean over seeds with the middle 80 % (or every
 * seed while there are few), the split, what it cost, and who is ahead. Diverged seeds drop out.
 */

import { finite, mean, quantile } from '../lib/statistics';
import { gap, t } from '../lib/text';
import type { Method } from '../methods';
import type { Divergence, RunRecord } from '../model/record';
import { epochOf, type Schedule } from '../model/timeline';
import { accuracySentence } from './accuracy-sentence';
import { valuesAt } from './accuracy-values';
import { fiveOf } from './five';
import { fixed } from './format';
import { changeOf } from './method-words';
import type { Empty, PlotInput, Sentence } from './plot';

/** Seeds from which a band is drawn instead of a line each. */
export const BAND_FROM = 8;

export interface Point {
  readonly frame: number;
  readonly epoch: number;
  readonly value: number;
}

export interface Line {
  readonly method: Method;
  /** Mean over the seeds that are finite at that frame; frames without any are left out. */
  readonly mean: readonly Point[];
  /** Quantiles 0.1 and 0.9; empty below `BAND_FROM` seeds. */
  readonly band: readonly { readonly epoch: number; readonly low: number; readonly high: number }[];
  /** A line a seed; empty when there is a band or only one seed. */
  readonly seeds: readonly (readonly Point[])[];
  /** The focus seed's value at the shown frame; NaN if unknown. */
  readonly focus: number;
  /** Mean at the shown frame; NaN if unknown. */
  readonly now: number;
}

export interface AccuracyModel {
  readonly kind: 'accuracy' | 'loss';
  /** Those drawn: dense, the one shown, the first others. */
  readonly lines: readonly Line[];
  /** Those there is no room for; in the caption and the table. */
  readonly others: readonly Line[];
  /** Label of the rule at the split's epoch; '' where nothing of the run changes there. */
  readonly rule: 'split' | 'pruned' | '';
  readonly seeds: number;
  readonly schedule: Schedule;
  readonly frame: number;
  /** Newest frame with data. */
  readonly newest: number;
  /** The only frames with data, where a sweep measured them; null: all up to the newest. */
  readonly known: readonly number[] | null;
  /** Accuracy of guessing, percent. */
  readonly chance: number;
  /** Value range of the axis, in its unit (percent or nats). */
  readonly range: readonly [number, number];
  readonly alpha: number;
  readonly sentence: Sentence;
  readonly diverged: readonly {
    readonly epoch: number;
    readonly value: number;
    readonly method: string;
  }[];
}

export function selectAccuracy(input: PlotInput): AccuracyModel | Empty {
  const { record, curve: kind, frame, method } = input;
  const frames = record.testAccuracy[0]?.length ?? 0;
  const newest = newestFrame(record, kind, Math.min(frames, Math.max(1, record.frames)));
  if (newest < 0) return { empty: t('No epochs yet: the curves begin with the first one.') };
  const five = fiveOf([...new Set(record.replicas.map((r) => r.method))], method);
  const line = (m: Method): Line => lineOf(record, kind, m, newest, frame);
  const lines = five.drawn.map(line);
  const others = five.others.map(line);
  const seeds = new Set(record.replicas.map((r) => r.seed)).size;
  return {
    kind,
    lines,
    others,
    rule: ruleOf(five.drawn, record.alpha),
    seeds,
    schedule: record.schedule,
    frame,
    newest,
    known: record.sparse?.filter((f) => lines.some((l) => has(l, f))) ?? null,
    chance: 100 * (record.chance ?? 0.5),
    range: rangeOf(kind, lines),
    alpha: record.alpha,
    sentence: [
      ...accuracySentence(record, kind, method, Math.min(frame, newest)),
      ...othersText(others, kind),
    ],
    diverged: record.diverged.map((d) => lastFinite(record, kind, d)),
  };
}

function ruleOf(drawn: readonly Method[], alpha: number): AccuracyModel['rule'] {
  const changes = drawn.map((m) => changeOf(m, alpha));
  return changes.includes('split') ? 'split' : changes.includes('prune') ? 'pruned' : '';
}

/** " Not drawn: RigL 95.9, SET 96.1." */
function othersText(others: readonly Line[], kind: 'accuracy' | 'loss'): Sentence {
  const known = others.filter((l) => Number.isFinite(l.now));
  if (known.length === 0) return [];
  const each = known.map(
    (l) => `${t(l.method.short)} ${fixed(l.now, kind === 'accuracy' ? 1 : 2)}`,
  );
  return [{ text: gap() + t`Not drawn: ${each.join(t(', ', 'list'))}.` }];
}

const has = (line: Line, frame: number): boolean => line.mean.some((p) => p.frame === frame);

function newestFrame(record: RunRecord, kind: 'accuracy' | 'loss', frames: number): number {
  const source = kind === 'accuracy' ? record.testAccuracy : record.testLoss;
  for (let f = frames - 1; f >= 0; f--) if (source.some((s) => Number.isFinite(s[f]))) return f;
  return -1;
}

function lineOf(
  record: RunRecord,
  kind: 'accuracy' | 'loss',
  method: Method,
  newest: number,
  frame: number,
): Line {
  const all = Array.from({ length: newest + 1 }, (_, f) => ({
    frame: f,
    epoch: epochOf(record.schedule, f),
    values: valuesAt(record, kind, method.id, f),
  }));
  const count = all[0]?.values.length ?? 0;
  const some = all
    .map((a) => ({ ...a, known: finite(a.values) }))
    .filter((a) => a.known.length > 0);
  const banded = count >= BAND_FROM;
  const own = record.replicas
    .filter((r) => r.method === method.id)
    .findIndex((r) => r.seed === record.focusSeed);
  return {
    method,
    mean: some.map((a) => ({ frame: a.frame, epoch: a.epoch, value: mean(a.known) })),
    band: banded
      ? some.map((a) => ({
          epoch: a.epoch,
          low: quantile(a.known, 0.1),
          high: quantile(a.known, 0.9),
        }))
      : [],
    seeds:
      banded || count < 2
        ? []
        : Array.from({ length: count }, (_, s) =>
            all.flatMap((a) =>
              Number.isFinite(a.values[s])
                ? [{ frame: a.frame, epoch: a.epoch, value: a.values[s] }]
                : [],
            ),
          ),
    focus: all[frame]?.values[own] ?? Number.NaN,
    now: mean(finite(all[frame]?.values ?? [])),
  };
}

/** Accuracy from the lowest ten at or under chance to 100; loss from 0 to a round number. */
function rangeOf(kind: 'accuracy' | 'loss', lines: readonly Line[]): [number, number] {
  const values = lines.flatMap((l) => [
    ...l.mean.map((p) => p.value),
    ...l.band.flatMap((b) => [b.low, b.high]),
    ...l.seeds.flat().map((p) => p.value),
  ]);
  if (kind === 'accuracy') {
    // An untrained network a hair under chance is no reason to start at 40.
    const least = Math.min(50, ...values);
    return [least >= 49 ? 50 : Math.max(0, Math.floor(least / 10) * 10), 100];
  }
  // A diverging seed may not flatten everybody else: means decide beyond three nats.
  const most = Math.max(...values);
  const top =
    most > 3
      ? Math.min(
          most,
          3 * Math.max(0.7, ...lines.flatMap((l) => l.mean.slice(0, 1).map((p) => p.value))),
        )
      : most;
  return [0, Math.max(0.2, Math.ceil(top * 5) / 5)];
}

function lastFinite(
  record: RunRecord,
  kind: 'accuracy' | 'loss',
  d: Divergence,
): { epoch: number; value: number; method: string } {
  const source = (kind === 'accuracy' ? record.testAccuracy : record.testLoss)[d.replica];
  let f = source.length - 1;
  while (f > 0 && !Number.isFinite(source[f])) f--;
  const value = source[f] * (kind === 'accuracy' ? 100 : 1);
  return { epoch: epochOf(record.schedule, f), value, method: record.replicas[d.replica].method };
}
