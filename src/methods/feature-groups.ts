/**
 * Pseudo-features of data without known clauses: the rows of the Gram matrix of the warm-up weights,
 * normalised, in groups of equal size (paper.md §1; balanced k-means is our reading of it). A pure
 * function of the matrix and a stream; what splits by clauses splits by these groups as well.
 */
import type { Stream } from '../lib/random';

export interface FeatureGroups {
  readonly count: number;
  /** Group of each input; sizes differ by one at the most. Length d. */
  readonly groupOf: Int32Array;
  /** Σ of squared distances to the group's centre. */
  readonly cost: number;
}

/** Rounds of assignment and centres; it mostly settles within ten. */
const MOST_ROUNDS = 25;

/**
 * Groups of d inputs by their rows of G, d × d row-major. `count` at most d. Draws count words or so.
 * O(rounds · d² · count).
 */
export function featureGroups(
  gram: ArrayLike<number>,
  d: number,
  count: number,
  random: Stream,
): FeatureGroups {
  return groupPoints(unitRows(gram, d, d), d, d, count, random);
}

/**
 * The same groups, but for rounding, out of the vectors whose products G holds: v of input i in
 * [i·m, (i + 1)·m). Row i of G is V·v, so two rows are as far apart as their Lᵀ·v, where
 * VᵀV = L·Lᵀ: m numbers an input instead of d. O(rounds · d · m · count).
 */
export function featureGroupsOf(
  vectors: ArrayLike<number>,
  d: number,
  m: number,
  count: number,
  random: Stream,
): FeatureGroups {
  const factor = cholesky(vectors, d, m);
  const points = new Float64Array(d * m);
  for (let i = 0; i < d; i++) {
    for (let b = 0; b < m; b++) {
      let sum = 0;
      for (let a = b; a < m; a++) sum += factor[a * m + b] * vectors[i * m + a];
      points[i * m + b] = sum;
    }
  }
  return groupPoints(unitRows(points, d, m), d, m, count, random);
}

/** L of VᵀV, m × m; columns of directions that no vector has are zero. */
function cholesky(vectors: ArrayLike<number>, d: number, m: number): Float64Array {
  const products = new Float64Array(m * m);
  for (let i = 0; i < d; i++) {
    for (let a = 0; a < m; a++) {
      for (let b = 0; b <= a; b++) {
        products[a * m + b] += vectors[i * m + a] * vectors[i * m + b];
      }
    }
  }
  const largest = products.reduce(
    (most, x, at) => (at % (m + 1) === 0 ? Math.max(most, x) : most),
    0,
  );
  const factor = new Float64Array(m * m);
  for (let b = 0; b < m; b++) {
    for (let a = b; a < m; a++) {
      let sum = products[a * m + b];
      for (let c = 0; c < b; c++) sum -= factor[a * m + c] * factor[b * m + c];
      if (a === b) {
        if (sum <= 1e-12 * largest) break;
        factor[a * m + a] = Math.sqrt(sum);
      } else factor[a * m + b] = sum / factor[b * m + b];
    }
  }
  return factor;
}

/** Balanced k-means of d points of m numbers each. */
function groupPoints(
  points: Float64Array,
  d: number,
  m: number,
  count: number,
  random: Stream,
): FeatureGroups {
  const k = Math.max(1, Math.min(count, d));
  let centres = firstCentres(points, d, m, k, random);
  let groupOf: Int32Array = new Int32Array(d).fill(-1);
  let cost = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const distances = distancesTo(points, centres, d, m, k);
    const next = assignEvenly(distances, d, k);
    const moved = next.some((g, i) => g !== groupOf[i]);
    groupOf = next;
    cost = groupOf.reduce((sum, g, i) => sum + distances[i * k + g], 0);
    if (!moved) break;
    centres = meansOf(points, groupOf, d, m, k);
  }
  return { count: k, groupOf, cost };
}

/** Rows of length 1; a row of zeros stays. */
function unitRows(rows: ArrayLike<number>, d: number, m: number): Float64Array {
  const points = Float64Array.from({ length: d * m }, (_, i) => rows[i]);
  for (let i = 0; i < d; i++) {
    const row = points.subarray(i * m, (i + 1) * m);
    const norm = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    if (norm > 0) for (let j = 0; j < m; j++) row[j] /= norm;
  }
  return points;
}

/** k-means++: each further centre a point, by chance in proportion to its squared distance. */
function firstCentres(
  points: Float64Array,
  d: number,
  m: number,
  k: number,
  random: Stream,
): Float64Array {
  const centres = new Float64Array(k * m);
  const nearest = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  let chosen = random.below(d);
  for (let c = 0; c < k; c++) {
    centres.set(points.subarray(chosen * m, (chosen + 1) * m), c * m);
    for (let i = 0; i < d; i++) {
      nearest[i] = Math.min(nearest[i], squared(points, i, centres, c, m));
    }
    nearest[chosen] = 0;
    const total = nearest.reduce((a, b) => a + b, 0);
    // All points stand on centres: any further one will do.
    if (total === 0) chosen = random.below(d);
    else {
      let left = random.uniform() * total;
      chosen = nearest.findIndex((x) => {
        left -= x;
        return left < 0;
      });
      if (chosen < 0) chosen = nearest.lastIndexOf(Math.max(...nearest));
    }
  }
  return centres;
}

function squared(a: Float64Array, i: number, b: Float64Array, c: number, m: number): number {
  let sum = 0;
  for (let j = 0; j < m; j++) sum += (a[i * m + j] - b[c * m + j]) ** 2;
  return sum;
}

/** d × k. */
function distancesTo(points: Float64Array, centres: Float64Array, d: number, m: number, k: number) {
  return Float64Array.from({ length: d * k }, (_, at) =>
    squared(points, Math.floor(at / k), centres, at % k, m),
  );
}

function meansOf(points: Float64Array, groupOf: Int32Array, d: number, m: number, k: number) {
  const sums = new Float64Array(k * m);
  const sizes = new Float64Array(k);
  for (let i = 0; i < d; i++) {
    sizes[groupOf[i]]++;
    for (let j = 0; j < m; j++) sums[groupOf[i] * m + j] += points[i * m + j];
  }
  return sums.map((sum, at) => sum / Math.max(1, sizes[Math.floor(at / m)]));
}

/**
 * Everyone to the nearest group with room, nearest pairs first; then any two swap while that brings
 * both together nearer. Ties go to the earlier point and group.
 */
function assignEvenly(distances: Float64Array, d: number, k: number): Int32Array {
  const pairs = Uint32Array.from({ length: d * k }, (_, at) => at);
  pairs.sort((a, b) => distances[a] - distances[b] || a - b);
  const groupOf = new Int32Array(d).fill(-1);
  const sizes = new Uint32Array(k);
  const size = Math.floor(d / k);
  let larger = d % k;
  for (const at of pairs) {
    const [i, g] = [Math.floor(at / k), at % k];
    if (groupOf[i] >= 0 || sizes[g] > size || (sizes[g] === size && larger === 0)) continue;
    if (sizes[g] === size) larger--;
    sizes[g]++;
    groupOf[i] = g;
  }
  for (let swapped = true; swapped; ) {
    swapped = false;
    for (let i = 0; i < d; i++) {
      for (let j = i + 1; j < d; j++) {
        const [a, b] = [groupOf[i], groupOf[j]];
        const now = distances[i * k + a] + distances[j * k + b];
        // Less by more than rounding, or two equal pairs would swap for ever.
        if (a === b || distances[i * k + b] + distances[j * k + a] >= now - 1e-12) continue;
        groupOf[i] = b;
        groupOf[j] = a;
        swapped = true;
      }
    }
  }
  return groupOf;
}
