import { describe, expect, test } from 'vitest';
import { difference, expectClose } from '../support/compare';

const tolerance = { atol: 1e-6, rtol: 1e-5 };

describe('the comparator', () => {
  test('lets one ulp pass', () => {
    expect(difference([1 + 2 ** -23], [1], tolerance)).toBeNull();
  });
  test('lets the tolerance itself pass and refuses twice the tolerance', () => {
    expect(difference([1 + 1.09e-5], [1], tolerance)).toBeNull();
    expect(difference([1 + 2.2e-5], [1], tolerance)).toMatch(/^\[0\]/);
  });
  test('refuses NaN on either side and on both', () => {
    expect(difference([Number.NaN], [1], tolerance)).not.toBeNull();
    expect(difference([1], [Number.NaN], tolerance)).not.toBeNull();
    expect(difference([Number.NaN], [Number.NaN], tolerance)).not.toBeNull();
  });
  test('refuses infinities', () => {
    expect(difference([Number.POSITIVE_INFINITY], [1], tolerance)).not.toBeNull();
    expect(difference([1], [Number.POSITIVE_INFINITY], tolerance)).not.toBeNull();
  });
  test('refuses another length', () => {
    expect(difference([1, 2], [1], tolerance)).toMatch(/length 2, expected 1/);
    expect(difference([], [1], tolerance)).toMatch(/length/);
  });
  test('expectClose names the quantity', () => {
    expect(() => expectClose('weights', [2], [1], tolerance)).toThrow(/weights: \[0\]/);
  });
});
