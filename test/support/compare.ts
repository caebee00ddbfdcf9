/**
 * The comparator of every equivalence test: |actual − expected| ≤ atol + rtol·|expected|, element
 * by element. NaN never passes, nor does another length. It is itself tested (`compare.test.ts`).
 */

export interface Tolerance {
  readonly atol: number;
  readonly rtol: number;
}

type Numbers = ArrayLike<number>;

/** A few roundings of f32 around 1. */
export const ROUNDING: Tolerance = { atol: 1e-6, rtol: 1e-6 };
export const EXACT: Tolerance = { atol: 0, rtol: 0 };

/** The worst violation in words, or null if all elements are within the tolerance. */
export function difference(
  actual: Numbers,
  expected: Numbers,
  { atol, rtol }: Tolerance,
): string | null {
  if (actual.length !== expected.length) {
    return `length ${actual.length}, expected ${expected.length}`;
  }
  let worst = 1;
  let at = -1;
  let count = 0;
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i];
    const b = expected[i];
    const allowed = atol + rtol * Math.abs(b);
    const off = Math.abs(a - b);
    // A NaN or two equal infinities give off = NaN; both are violations.
    if (off <= allowed) continue;
    count++;
    const ratio = Number.isNaN(off) || allowed === 0 ? Number.POSITIVE_INFINITY : off / allowed;
    if (at < 0 || ratio > worst) {
      worst = ratio;
      at = i;
    }
  }
  if (at < 0) return null;
  return `${count} of ${actual.length} differ; at ${at}: ${actual[at]}, expected ${expected[at]}, ${worst.toPrecision(3)} × the tolerance`;
}

/** Throws with the worst violation; `what` names the array. */
export function expectClose(
  what: string,
  actual: Numbers,
  expected: Numbers,
  tolerance: Tolerance,
): void {
  const found = difference(actual, expected, tolerance);
  if (found !== null) throw new Error(`${what}: ${found}`);
}
