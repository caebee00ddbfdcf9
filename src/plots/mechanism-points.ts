/**
 * The points of the mechanism plot: what splitting did to each measure and to the accuracy, as
 * quotients with the dense network of the same seed after training. One a network of the run, or
 * the mean over seeds for each setting and method of a sweep.
 */
import { finite, mean } from '../lib/statistics';
import { METHODS, type Method, methodOf } from '../methods';
import {
  type MeasureId,
  type Measures,
  nullOf,
  PREDICTORS,
  type Predictor,
  WEIGHT_MEASURES,
  type WeightMeasure,
} from '../model/measures';
import type { RunRecord } from '../model/record';
import { measuresAt, networkPlace } from '../model/sweep-fill';
import type { SweepRecord } from '../model/sweep-record';

/** Fold changes of a measure; NaN where the dense network has 0 of it. */
export interface Folds {
  readonly own: number;
  /** Of the null: the same masks on shuffled weights. NaN for what is counted on masks. */
  readonly shuffled: number;
}

export interface Point {
  readonly method: Method;
  /** Of a network of the run; null for the mean of a cell. */
  readonly seed: number | null;
  /** Of a sweep; null for a network of the run. */
  readonly cell: number | null;
  /** Networks it is the mean of. */
  readonly networks: number;
  /** Test accuracy over the dense one's, minus 1. */
  readonly gain: number;
  readonly folds: Readonly<Record<Predictor, Folds>>;
}

export interface Points {
  readonly points: readonly Point[];
  /** Networks left out because they, or the dense one of their seed, diverged. */
  readonly diverged: number;
}

/** Whether a measure has a null; what is counted on masks has none. */
export const hasNull = (id: Predictor): id is Exclude<WeightMeasure, 'cosine'> =>
  (WEIGHT_MEASURES as readonly string[]).includes(id);

type Quotients = Pick<Point, 'gain' | 'folds'>;

function quotients(own: Measures, dense: Measures): Quotients {
  const fold = (id: MeasureId): number => (dense[id] === 0 ? Number.NaN : own[id] / dense[id]);
  const folds = PREDICTORS.map((id): [Predictor, Folds] => [
    id,
    { own: fold(id), shuffled: hasNull(id) ? fold(nullOf(id)) : Number.NaN },
  ]);
  return { gain: fold('accuracy') - 1, folds: Object.fromEntries(folds) as Point['folds'] };
}

/** A network of the run each, all methods but dense; none before training has ended. */
export function pointsOfRun(record: RunRecord): Points {
  const { after } = record.measures;
  const broken = new Set(record.diverged.map((d) => d.replica));
  let diverged = 0;
  const points = record.replicas.flatMap(({ method, seed }, r): Point[] => {
    if (method === 'dense') return [];
    const dense = record.replicas.findIndex((q) => q.method === 'dense' && q.seed === seed);
    if (dense < 0) return [];
    if (broken.has(r) || broken.has(dense)) {
      diverged++;
      return [];
    }
    const [own, other] = [after[r], after[dense]];
    if (!own || !other) return [];
    const made = quotients(own, other);
    if (!Number.isFinite(made.gain)) return [];
    return [{ method: methodOf(method), seed, cell: null, networks: 1, ...made }];
  });
  return { points, diverged };
}

/** A mean each of setting and method, over the seeds measured so far. */
export function pointsOfSweep(record: SweepRecord): Points {
  const dense = record.methods.indexOf('dense');
  let diverged = 0;
  const points = record.refusals.flatMap((_, cell) =>
    METHODS.flatMap((method): Point[] => {
      const m = record.methods.indexOf(method.id);
      if (m < 0 || m === dense || dense < 0) return [];
      const pairs = record.seeds.flatMap((_, seed): Quotients[] => {
        const own = measuresAt(record, 'after', cell, m, seed);
        const other = measuresAt(record, 'after', cell, dense, seed);
        if (!own || !other) return [];
        const places = [m, dense].map((k) => networkPlace(record, cell, k, seed));
        if (places.some((place) => record.diverged[place] >= 0)) {
          diverged++;
          return [];
        }
        const made = quotients(own, other);
        return Number.isFinite(made.gain) ? [made] : [];
      });
      if (pairs.length === 0) return [];
      return [{ method, seed: null, cell, networks: pairs.length, ...meanOf(pairs) }];
    }),
  );
  return { points, diverged };
}

function meanOf(pairs: readonly Quotients[]): Quotients {
  const over = (value: (q: Quotients) => number): number => mean(finite(pairs.map(value)));
  const folds = PREDICTORS.map((id): [Predictor, Folds] => [
    id,
    { own: over((q) => q.folds[id].own), shuffled: over((q) => q.folds[id].shuffled) },
  ]);
  return {
    gain: over((q) => q.gain),
    folds: Object.fromEntries(folds) as Point['folds'],
  };
}
