import { describe, expect, test } from 'vitest';
import {
  finite,
  mean,
  median,
  pairedDifference,
  quantile,
  sd,
  standardError,
} from '../../src/lib/statistics';

const SAMPLE = [2, 4, 4, 4, 5, 5, 7, 9];

describe('statistics', () => {
  test('mean, standard deviation and standard error have their textbook values', () => {
    expect(mean(SAMPLE)).toBe(5);
    expect(sd(SAMPLE)).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(standardError(SAMPLE)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
  });

  test('an empty sample has no mean, no spread and no quantile', () => {
    for (const summary of [mean, sd, standardError, median]) expect(summary([])).toBeNaN();
  });

  test('one value has a mean but no spread', () => {
    expect(mean([3])).toBe(3);
    expect(median([3])).toBe(3);
    expect(sd([3])).toBeNaN();
    expect(standardError([3])).toBeNaN();
  });

  test('quantiles interpolate as R type 7 does', () => {
    // R: quantile(c(1, 2, 3, 4), c(0, .1, .25, .5, .9, 1))
    const expected = [1, 1.3, 1.75, 2.5, 3.7, 4];
    const actual = [0, 0.1, 0.25, 0.5, 0.9, 1].map((q) => quantile([4, 1, 3, 2], q));
    actual.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 12);
    });
  });

  test('a quantile sorts by value, leaves the sample alone and clamps q', () => {
    const sample = Float32Array.of(10, 9, 100);
    expect(quantile(sample, 0.5)).toBe(10);
    expect(quantile(sample, -1)).toBe(9);
    expect(quantile(sample, 2)).toBe(100);
    expect(Array.from(sample)).toEqual([10, 9, 100]);
  });

  test('NaN in a sample shows in every summary, and `finite` leaves it out', () => {
    expect(mean([1, Number.NaN])).toBeNaN();
    expect(quantile([1, Number.NaN, 2], 0.1)).toBeNaN();
    expect(finite([1, Number.NaN, Number.POSITIVE_INFINITY, 2])).toEqual([1, 2]);
  });

  test('a paired difference counts wins, losses and ties within the tolerance', () => {
    const d = pairedDifference([3, 5, 1, 2.04], [1, 2, 2, 2], 0.05);
    expect(d).toMatchObject({ n: 4, wins: 2, losses: 1, ties: 1 });
    expect(d.mean).toBeCloseTo((2 + 3 - 1 + 0.04) / 4, 12);
    expect(d.sd).toBeCloseTo(sd([2, 3, -1, 0.04]), 12);
    expect(d.se).toBeCloseTo(d.sd / 2, 12);
  });

  test('a paired difference leaves out pairs with an unknown value', () => {
    const d = pairedDifference([3, Number.NaN, 4], [1, 2, Number.NaN]);
    expect(d).toMatchObject({ n: 1, mean: 2, wins: 1, losses: 0, ties: 0 });
    expect(d.sd).toBeNaN();
    expect(pairedDifference([], [])).toMatchObject({ n: 0, mean: Number.NaN });
  });

  test('a paired difference of unequal samples is an error that names both lengths', () => {
    expect(() => pairedDifference([1], [1, 2])).toThrow('pairs of 1 and 2 values');
  });
});
