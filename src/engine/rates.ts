import type { Spec } from '../spec/spec';

/** Steps after which both bias corrections are 1 in f32, so that the table may end there. */
const LONGEST = 20_000;

/** Rows of the table for that many steps. */
export const rateRows = (spec: Pick<Spec, 'opt'>, steps: number): number =>
  spec.opt === 'sgd' ? 1 : Math.max(1, Math.min(steps, LONGEST));

/**
 * Adam's bias corrections for steps t = 1, 2, …: lr/(1−0.9^t), 1/√(1−0.999^t); two words a step.
 * Computed on the host in f64: a running product in a kernel would depend on how a run is cut
 * into dispatches. SGD needs none and gets one unused row.
 */
export function rateTable(spec: Pick<Spec, 'opt' | 'lr'>, steps: number): Float32Array {
  const rows = rateRows(spec, steps);
  const table = new Float32Array(rows * 2);
  if (spec.opt === 'sgd') return table;
  for (let row = 0; row < rows; row++) {
    table[row * 2] = spec.lr / (1 - 0.9 ** (row + 1));
    table[row * 2 + 1] = 1 / Math.sqrt(1 - 0.999 ** (row + 1));
  }
  return table;
}
