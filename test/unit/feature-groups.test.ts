import { describe, expect, test } from 'vitest';
import { shuffle, stream } from '../../src/lib/random';
import { featureGroups, featureGroupsOf } from '../../src/methods/feature-groups';

/** W of n neurons whose columns, but for noise, are `planted` different vectors; its WᵀW. */
function plantedGram(groupOf: ArrayLike<number>, planted: number, noise: number, seed: number) {
  const random = stream(seed, 'sample', 0);
  const [n, d] = [24, groupOf.length];
  const signed = (): number => 2 * random.uniform() - 1;
  const vectors = Array.from({ length: planted }, () => Array.from({ length: n }, signed));
  const w = Array.from({ length: d }, (_, j) =>
    vectors[groupOf[j]].map((x) => x + noise * signed()),
  );
  return Float32Array.from({ length: d * d }, (_, at) => {
    const [j, k] = [Math.floor(at / d), at % d];
    return w[j].reduce((sum, x, i) => sum + x * w[k][i], 0);
  });
}

/** Share of pairs that both partitions put together or both apart (Rand index). */
function agreement(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let same = 0;
  let pairs = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      pairs++;
      if ((a[i] === a[j]) === (b[i] === b[j])) same++;
    }
  }
  return same / pairs;
}

/** Σ of squared distances to the means of the groups, of the unit rows of G; from the definition. */
function costOf(gram: ArrayLike<number>, d: number, groupOf: ArrayLike<number>): number {
  const rows = Array.from({ length: d }, (_, i) => {
    const row = Array.from({ length: d }, (_, j) => gram[i * d + j]);
    const norm = Math.hypot(...row);
    return row.map((x) => x / norm);
  });
  let cost = 0;
  for (const g of new Set(Array.from(groupOf))) {
    const members = rows.filter((_, i) => groupOf[i] === g);
    for (let j = 0; j < d; j++) {
      const mean = members.reduce((sum, row) => sum + row[j], 0) / members.length;
      cost += members.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0);
    }
  }
  return cost;
}

const sizes = (groupOf: ArrayLike<number>, count: number): number[] =>
  Array.from({ length: count }, (_, g) => Array.from(groupOf).filter((x) => x === g).length);

describe('pseudo-feature groups', () => {
  test.each([
    [40, 8],
    [32, 4],
    [24, 2],
  ])('finds %i inputs planted in %i groups', (d, count) => {
    for (let seed = 0; seed < 10; seed++) {
      const planted = Uint32Array.from({ length: d }, (_, j) => j % count);
      shuffle(planted, stream(seed, 'sample', 9));
      const gram = plantedGram(planted, count, 0.2, seed);
      const found = featureGroups(gram, d, count, stream(seed, 'cluster', 0));
      const random = Uint32Array.from(planted);
      shuffle(random, stream(seed, 'sample', 10));
      expect(sizes(found.groupOf, count)).toEqual(new Array(count).fill(d / count));
      // k-means may settle with two planted groups mixed; a partition by chance is far away.
      expect(agreement(found.groupOf, planted)).toBeGreaterThan(0.88);
      expect(agreement(random, planted)).toBeLessThan(0.85);
      expect(costOf(gram, d, found.groupOf)).toBeLessThan(0.7 * costOf(gram, d, random));
    }
  });

  test('is as good as the best of all partitions, where those can be tried', () => {
    // 8 inputs in two groups of four: 35 partitions.
    let best = 0;
    for (let seed = 0; seed < 30; seed++) {
      const planted = Uint32Array.from([0, 0, 1, 0, 1, 1, 0, 1]);
      const gram = plantedGram(planted, 2, 0.5, seed);
      let least = Number.POSITIVE_INFINITY;
      for (let bits = 0; bits < 256; bits++) {
        const groupOf = Array.from({ length: 8 }, (_, i) => (bits >> i) & 1);
        if (groupOf.reduce((a, b) => a + b, 0) === 4)
          least = Math.min(least, costOf(gram, 8, groupOf));
      }
      const found = featureGroups(gram, 8, 2, stream(seed, 'cluster', 0));
      const cost = costOf(gram, 8, found.groupOf);
      expect(cost).toBeGreaterThan(least - 1e-9);
      if (cost < least + 1e-9) best++;
      // Control: no partition beats it by being unequal in size.
      expect(sizes(found.groupOf, 2)).toEqual([4, 4]);
    }
    expect(best).toBeGreaterThanOrEqual(27);
  });

  test('has groups that differ by one input at the most, and each input in one', () => {
    for (const [d, count] of [
      [13, 4],
      [7, 7],
      [5, 9],
      [1, 1],
      [50, 16],
    ] as const) {
      const gram = plantedGram(new Uint32Array(d), 1, 1, d);
      const found = featureGroups(gram, d, count, stream(1, 'cluster', 0));
      const counted = sizes(found.groupOf, found.count);
      expect(found.count).toBe(Math.min(d, count));
      expect(counted.reduce((a, b) => a + b, 0)).toBe(d);
      expect(Math.max(...counted) - Math.min(...counted)).toBeLessThanOrEqual(1);
    }
  });

  test('is the same for the same stream, and takes inputs without weights', () => {
    const gram = plantedGram(new Uint32Array(20), 1, 1, 3);
    gram.fill(0, 0, 60);
    const groups = () => featureGroups(gram, 20, 4, stream(5, 'cluster', 0)).groupOf;
    expect(groups()).toEqual(groups());
    expect(featureGroups(new Float32Array(36), 6, 3, stream(5, 'cluster', 0)).cost).toBe(0);
  });
});

describe('groups out of vectors instead of their products', () => {
  /** Vectors of 12 numbers, of which the first `silent` are zero, as of neurons that are dead. */
  const vectors = (d: number, silent: number, seed: number): Float64Array => {
    const random = stream(seed, 'sample', 7);
    return Float64Array.from({ length: d * 12 }, (_, at) =>
      at % 12 < silent ? 0 : random.uniform() + random.uniform() - 1,
    );
  };
  const productsOf = (v: Float64Array, d: number): Float64Array =>
    Float64Array.from({ length: d * d }, (_, at) => {
      const [j, k] = [Math.floor(at / d), at % d];
      return Array.from({ length: 12 }, (_, i) => v[j * 12 + i] * v[k * 12 + i]).reduce(
        (a, b) => a + b,
      );
    });

  test.each([
    [48, 8, 0],
    [31, 4, 3],
    [40, 5, 8],
  ])('are the same for %i inputs in %i groups, %i neurons dead', (d, count, silent) => {
    for (let seed = 0; seed < 6; seed++) {
      const v = vectors(d, silent, seed);
      const long = featureGroups(productsOf(v, d), d, count, stream(seed, 'cluster', 0));
      const short = featureGroupsOf(v, d, 12, count, stream(seed, 'cluster', 0));
      expect(short.groupOf).toEqual(long.groupOf);
      expect(short.cost).toBeCloseTo(long.cost, 8);
      // Other vectors have other groups: the comparison can tell.
      const other = featureGroupsOf(
        vectors(d, silent, 99),
        d,
        12,
        count,
        stream(seed, 'cluster', 0),
      );
      expect(other.groupOf).not.toEqual(long.groupOf);
    }
  });
});
