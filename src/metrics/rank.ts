/** Numerical rank of W1, by Gaussian elimination with complete pivoting in f64. */
import { denseWeights, type Network } from '../model/network';

/** Spacing of f32 numbers at 1: the weights themselves are known no better. */
const EPSILON = 2 ** -23;

/**
 * Rank of W1, 0 … min(n, d): pivots above max(n, d) · 2^−23 · (largest |w|). 0 for an empty or
 * zero matrix, NaN where a weight is not finite.
 */
export function rank(network: Network): number {
  const { inputs: d, children: n } = network;
  const a = Float64Array.from(denseWeights(network));
  const largest = a.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
  if (!Number.isFinite(largest)) return Number.NaN;
  const tolerance = Math.max(n, d) * EPSILON * largest;
  const steps = Math.min(n, d);
  for (let k = 0; k < steps; k++) {
    const at = largestFrom(a, n, d, k);
    if (!(Math.abs(a[at]) > tolerance)) return k;
    swapRows(a, d, k, Math.floor(at / d));
    swapColumns(a, n, d, k, at % d);
    for (let r = k + 1; r < n; r++) {
      const factor = a[r * d + k] / a[k * d + k];
      if (factor === 0) continue;
      for (let j = k; j < d; j++) a[r * d + j] -= factor * a[k * d + j];
    }
  }
  return steps;
}

/** Place of the largest |value| in rows and columns k and up of an n × d matrix. */
function largestFrom(a: Float64Array, n: number, d: number, k: number): number {
  let at = k * d + k;
  for (let r = k; r < n; r++) {
    for (let j = k; j < d; j++) if (Math.abs(a[r * d + j]) > Math.abs(a[at])) at = r * d + j;
  }
  return at;
}

function swapRows(a: Float64Array, d: number, p: number, q: number): void {
  for (let j = 0; j < d; j++) {
    const kept = a[p * d + j];
    a[p * d + j] = a[q * d + j];
    a[q * d + j] = kept;
  }
}

function swapColumns(a: Float64Array, n: number, d: number, p: number, q: number): void {
  for (let r = 0; r < n; r++) {
    const kept = a[r * d + p];
    a[r * d + p] = a[r * d + q];
    a[r * d + q] = kept;
  }
}
