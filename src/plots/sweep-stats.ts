/**
 * Numbers of one cell and one method of a sweep, over its seeds: the measure after training, or
 * the paired difference in test accuracy from the dense network of the same seed.
 */
import { finite, interval, mean, pairedDifference, sd, significant } from '../lib/statistics';
import type { MeasureId } from '../model/measures';
import { memberPlace, networkPlace } from '../model/sweep-fill';
import type { SweepRecord } from '../model/sweep-record';
import { type SweepMetric, TIE } from './sweep-metrics';

export interface CellStats {
  /** Seeds measured, those that diverged among them. */
  readonly done: number;
  /** One a seed, in the metric's unit; NaN where not measured or diverged. */
  readonly values: readonly number[];
  /** Whether that seed is measured. */
  readonly measured: readonly boolean[];
  /** Of the finite values. */
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  /** 95 % interval of the mean; NaN below two values. */
  readonly low: number;
  readonly high: number;
  /** Only of a gain; null for a measure. */
  readonly gain: Gain | null;
}

export interface Gain {
  readonly se: number;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Mean accuracy of the dense networks it is paired with, %. */
  readonly from: number;
  /** Within two standard errors of zero; false below two pairs, where that is not known. */
  readonly near: boolean;
}

/** Values of a measure after training, one a seed, scaled; NaN where not known or diverged. */
export function seedValues(
  record: SweepRecord,
  id: MeasureId,
  scale: number,
  cell: number,
  method: number,
): number[] {
  const values = record.values.after[id];
  return record.seeds.map((_, seed) => {
    const place = networkPlace(record, cell, method, seed);
    return record.diverged[place] < 0 ? values[place] * scale : Number.NaN;
  });
}

/** Statistics of a cell; `method` is an index into the record's methods. */
export function cellStats(
  record: SweepRecord,
  metric: SweepMetric,
  cell: number,
  method: number,
): CellStats {
  const measured = record.seeds.map(
    (_, seed) => record.done[memberPlace(record, cell, seed)] === 1,
  );
  const of = (id: MeasureId, m: number) => seedValues(record, id, metric.scale, cell, m);
  const base = metric.id === 'gain' ? of('accuracy', record.methods.indexOf('dense')) : null;
  const own = of(metric.id === 'gain' ? 'accuracy' : metric.id, method);
  const values = base ? own.map((v, s) => v - base[s]) : own;
  const known = finite(values);
  const { low, high } = interval(known, 0.95);
  return {
    done: measured.filter(Boolean).length,
    values,
    measured,
    n: known.length,
    mean: mean(known),
    sd: sd(known),
    low,
    high,
    gain: base && gainOf(own, base),
  };
}

function gainOf(own: readonly number[], dense: readonly number[]): Gain {
  const paired = pairedDifference(own, dense, TIE);
  const from = dense.filter((d, s) => Number.isFinite(d + own[s]));
  return {
    se: paired.se,
    wins: paired.wins,
    losses: paired.losses,
    ties: paired.ties,
    from: mean(from),
    near: paired.n >= 2 && !significant(paired),
  };
}
