/** Comparisons of slots that come with a control: what was compared, changed a little, must fail. */
import { expect } from 'vitest';
import { difference, EXACT, expectClose, type Tolerance } from './compare';
import type { Slots } from './gpu-worlds';

/** The words of some floats, copied. */
export const bitsOf = (x: Float32Array | Uint32Array): Uint32Array =>
  Uint32Array.from(new Uint32Array(x.buffer, x.byteOffset, x.length));

/** The same bits; and the comparison would have noticed one flipped bit. */
export function expectBits(
  what: string,
  a: Float32Array | Uint32Array,
  b: Float32Array | Uint32Array,
): void {
  const [x, y] = [bitsOf(a), bitsOf(b)];
  expectClose(what, x, y, EXACT);
  const control = Uint32Array.from(y);
  control[control.length >> 1] ^= 1;
  expect(difference(x, control, EXACT), `control of ${what}`).not.toBeNull();
}

/** Whole slots, bit for bit. */
export function expectSame(actual: Slots, expected: Slots, slots: readonly string[]): void {
  for (const slot of slots) expectBits(slot, actual[slot], expected[slot]);
}

/** Floats within the tolerance; and a change of the largest by 1 % would not be. */
export function expectNear(
  what: string,
  a: Float32Array,
  b: Float32Array,
  tolerance: Tolerance,
): void {
  expectClose(what, a, b, tolerance);
  const control = Float32Array.from(b);
  const largest = control.reduce((at, x, i) => (Math.abs(x) > Math.abs(control[at]) ? i : at), 0);
  control[largest] = control[largest] * 1.01 + 0.01;
  expect(difference(a, control, tolerance), `control of ${what}`).not.toBeNull();
}
