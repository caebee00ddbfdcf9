/** Final accuracies of two runs, seed by seed: what one method gained or lost from one to the other. */
import {
  finite,
  type Interval,
  mean,
  pairedDifference,
  pairedInterval,
  significant,
} from '../lib/statistics';
import type { KeptMethod, KeptRun } from '../model/kept-run';

export interface RunsPaired {
  /** Means over each run's own finite seeds, %; NaN where there is none. */
  readonly a: number;
  readonly b: number;
  /** Mean of b − a over the seeds that both have, points; over no seed NaN. */
  readonly difference: number;
  /** 95 % interval of it; NaN below two seeds. */
  readonly interval: Interval;
  /** Seeds of which both values are finite. */
  readonly n: number;
  /** Whether the difference is more than two standard errors from zero. */
  readonly clear: boolean;
}

export const methodIn = (run: KeptRun, id: string): KeptMethod | undefined =>
  run.methods.find(({ method }) => method === id);

/** In percent, one a seed of `seeds`; NaN where the run has no such seed. */
const valuesOf = (run: KeptRun, method: KeptMethod, seeds: readonly number[]): number[] =>
  seeds.map((seed) => {
    const at = run.seeds.indexOf(seed);
    return at < 0 ? Number.NaN : 100 * method.finals[at];
  });

/** A method of the first run against one of the second, usually the same. */
export function pairedRuns(
  a: { readonly run: KeptRun; readonly method: KeptMethod },
  b: { readonly run: KeptRun; readonly method: KeptMethod },
): RunsPaired {
  const seeds = a.run.seeds.filter((seed) => b.run.seeds.includes(seed));
  const [before, after] = [valuesOf(a.run, a.method, seeds), valuesOf(b.run, b.method, seeds)];
  const paired = pairedDifference(after, before);
  const own = ({ finals }: KeptMethod): number => 100 * mean(finite(finals));
  return {
    ...{ a: own(a.method), b: own(b.method), n: paired.n },
    difference: paired.mean,
    interval: pairedInterval(after, before),
    clear: significant(paired),
  };
}
