/**
 * Groups of inputs with near-identical columns of signs. The likeness of two inputs is the cosine
 * of their columns of s1, each neuron's sign as large as the neuron is loud, so that the many idle
 * ones do not drown those that do the work. Groups are merged by mean likeness over their pairs,
 * largest first, down to `LEAST_LIKENESS`; opposite columns are as good as equal ones, because
 * negated literals have opposite signs.
 */
import type { Signs } from './signs';

/** Mean |cosine| from which two groups are one: clauses that share half of their neurons stay two. */
export const LEAST_LIKENESS = 0.6;

/** Cosines between columns of signs, each row scaled, d × d; 0 for an empty column. */
function likeness({ inputs: d, children: n, input }: Signs, scale: Float64Array): Float64Array {
  const dot = new Float64Array(d * d);
  for (let r = 0; r < n; r++) {
    const row = input.subarray(r * d, (r + 1) * d);
    for (let i = 0; i < d; i++) {
      if (row[i] === 0) continue;
      for (let j = 0; j < d; j++) dot[i * d + j] += row[i] * row[j] * scale[r] ** 2;
    }
  }
  const norm = Float64Array.from({ length: d }, (_, i) => Math.sqrt(dot[i * d + i]));
  return dot.map((value, at) => {
    const size = norm[Math.floor(at / d)] * norm[at % d];
    return size === 0 ? 0 : value / size;
  });
}

/**
 * Groups of two inputs or more, each ascending, in the order of their first input. `loudness`: of
 * every neuron, 0 for one that says nothing; length n.
 */
export function columnClusters(signs: Signs, loudness: Float64Array): number[][] {
  const d = signs.inputs;
  // Sums over pairs of members, in each group's own orientation; rows of merged groups are dead.
  const sums = likeness(signs, loudness);
  const members: number[][] = Array.from({ length: d }, (_, i) => [i]);
  const alive = Array.from({ length: d }, (_, i) => i);
  for (;;) {
    let best = { a: -1, b: -1, mean: 0 };
    for (let x = 0; x < alive.length; x++) {
      for (let y = x + 1; y < alive.length; y++) {
        const [a, b] = [alive[x], alive[y]];
        const mean = sums[a * d + b] / (members[a].length * members[b].length);
        // Rounding may not decide between pairs that are alike.
        if (Math.abs(mean) > Math.abs(best.mean) + 1e-12) best = { a, b, mean };
      }
    }
    const { a, b, mean } = best;
    if (a < 0 || Math.abs(mean) < LEAST_LIKENESS - 1e-12) break;
    const turn = Math.sign(mean);
    for (const c of alive) {
      sums[a * d + c] += turn * sums[b * d + c];
      sums[c * d + a] = sums[a * d + c];
    }
    members[a].push(...members[b]);
    alive.splice(alive.indexOf(b), 1);
  }
  return alive
    .map((a) => members[a].sort((i, j) => i - j))
    .filter((group) => group.length > 1)
    .sort((p, q) => p[0] - q[0]);
}
