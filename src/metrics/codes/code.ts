/**
 * Codes of clauses (paper.md, section 2; the rule is ours). With σ(v) the sign of a literal, neuron
 * r carries a clause positively if s2[r] > 0 and s1[r,v] = σ(v) for all its literals, negatively if
 * s2[r] < 0 and all signs are opposite: s2·s1 = σ in both cases. The code of a clause is the set of
 * neurons that carry it. All that a neuron carries it carries alike, with the sign of its output
 * weight.
 */
import type { Clause } from './clauses';
import type { Signs } from './signs';

export interface Codes {
  /** m and n. */
  readonly clauses: number;
  readonly children: number;
  /** +1 carried positively, −1 negatively, 0 not at all; m × n row-major. */
  readonly carried: Int8Array;
  /** Neurons that carry each clause; 0: no code by this rule; length m. */
  readonly weights: Uint32Array;
  /** Clauses that each neuron carries; length n. */
  readonly loads: Uint32Array;
}

/** The code of every clause. A clause without literals is carried by no neuron. */
export function codesOf(signs: Signs, clauses: readonly Clause[]): Codes {
  const { children: n } = signs;
  const m = clauses.length;
  const carried = new Int8Array(m * n);
  const weights = new Uint32Array(m);
  const loads = new Uint32Array(n);
  clauses.forEach((clause, g) => {
    for (let r = 0; r < n; r++) {
      const polarity = carries(signs, r, clause);
      if (polarity === 0) continue;
      carried[g * n + r] = polarity;
      weights[g]++;
      loads[r]++;
    }
  });
  return { clauses: m, children: n, carried, weights, loads };
}

/** How neuron r carries a clause: +1, −1, or 0 for not at all. */
export function carries(
  { inputs: d, input, output }: Signs,
  r: number,
  clause: Clause,
): -1 | 0 | 1 {
  const s2 = output[r];
  if (s2 === 0 || clause.inputs.length === 0) return 0;
  const all = clause.inputs.every((v, k) => s2 * input[r * d + v] === clause.signs[k]);
  if (!all) return 0;
  return s2 > 0 ? 1 : -1;
}

/** Clauses with a code. */
export const coveredBy = ({ weights }: Codes): number =>
  weights.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);

/** Neurons that carry a clause, averaged over all clauses; 0 without clauses. */
export const meanWeight = ({ weights }: Codes): number =>
  weights.length === 0 ? 0 : weights.reduce((a, b) => a + b, 0) / weights.length;

/**
 * Codes of whole families: a parent carries what any of its children carries, so that codes before
 * and after a split can be compared; m × h row-major. Siblings of both signs: the first one counts.
 */
export function carriedByParents(
  { clauses: m, children: n, carried }: Codes,
  alpha: number,
): Int8Array {
  const h = n / alpha;
  const folded = new Int8Array(m * h);
  for (let g = 0; g < m; g++) {
    for (let r = 0; r < n; r++) {
      const at = g * h + Math.floor(r / alpha);
      if (folded[at] === 0) folded[at] = carried[g * n + r];
    }
  }
  return folded;
}
