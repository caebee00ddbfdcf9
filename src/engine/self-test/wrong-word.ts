/**
 * Words against known answers: bit for bit, or within what the order of sums may change. A wrong
 * kernel is wrong by far more.
 */
import { later } from '../../lib/text';
import { floatsOf } from '../../lib/words';

/** Of the largest value compared; and near zero. */
const RELATIVE = 2e-4;
const ABSOLUTE = 2e-6;
/** Adam divides by √v: weights with first moments smaller than this are not compared. */
const CANCELLED = 1e-6;

/** Whether Adam moved a weight with that first moment for a reason, and not for mere rounding. */
export const isMoved = (moment: number): boolean => moment === 0 || Math.abs(moment) > CANCELLED;

export interface Part {
  readonly start: number;
  readonly length: number;
}

/**
 * The first word of these parts of a slot that is wrong, in words; null where all are right. `exact`:
 * equal to the bit; else floats, of which `counts` says which are compared.
 */
export function wrongWord(
  slot: string,
  actual: Uint32Array,
  expected: Uint32Array,
  parts: readonly Part[],
  exact: boolean,
  counts: (word: number) => boolean,
): string | null {
  const [x, y] = exact ? [actual, expected] : [floatsOf(actual), floatsOf(expected)];
  for (const { start, length } of parts) {
    let scale = 0;
    for (let i = start; i < start + length; i++) scale = Math.max(scale, Math.abs(y[i]));
    const allowed = exact ? 0 : ABSOLUTE + RELATIVE * scale;
    for (let i = start; i < start + length; i++) {
      // NaN is no answer.
      if (Math.abs(x[i] - y[i]) <= allowed || !counts(i)) continue;
      return later`${slot}[${i}] is ${x[i]}, not ${y[i]}`;
    }
  }
  return null;
}
