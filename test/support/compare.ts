/**
 * The comparator of every equivalence test. It states when two arrays agree; anything else,
 * NaN and missing values included, is a difference.
 */
export interface Tolerance {
  readonly atol: number;
  readonly rtol: number;
}

/** null where `actual` agrees with `expected`; else what differs first and by how much. */
export function difference(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { atol, rtol }: Tolerance,
): string | null {
  if (actual.length !== expected.length) {
    return `length ${actual.length}, expected ${expected.length}`;
  }
  for (let i = 0; i < expected.length; i++) {
    const a = actual[i] as number;
    const e = expected[i] as number;
    const within = Number.isFinite(e) && Math.abs(a - e) <= atol + rtol * Math.abs(e);
    if (!within) return `[${i}] is ${a}, expected ${e} ± ${atol + rtol * Math.abs(e)}`;
  }
  return null;
}

/** Throws where `difference` finds one; `what` names the quantity. */
export function expectClose(
  what: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: Tolerance,
): void {
  const found = difference(actual, expected, tolerance);
  if (found) throw new Error(`${what}: ${found}`);
}
