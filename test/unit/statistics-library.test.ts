/** Our few lines of statistics against two libraries that do nothing else. */
import fc from 'fast-check';
import { jStat } from 'jstat';
import * as simple from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import {
  finite,
  interval,
  leastSquares,
  mean,
  pairedDifference,
  pairedInterval,
  quantile,
  sd,
  significant,
  standardError,
} from '../../src/lib/statistics';
import { studentQuantile } from '../../src/lib/student';

const number = fc.double({ min: -100, max: 100, noNaN: true });
const sample = fc.array(number, { minLength: 2, maxLength: 64 });
const pairs = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 64 });

/** Apart by at most 1e-9 of the numbers' size. */
function agree(ours: number, theirs: number, tolerance = 1e-9): void {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(theirs)));
}

/** t quantiles that are further than 1e-6 from jStat's. */
const farOff = (quantileOf: (p: number, df: number) => number): string[] =>
  Array.from({ length: 200 }, (_, i) => i + 1).flatMap((df) =>
    [0.001, 0.025, 0.3, 0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.9995]
      .filter((p) => {
        const theirs = jStat.studentt.inv(p, df);
        return !(Math.abs(quantileOf(p, df) - theirs) <= 1e-6 * Math.max(1, Math.abs(theirs)));
      })
      .map((p) => `${p} at ${df}`),
  );

describe('against a library', () => {
  test('mean, standard deviation and standard error', () => {
    fc.assert(
      fc.property(sample, (values) => {
        agree(mean(values), simple.mean(values));
        agree(sd(values), simple.sampleStandardDeviation(values));
        agree(
          standardError(values),
          simple.sampleStandardDeviation(values) / Math.sqrt(values.length),
        );
      }),
    );
    // Control: the other standard deviation, over n, is told apart.
    expect(() => agree(sd([1, 2, 4]), simple.standardDeviation([1, 2, 4]))).toThrow();
  });

  test('quantiles', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, share, (values, q) => {
        agree(quantile(values, q), jStat.quantiles(values, [q], 1, 1)[0]);
      }),
    );
    // Control: another definition of the quantile is told apart.
    expect(() =>
      agree(quantile([1, 2, 4, 9], 0.3), jStat.quantiles([1, 2, 4, 9], [0.3], 0, 0)[0]),
    ).toThrow();
  });

  test('paired differences and their interval', () => {
    fc.assert(
      fc.property(pairs, (both) => {
        const [a, b] = [both.map((p) => p[0]), both.map((p) => p[1])];
        const apart = a.map((value, i) => value - b[i]);
        const ours = pairedDifference(a, b);
        agree(ours.mean, simple.mean(apart));
        agree(ours.sd, simple.sampleStandardDeviation(apart));
        agree(ours.se, simple.sampleStandardDeviation(apart) / Math.sqrt(apart.length));
        const low = ours.mean - jStat.studentt.inv(0.975, apart.length - 1) * ours.se;
        agree(pairedInterval(a, b).low, low, 1e-6);
      }),
    );
  });

  test('quantiles of Student’s t, for 1 to 200 degrees of freedom', () => {
    expect(farOff(studentQuantile)).toEqual([]);
    // Control: one degree of freedom off.
    expect(farOff((p, df) => studentQuantile(p, df + 1)).length).toBeGreaterThan(1900);
  });

  test('a 95 % interval leaves 2.5 % of the distribution on either side', () => {
    fc.assert(
      fc.property(sample, (values) => {
        const se = standardError(values);
        fc.pre(se > 1e-6);
        const { low, high } = interval(values);
        const t = (high - low) / 2 / se;
        agree(jStat.studentt.cdf(t, values.length - 1), 0.975, 1e-6);
        agree((low + high) / 2, mean(values), 1e-6);
      }),
    );
  });
});

describe('Student’s t', () => {
  test('has the tables’ values', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062047361747, 10);
    expect(studentQuantile(0.975, 7)).toBeCloseTo(2.36462425159278, 12);
    expect(studentQuantile(0.95, 2)).toBeCloseTo(2.91998558035373, 12);
    expect(studentQuantile(0.025, 7)).toBe(-studentQuantile(0.975, 7));
    expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 12);
  });

  test('is nothing for what is no share or no degree of freedom', () => {
    for (const [p, df] of [
      [0, 3],
      [1, 3],
      [Number.NaN, 3],
      [0.9, 0],
      [0.9, 1.5],
      [0.9, Number.NaN],
    ]) {
      expect(studentQuantile(p, df)).toBeNaN();
    }
  });
});

describe('intervals', () => {
  test('need two values', () => {
    for (const values of [[], [3]]) {
      expect(interval(values)).toEqual({ low: Number.NaN, high: Number.NaN });
    }
    expect(interval([3, 3])).toEqual({ low: 3, high: 3 });
  });

  test('of pairs leave out what is not finite, and refuse unequal samples', () => {
    const [a, b] = [
      [5, 7, Number.NaN, 10],
      [1, 2, 3, 4],
    ];
    expect(pairedInterval(a, b)).toEqual(interval(finite(a.map((value, i) => value - b[i]))));
    expect(pairedInterval(a, b, 0.5).low).toBeGreaterThan(pairedInterval(a, b, 0.99).low);
    expect(() => pairedInterval([1], [1, 2])).toThrow('pairs of 1 and 2 values');
  });

  test('a gain within two standard errors of zero is not significant', () => {
    expect(significant({ mean: 2.1, se: 1 })).toBe(true);
    expect(significant({ mean: -2.1, se: 1 })).toBe(true);
    expect(significant({ mean: 2, se: 1 })).toBe(false);
    expect(significant({ mean: 0, se: 0 })).toBe(false);
    expect(significant(pairedDifference([5], [1]))).toBe(false);
  });
});

describe('least squares', () => {
  test('have the line and the share explained of a library', () => {
    fc.assert(
      fc.property(pairs, (both) => {
        const [x, y] = [both.map((p) => p[0]), both.map((p) => p[1])];
        fc.pre(sd(x) > 1e-3 && sd(y) > 1e-3);
        const ours = leastSquares(x, y);
        const theirs = simple.linearRegression(both);
        agree(ours.slope, theirs.m, 1e-6);
        agree(ours.intercept, theirs.b, 1e-6);
        agree(ours.r2, simple.rSquared(both, simple.linearRegressionLine(theirs)), 1e-6);
        expect(ours.n).toBe(both.length);
      }),
    );
    // Control: the line of x against y is another one.
    const [x, y] = [
      [1, 2, 3, 5],
      [2, 3, 1, 9],
    ];
    const swapped = simple.linearRegression(y.map((v, i) => [v, x[i]]));
    expect(() => agree(leastSquares(x, y).slope, swapped.m)).toThrow();
  });

  test('leave out pairs with a value that is not finite, and refuse unequal samples', () => {
    const [x, y] = [
      [1, 2, Number.NaN, 3, Number.POSITIVE_INFINITY, 4],
      [2, 4, 100, 6, 0, Number.NaN],
    ];
    const { slope, intercept, r2, n } = leastSquares(x, y);
    agree(slope, 2);
    agree(intercept, 0);
    expect([r2, n]).toEqual([1, 3]);
    expect(() => leastSquares([1], [])).toThrow('pairs of 1 and 0 values');
  });

  test('say nothing where there is no spread but rounding', () => {
    for (const x of [[], [3], [0.3, 0.3, 0.3], [0.1 + 0.2, 0.3, 0.3], [0, 0, 0]]) {
      const line = leastSquares(
        x,
        x.map((_, i) => i),
      );
      expect([line.slope, line.r2], `${x}`).toEqual([Number.NaN, Number.NaN]);
    }
    const flat = leastSquares([1, 2, 3], [0.3, 0.1 + 0.2, 0.3]);
    agree(flat.slope, 0);
    expect(flat.r2).toBeNaN();
    expect(leastSquares([1, 2, 3], [1, 1, 1 + 1e-6]).r2).toBeCloseTo(0.75, 6);
  });
});
