import { expect, test } from 'vitest';
import { difference, EXACT, expectClose, ROUNDING } from '../support/compare';

/** The next f32 after x. */
function nextFloat(x: number): number {
  const f = Float32Array.of(x);
  const u = new Uint32Array(f.buffer);
  u[0] = u[0] + 1;
  return f[0];
}

test.each([1, 0.1, 123.456, -7.5])('one ulp from %f passes', (x) => {
  expect(difference([nextFloat(x)], [Math.fround(x)], ROUNDING)).toBeNull();
});

test.each([0, 1, -1000])('twice the tolerance from %f fails, 0.99 of it passes', (x) => {
  const allowed = 1e-3 + 1e-2 * Math.abs(x);
  const tolerance = { atol: 1e-3, rtol: 1e-2 };
  expect(difference([x + 0.99 * allowed], [x], tolerance)).toBeNull();
  expect(difference([x + 2 * allowed], [x], tolerance)).toMatch(/^1 of 1 differ.*2\.00 ×/);
});

test('NaN fails on either side and on both', () => {
  expect(difference([Number.NaN], [0], { atol: 1e9, rtol: 1 })).toContain('NaN');
  expect(difference([0], [Number.NaN], { atol: 1e9, rtol: 1 })).toContain('NaN');
  expect(difference([Number.NaN], [Number.NaN], ROUNDING)).toContain('NaN');
});

test('an infinity fails against a number', () => {
  expect(difference([Number.POSITIVE_INFINITY], [1], { atol: 1e9, rtol: 1 })).not.toBeNull();
});

test('another length fails', () => {
  expect(difference([1, 2], [1], ROUNDING)).toBe('length 2, expected 1');
  expect(difference([], [1], ROUNDING)).not.toBeNull();
});

test('exact means equal, and the worst element is named', () => {
  expect(difference([1, 2, 3], [1, 2, 3], EXACT)).toBeNull();
  expect(difference([0, 0.5, 4], [0, 0, 0], ROUNDING)).toMatch(/^2 of 3 differ; at 2: 4/);
  expect(() => expectClose('weights', [1], [2], EXACT)).toThrow(/^weights: /);
});
