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
  const k = Math.max(1, Math.min(count, d));
  const points = unitRows(gram, d);
  let centres = firstCentres(points, d, k, random);
  let groupOf: Int32Array = new Int32Array(d).fill(-1);
  let cost = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const distances = distancesTo(points, centres, d, k);
    const next = assignEvenly(distances, d, k);
    const moved = next.some((g, i) => g !== groupOf[i]);
    groupOf = next;
    cost = groupOf.reduce((sum, g, i) => sum + distances[i * k + g], 0);
    if (!moved) break;
    centres = meansOf(points, groupOf, d, k);
  }
  return { count: k, groupOf, cost };
}

/** Rows of length 1; a row of zeros stays. */
function unitRows(gram: ArrayLike<number>, d: number): Float64Array {
  const points = Float64Array.from({ length: d * d }, (_, i) => gram[i]);
  for (let i = 0; i < d; i++) {
    const row = points.subarray(i * d, (i + 1) * d);
    const norm = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    if (norm > 0) for (let j = 0; j < d; j++) row[j] /= norm;
  }
  return points;
}

/** k-means++: each further centre a point, by chance in proportion to its squared distance. */
function firstCentres(points: Float64Array, d: number, k: number, random: Stream): Float64Array {
  const centres = new Float64Array(k * d);
  const nearest = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  let chosen = random.below(d);
  for (let c = 0; c < k; c++) {
    centres.set(points.subarray(chosen * d, (chosen + 1) * d), c * d);
    for (let i = 0; i < d; i++) {
      nearest[i] = Math.min(nearest[i], squared(points, i, centres, c, d));
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

function squared(a: Float64Array, i: number, b: Float64Array, c: number, d: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) sum += (a[i * d + j] - b[c * d + j]) ** 2;
  return sum;
}

/** d × k. */
function distancesTo(points: Float64Array, centres: Float64Array, d: number, k: number) {
  return Float64Array.from({ length: d * k }, (_, at) =>
    squared(points, Math.floor(at / k), centres, at % k, d),
  );
}

function meansOf(points: Float64Array, groupOf: Int32Array, d: number, k: number): Float64Array {
  const sums = new Float64Array(k * d);
  const sizes = new Float64Array(k);
  groupOf.forEach((g, i) => {
    sizes[g]++;
    for (let j = 0; j < d; j++) sums[g * d + j] += points[i * d + j];
  });
  return sums.map((sum, at) => sum / Math.max(1, sizes[Math.floor(at / d)]));
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
