/** Final accuracies of two runs, seed by seed: what one method gained or lost from one to the other. */
import {
  finite,
  type Interval,
  mean,
  pairedDifference,
  pairedInterval,
  significant,
} from '../lib/statistics';
import { METHODS, type Method } from '../methods';
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

export interface MethodEnds {
  readonly method: Method;
  /** Mean over the finite seeds, %; NaN where the run has no such method. */
  readonly a: number;
  readonly b: number;
  /** null where only one of the runs has the method. */
  readonly paired: RunsPaired | null;
  /** Non-zero weights; NaN where not known. */
  readonly weights: readonly [a: number, b: number];
}

/** Every method of either run, in the register's order. */
export function endsOfRuns(a: KeptRun, b: KeptRun): MethodEnds[] {
  return METHODS.flatMap((method: Method) => {
    const [ofA, ofB] = [methodIn(a, method.id), methodIn(b, method.id)];
    if (!ofA && !ofB) return [];
    const end = (kept?: KeptMethod): number => 100 * mean(finite(kept?.finals ?? []));
    const paired = ofA && ofB ? pairedRuns({ run: a, method: ofA }, { run: b, method: ofB }) : null;
    const weights = [ofA?.weights ?? Number.NaN, ofB?.weights ?? Number.NaN] as const;
    return [{ method, a: end(ofA), b: end(ofB), paired, weights }];
  });
}
