/** Rank, spectrum, clause capacity and masks on networks whose numbers are known. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shuffle, stream } from '../../src/lib/random';
import {
  capacities,
  clauseCapacities,
  clauseCapacity,
  maskCounts,
  participation,
  rank,
  splitTheory,
} from '../../src/metrics';
import type { InputGroups } from '../../src/model/groups';
import type { Network } from '../../src/model/network';

/** A network from rows of input weights; an undefined weight is no edge, a zero one is. */
function network(rows: readonly (readonly (number | undefined)[])[], alpha = 1, d = 4): Network {
  const n = rows.length;
  const edges = rows.map((row) => row.flatMap((w, j) => (w === undefined ? [] : [{ j, w }])));
  const childStart = new Uint32Array(n + 1);
  edges.forEach((row, c) => {
    childStart[c + 1] = childStart[c] + row.length;
  });
  return {
    inputs: rows[0]?.length ?? d,
    parents: n / alpha,
    alpha,
    children: n,
    childStart,
    edgeInput: Uint16Array.from(edges.flat(), (e) => e.j),
    weight: Float32Array.from(edges.flat(), (e) => e.w),
    bias: new Float32Array(n),
    output: new Float32Array(n).fill(1),
    outputAlive: new Uint8Array(n).fill(1),
    outputBias: 0,
  };
}

/** Clauses of two inputs each; every odd input negated. */
const pairsOf = (d: number): InputGroups => ({
  count: d / 2,
  groupOf: Int16Array.from({ length: d }, (_, j) => j >> 1),
  sign: Int8Array.from({ length: d }, (_, j) => (j % 2 === 0 ? 1 : -1)),
});

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** Rank in exact integers (Bareiss), for weights that are integers. */
function exactRank(rows: readonly (readonly number[])[]): number {
  let a = rows.map((row) => row.map(BigInt));
  let found = 0;
  for (let j = 0; j < (rows[0]?.length ?? 0); j++) {
    const pivot = a.find((row) => row[j] !== 0n);
    if (!pivot) continue;
    found++;
    a = a
      .filter((row) => row !== pivot)
      .map((row) => row.map((v, i) => v * (pivot[j] as bigint) - (row[j] as bigint) * pivot[i]));
  }
  return found;
}

/** Rows of small integers: sparse, some zero, some a multiple of another row. */
const matrices = fc
  .record({
    d: fc.constantFrom(2, 4, 6, 10),
    n: fc.integer({ min: 1, max: 9 }),
    zeros: fc.integer({ min: 0, max: 9 }),
    picks: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 90, maxLength: 90 }),
    sparse: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 90, maxLength: 90 }),
    copies: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: -2, max: 2 })), {
      maxLength: 4,
    }),
  })
  .map(({ d, n, zeros, picks, sparse, copies }) => {
    const rows = Array.from({ length: n }, (_, r) =>
      Array.from({ length: d }, (_, j) => (sparse[r * d + j] < zeros ? 0 : picks[r * d + j])),
    );
    for (const [to, from, factor] of copies) {
      rows[to % n] = rows[from % n].map((v) => (v === 0 ? 0 : v * factor));
    }
    return rows;
  });

/** Matrices of which `total` is above the rank by more than rounding. */
const aboveRank = (total: (rows: number[][]) => number, seed = 1): number =>
  fc
    .sample(matrices, { numRuns: 400, seed })
    .filter((rows) => !(total(rows) <= rank(network(rows)) + 1e-9)).length;

describe('rank', () => {
  const wrong = (rankOf: (rows: number[][]) => number): number =>
    fc
      .sample(matrices, { numRuns: 400, seed: 2 })
      .filter((rows) => rankOf(rows) !== exactRank(rows)).length;

  test('is the exact rank of integer matrices, sparse, repeated or zero', () => {
    expect(wrong((rows) => rank(network(rows)))).toBe(0);
    // Control: the number of rows that are not zero is not the rank.
    expect(wrong((rows) => rows.filter((row) => row.some((w) => w !== 0)).length)).toBeGreaterThan(
      50,
    );
  });

  test('takes a difference of f32 rounding for none, and a larger one for one', () => {
    const row = [1 / 3, 0.1, -0.7, 1e-3];
    const tripled = row.map((w) => Math.fround(w) * 3);
    // Control: the rows do differ in f32, so the tolerance is what makes them one.
    expect(tripled).not.toEqual([...Float32Array.from(tripled)]);
    expect(rank(network([row, tripled]))).toBe(1);
    expect(rank(network([row, tripled.map((w, j) => (j === 3 ? w + 1e-4 : w))]))).toBe(2);
  });

  test('is 0 without weights and NaN where a weight is not finite', () => {
    expect(rank(network([[0, 0, 0, 0]]))).toBe(0);
    expect(rank(network([[undefined, undefined]]))).toBe(0);
    expect(rank(network([]))).toBe(0);
    expect(rank(network([[1, Number.NaN]]))).toBeNaN();
    expect(rank(network([[1, Number.NEGATIVE_INFINITY]]))).toBeNaN();
  });
});

describe('participation ratio', () => {
  const of = (...rows: number[][]) => participation(network(rows));
  test('counts equal directions, and leans to the larger of unequal ones', () => {
    expect(of([3, 0, 0], [0, 0, -3])).toBe(2);
    // λ = 4 and 1.
    expect(of([2, 0], [0, 1])).toBeCloseTo(25 / 17, 12);
    // One direction, however many rows.
    expect(of([1, 2], [-2, -4], [3, 6])).toBeCloseTo(1, 12);
  });
  test('is 0 without weights', () => {
    expect(of([0, 0])).toBe(0);
    expect(of()).toBe(0);
  });
  test('is at most the rank', () => {
    expect(aboveRank((rows) => participation(network(rows)))).toBe(0);
    // Control: without the square below the line, the same comparison sees it.
    expect(aboveRank((rows) => participation(network(rows)) ** 2)).toBeGreaterThan(50);
  });
});

describe('clause capacity', () => {
  test('is 1 for a clause by itself, shared by equal ones, 0 without weights', () => {
    const groups = pairsOf(6);
    const one = network([
      [1, -1, 0, 0, 0, 0],
      [0, 0, 2, -4, 0, 0],
    ]);
    expect([...clauseCapacities(one, groups)]).toEqual([1, 1, 0]);
    expect(clauseCapacity(one, groups)).toBeCloseTo(2 / 3, 12);
    expect([...clauseCapacities(network([[1, -1, 1, -1, 0, 0]]), groups)]).toEqual([0.5, 0.5, 0]);
    expect(clauseCapacity(network([[1, 1]]), { ...pairsOf(2), count: 0 })).toBe(0);
  });
  test('turns negated literals, and lets literals of a clause share a code', () => {
    const groups = pairsOf(4);
    const coded = network([
      [1, -1, 0, 0],
      [0, 0, 1, -1],
    ]);
    expect(clauseCapacity(coded, groups)).toBe(1);
    expect([...capacities(coded)]).toEqual([0.5, 0.5, 0.5, 0.5]);
    // Control: with its sign not turned, a clause cancels itself.
    const positive = { ...groups, sign: new Int8Array(4).fill(1) };
    expect(clauseCapacity(coded, positive)).toBe(0);
  });
  test('weighs unequal clauses: (u·u)² over the squares of its row of the Gram', () => {
    // u = (1, 0) and (1, 1): Gram 1, 1, 1, 2.
    const two = network([
      [1, -1, 1, -1],
      [0, 0, 1, -1],
    ]);
    expect([...clauseCapacities(two, pairsOf(4))]).toEqual([1 / 2, 4 / 5]);
  });
});

test('capacities, of inputs as of clauses, add up to at most the rank', () => {
  expect(aboveRank((rows) => sum(capacities(network(rows))))).toBe(0);
  expect(
    aboveRank((rows) => sum(clauseCapacities(network(rows), pairsOf(rows[0].length))), 3),
  ).toBe(0);
  // Control: the fourth root of each, still 0 … 1, is too much.
  expect(aboveRank((rows) => sum(capacities(network(rows)).map((c) => c ** 0.25)))).toBeGreaterThan(
    50,
  );
});

describe('masks', () => {
  const o = undefined;
  const groups = pairsOf(6);

  test('a dense network keeps every clause and crowds every pair, whatever its weights', () => {
    const all = { coverage: 1, wholes: 1, collisions: 1 };
    expect(maskCounts(network([[1, 2, 3, 4, 5, 6]]), groups)).toEqual(all);
    expect(maskCounts(network([[0, 0, 0, 0, 0, 0]]), groups)).toEqual(all);
    const dead = network([[1, 1, 1, 1, 1, 1]]);
    dead.outputAlive[0] = 0;
    dead.output[0] = 0;
    expect(maskCounts(dead, groups)).toEqual(all);
    // Control: an edge that is missing is not an edge of weight 0.
    expect(maskCounts(network([[0, 0, 0, 0, 0, o]]), groups)).not.toEqual(all);
  });

  test('counts by parent: clauses whole in a child, pairs whole in one child', () => {
    const split = network(
      [
        // Both of clauses A and B; C is torn.
        [1, 1, 1, 1, 1, o],
        [o, o, o, o, o, 1],
        // A whole here, B whole in the sibling; C is torn again.
        [1, 1, o, o, o, 1],
        [o, o, 1, 1, 1, o],
      ],
      2,
    );
    expect(maskCounts(split, groups)).toEqual({
      coverage: 2 / 3,
      wholes: 4 / 6,
      collisions: 1 / 6,
    });
    // Control: the same children of other parents are other families.
    expect(maskCounts({ ...split, parents: 4, alpha: 1 }, groups)).toEqual({
      coverage: 2 / 3,
      wholes: 4 / 12,
      collisions: 1 / 12,
    });
  });

  test('a pair that meets in two siblings, or a clause whole in both, counts once', () => {
    const clones = network(
      [
        [1, 1, 1, 1, o, o],
        [1, 1, 1, 1, o, o],
      ],
      2,
    );
    expect(maskCounts(clones, groups)).toEqual({
      coverage: 2 / 3,
      wholes: 2 / 3,
      collisions: 1 / 3,
    });
  });

  test('of many neurons split at random come to the closed forms', () => {
    const [d, alpha, parents] = [10, 2, 20_000];
    const random = stream(2510, 'mask', 200);
    const rows = Array.from({ length: parents }).flatMap(() => {
      const child = Array.from({ length: d }, (_, j) => j % alpha);
      shuffle(child, random);
      return [0, 1].map((c) => child.map((at) => (at === c ? 1 : undefined)));
    });
    const counts = maskCounts(network(rows, alpha), pairsOf(d));
    const shape = { inputs: d, clauses: d / 2, literals: 2, parents, alpha };
    const far = (dealing: 'balanced' | 'independent'): string[] => {
      const theory = splitTheory(dealing, shape);
      return (['wholes', 'collisions'] as const).filter((id) => {
        // At least the standard error: clauses of one neuron may count as one draw.
        const error = Math.sqrt((theory[id] * (1 - theory[id])) / parents);
        return !(Math.abs(counts[id] - theory[id]) < 3 * error);
      });
    };
    expect(far('balanced')).toEqual([]);
    // Control: they are not those of inputs dealt independently.
    expect(far('independent')).toEqual(['wholes', 'collisions']);
    expect(counts.coverage).toBe(1);
  });

  test('is 0 without clauses, literals, neurons or a pair, and leaves other inputs out', () => {
    const nothing = { coverage: 0, wholes: 0, collisions: 0 };
    const one = network([[1, 1, 1, 1, 1, 1]]);
    expect(maskCounts(one, { ...groups, count: 0, groupOf: new Int16Array(6).fill(-1) })).toEqual(
      nothing,
    );
    expect(maskCounts(network([], 1, 6), groups)).toEqual(nothing);
    const first = { ...groups, count: 1, groupOf: Int16Array.from([0, 0, -1, -1, -1, -1]) };
    expect(maskCounts(network([[1, 1, o, o, o, o]]), first)).toEqual({
      coverage: 1,
      wholes: 1,
      collisions: 0,
    });
    // The second clause has no literals: whole nowhere, yet counted.
    expect(maskCounts(one, { ...first, count: 2 })).toEqual({
      coverage: 0.5,
      wholes: 0.5,
      collisions: 0,
    });
  });
});
