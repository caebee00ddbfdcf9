/** The closed forms against the paper's numbers, exact fractions and simulated masks. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Stream, shuffle, stream } from '../../src/lib/random';
import { mean, standardError } from '../../src/lib/statistics';
import {
  balancedCollision,
  balancedWhole,
  clauseCollision,
  companions,
  coverageOver,
  independentCollision,
  independentWhole,
  limitOf,
  type SplitShape,
  splitTheory,
} from '../../src/metrics';

const MASKS = 100_000;
const PARENTS = 8;

/** Rates that 100,000 masks can see; α does not divide d in the last two. */
const CASES = [
  { d: 32, m: 8, k: 4, alpha: 2 },
  { d: 16, m: 8, k: 2, alpha: 4 },
  { d: 15, m: 5, k: 3, alpha: 2 },
  { d: 17, m: 6, k: 2, alpha: 3 },
] as const;
type Case = (typeof CASES)[number];

/** Child of each input, written into `child`: every input for itself. */
const dealIndependent = (child: Uint16Array, alpha: number, random: Stream): void => {
  for (let j = 0; j < child.length; j++) child[j] = random.below(alpha);
};

/** Child of each input, written into `child`: shares that differ by at most one. */
const dealBalanced = (child: Uint16Array, alpha: number, random: Stream): void => {
  for (let j = 0; j < child.length; j++) child[j] = j % alpha;
  shuffle(child, random);
};

interface Simulated {
  /** By mask: share of clauses whole, and of pairs whole in one child. */
  readonly wholes: Float64Array;
  readonly collisions: Float64Array;
  /** By network of `PARENTS` masks: share of clauses whole in at least one. */
  readonly coverage: Float64Array;
}

/** Deals `MASKS` masks; clause g holds the inputs k·g … k·g + k − 1. */
function simulate({ d, m, k, alpha }: Case, deal: typeof dealBalanced, index: number): Simulated {
  const random = stream(2510, 'mask', index);
  const child = new Uint16Array(d);
  const perChild = new Uint16Array(alpha);
  const covered = new Uint8Array(m);
  const wholes = new Float64Array(MASKS);
  const collisions = new Float64Array(MASKS);
  const coverage = new Float64Array(MASKS / PARENTS);
  for (let s = 0; s < MASKS; s++) {
    if (s % PARENTS === 0) covered.fill(0);
    deal(child, alpha, random);
    perChild.fill(0);
    for (let g = 0; g < m; g++) {
      let i = 1;
      while (i < k && child[g * k + i] === child[g * k]) i++;
      if (i < k) continue;
      perChild[child[g * k]]++;
      covered[g] = 1;
    }
    let whole = 0;
    let pairs = 0;
    for (const n of perChild) {
      whole += n;
      pairs += (n * (n - 1)) / 2;
    }
    wholes[s] = whole / m;
    collisions[s] = pairs / ((m * (m - 1)) / 2);
    coverage[Math.floor(s / PARENTS)] = mean(covered);
  }
  return { wholes, collisions, coverage };
}

/** Standard errors by which a sample's mean misses a number. */
const misses = (sample: Float64Array, expected: number): number =>
  Math.abs(mean(sample) - expected) / standardError(sample);

const shapeOf = ({ d, m, k, alpha }: Case): SplitShape => ({
  inputs: d,
  clauses: m,
  literals: k,
  alpha,
  parents: PARENTS,
});

describe.each(CASES)('$m clauses of $k in $d inputs at α = $alpha', (one) => {
  const at = CASES.indexOf(one);
  const shape = shapeOf(one);
  const theory = {
    balanced: splitTheory('balanced', shape),
    independent: splitTheory('independent', shape),
  };
  let simulated: Record<keyof typeof theory, Simulated>;
  beforeAll(() => {
    simulated = {
      balanced: simulate(one, dealBalanced, 2 * at),
      independent: simulate(one, dealIndependent, 2 * at + 1),
    };
  });

  test.each(['wholes', 'collisions', 'coverage'] as const)('%s of simulated masks', (id) => {
    for (const dealing of ['balanced', 'independent'] as const) {
      expect(misses(simulated[dealing][id], theory[dealing][id]), dealing).toBeLessThan(3);
      // Control: the same masks reject the other dealing's number.
      const other = dealing === 'balanced' ? 'independent' : 'balanced';
      expect(misses(simulated[dealing][id], theory[other][id]), dealing).toBeGreaterThan(3);
    }
  });
});

test('where α does not divide the inputs, shares of d/α inputs would be wrong', () => {
  const { d, k, alpha } = CASES[2];
  const { wholes } = simulate(CASES[2], dealBalanced, 100);
  const size = d / alpha;
  const even = (alpha * size * (size - 1) * (size - 2)) / (d * (d - 1) * (d - 2));
  expect(misses(wholes, balancedWhole(d, alpha, k))).toBeLessThan(3);
  expect(misses(wholes, even)).toBeGreaterThan(3);
});

/** Binomial coefficient; 0 outside the triangle. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let c = 1n;
  for (let i = 1; i <= k; i++) c = (c * BigInt(n - k + i)) / BigInt(i);
  return c;
}

/** Σ_c C(d−r, s_c−r) / C(d, s_c) in integers, rounded once at the end. */
function exactTogether(d: number, alpha: number, r: number): number {
  const SCALE = 10n ** 80n;
  let sum = 0n;
  for (let c = 0; c < alpha; c++) {
    const size = Math.floor(d / alpha) + (c < d % alpha ? 1 : 0);
    sum += (SCALE * choose(d - r, size - r)) / choose(d, size);
  }
  return Number(sum) / Number(SCALE);
}

describe('closed forms', () => {
  test("the paper's numbers: 32 inputs, clauses of 4", () => {
    expect(balancedWhole(32, 2, 4)).toBeCloseTo(0.101, 3);
    expect(balancedCollision(32, 2, 4)).toBeCloseTo(0.00245, 5);
    expect(independentWhole(2, 4)).toBe(0.125);
    expect(independentCollision(2, 4)).toBe(0.0078125);
    expect(balancedWhole(32, 4, 4)).toBeCloseTo(0.0078, 4);
    expect(balancedCollision(32, 4, 4) * 1e7).toBeCloseTo(4, 0);
    const eight = (alpha: number) => coverageOver(balancedWhole(32, alpha, 4), 8);
    expect(eight(2)).toBeCloseTo(0.57, 2);
    expect(eight(4)).toBeCloseTo(0.06, 2);
  });

  test('balanced ones have twelve digits up to 128 inputs, α dividing them or not', () => {
    const off = (formula: (d: number, alpha: number, k: number) => number): number => {
      let worst = 0;
      for (const d of [1, 7, 16, 31, 32, 100, 127, 128]) {
        for (const alpha of [1, 2, 3, 5, 8, 16]) {
          for (const k of [1, 2, 3, 4, 6, 8]) {
            for (const [r, value] of [
              [k, formula(d, alpha, k)],
              [2 * k, balancedCollision(d, alpha, k)],
            ] as const) {
              const exact = exactTogether(d, alpha, r);
              const error = exact === 0 ? Math.abs(value) : Math.abs(value / exact - 1);
              worst = Math.max(worst, error);
            }
          }
        }
      }
      return worst;
    };
    expect(off(balancedWhole)).toBeLessThan(1e-12);
    // Control: one part in 10¹¹ is seen.
    expect(off((d, alpha, k) => balancedWhole(d, alpha, k) * (1 + 1e-11))).toBeGreaterThan(1e-12);
  });

  test('at α = 1 nothing is torn and everything collides', () => {
    for (const dealing of ['independent', 'balanced', 'clauses'] as const) {
      const dense = splitTheory(dealing, { ...shapeOf(CASES[0]), alpha: 1 });
      expect(dense).toEqual({ wholes: 1, collisions: 1, coverage: 1, copies: PARENTS });
    }
  });

  test('coverage and copies over h parents', () => {
    expect(coverageOver(0.25, 2)).toBeCloseTo(1 - 0.75 ** 2, 12);
    expect(coverageOver(0.5, 0)).toBe(0);
    expect(coverageOver(1, 0)).toBe(0);
    expect(coverageOver(1, 3)).toBe(1);
    expect(coverageOver(0, 3)).toBe(0);
    // Control: the formula as it stands has lost these digits.
    expect(coverageOver(1e-14, 3) / 3e-14).toBeCloseTo(1, 12);
    expect((1 - (1 - 1e-14) ** 3) / 3e-14).not.toBeCloseTo(1, 12);
    expect(splitTheory('independent', shapeOf(CASES[0])).copies).toBe(1);
  });

  test('clause-aware dealing tears nothing; its pairs share children that differ by one', () => {
    expect(clauseCollision(8, 2)).toBeCloseTo(3 / 7, 12);
    expect(clauseCollision(8, 8)).toBe(0);
    expect(clauseCollision(8, 3)).toBeCloseTo((3 + 3 + 1) / 28, 12);
    expect(clauseCollision(2, 3)).toBe(0);
    expect(clauseCollision(1, 1)).toBe(0);
    const { wholes, coverage, copies } = splitTheory('clauses', shapeOf(CASES[0]));
    expect([wholes, coverage, copies]).toEqual([1, 1, PARENTS]);
  });

  test('a single clause has no pair to collide with', () => {
    for (const dealing of ['independent', 'balanced', 'clauses'] as const) {
      expect(splitTheory(dealing, { ...shapeOf(CASES[0]), clauses: 1 }).collisions).toBe(0);
    }
  });
});

describe('what limits a configuration', () => {
  const at = (dealing: 'balanced' | 'clauses', shape: Partial<SplitShape>) => {
    const whole = { ...shapeOf(CASES[0]), ...shape };
    return limitOf(splitTheory(dealing, whole), whole.clauses);
  };
  test.each([
    ['collisions', 'dense', at('balanced', { alpha: 1 })],
    ['collisions', 'clause-aware, four to a child', at('clauses', { alpha: 2 })],
    ['collisions', 'clause-aware, two to a child', at('clauses', { alpha: 4 })],
    ['neither', 'clause-aware, one to a child', at('clauses', { alpha: 8 })],
    ['neither', 'clause-aware, at the threshold', at('clauses', { alpha: 6 })],
    ['collisions', 'clause-aware, many clauses', at('clauses', { clauses: 100, alpha: 25 })],
    ['coverage', 'random, α = 2', at('balanced', { alpha: 2 })],
    ['coverage', 'random, α = 8', at('balanced', { alpha: 8 })],
    ['neither', 'random, α = 2, many neurons', at('balanced', { alpha: 2, parents: 64 })],
    ['both', 'random, few neurons', at('balanced', { inputs: 16, literals: 2, parents: 2 })],
    ['neither', 'one clause', at('balanced', { alpha: 1, clauses: 1 })],
  ])('%s: %s', (expected, _, limit) => {
    expect(limit).toBe(expected);
  });

  test('companions count the other whole clauses in a child', () => {
    expect(companions({ coverage: 1, wholes: 1, collisions: 1 }, 8)).toBe(7);
    expect(companions(splitTheory('clauses', shapeOf(CASES[0])), 8)).toBeCloseTo(3, 12);
    expect(companions({ coverage: 0, wholes: 0, collisions: 0 }, 8)).toBe(0);
    expect(companions({ coverage: 0, wholes: 0, collisions: 0 }, 0)).toBe(0);
  });
});
