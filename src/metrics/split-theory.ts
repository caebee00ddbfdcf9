/**
 * What a split does to the clauses in expectation, before any pruning, in closed form.
 * One parent deals d inputs to α children; clauses are disjoint and have k literals.
 * Source: paper.md, section 1; α^−(2k−1) is published (arXiv 2510.04500), for inputs dealt
 * independently. The splits here are balanced, so hypergeometric; those forms are derived here and
 * checked by simulation (`split-theory.test.ts`). Fewer inputs than literals: 0.
 */
import type { MaskCounts } from './coverage';

/**
 * How a parent deals: every input for itself, a balanced partition of the inputs (the random
 * split), or a balanced partition of whole clauses (the clause-aware split).
 */
export type Dealing = 'independent' | 'balanced' | 'clauses';

export interface SplitShape {
  /** d; read by balanced dealing only. */
  readonly inputs: number;
  /** m; read by dealing of whole clauses only. */
  readonly clauses: number;
  /** k, at least 1. */
  readonly literals: number;
  /** h. */
  readonly parents: number;
  /** α; 1 is the dense network. */
  readonly alpha: number;
}

/** Expected values of `MaskCounts`, and how often a clause is whole in the network. */
export interface SplitTheory extends MaskCounts {
  /** Expected whole copies of a clause over all parents, h · wholes. */
  readonly copies: number;
}

/** Sizes of α shares of `items` that differ by at most one. */
const balancedShares = (items: number, alpha: number): number[] =>
  Array.from({ length: alpha }, (_, c) => Math.floor((items + c) / alpha));

/**
 * Probability that r given inputs of d land in one child of a balanced partition, whichever:
 * Σ_c C(d−r, s_c−r) / C(d, s_c), as the product Π_i (s_c−i)/(d−i), which loses no digits.
 */
function togetherBalanced(d: number, alpha: number, r: number): number {
  let sum = 0;
  for (const size of balancedShares(d, alpha)) {
    let product = 1;
    for (let i = 0; i < r && product > 0; i++) product *= i < size ? (size - i) / (d - i) : 0;
    sum += product;
  }
  return sum;
}

/** Independent dealing: a clause stays whole, α^−(k−1). */
export const independentWhole = (alpha: number, k: number): number => alpha ** (1 - k);

/** Independent dealing: two clauses are whole in the same child, α^−(2k−1). */
export const independentCollision = (alpha: number, k: number): number => alpha ** (1 - 2 * k);

/** Balanced dealing of d inputs: a clause stays whole. Exact where α does not divide d, too. */
export const balancedWhole = (d: number, alpha: number, k: number): number =>
  togetherBalanced(d, alpha, k);

/** Balanced dealing of d inputs: two clauses are whole in the same child. */
export const balancedCollision = (d: number, alpha: number, k: number): number =>
  togetherBalanced(d, alpha, 2 * k);

/** Balanced dealing of m whole clauses: share of pairs in one child, Σ_c C(s_c, 2) / C(m, 2). */
export const clauseCollision = (m: number, alpha: number): number => togetherBalanced(m, alpha, 2);

/** Probability that a clause is whole in at least one of h parents, 1 − (1 − whole)^h. */
export const coverageOver = (whole: number, parents: number): number =>
  // Written as it stands, a small `whole` would lose its digits beside the 1.
  parents === 0 ? 0 : -Math.expm1(parents * Math.log1p(-whole));

/** Expected counts of a dealing, under the names of what `maskCounts` measures. */
export function splitTheory(dealing: Dealing, shape: SplitShape): SplitTheory {
  const { inputs: d, clauses: m, literals: k, parents, alpha } = shape;
  const [wholes, collisions] = {
    independent: () => [independentWhole(alpha, k), independentCollision(alpha, k)],
    balanced: () => [balancedWhole(d, alpha, k), balancedCollision(d, alpha, k)],
    clauses: () => [1, clauseCollision(m, alpha)],
  }[dealing]();
  return {
    wholes,
    collisions: m < 2 ? 0 : collisions,
    coverage: coverageOver(wholes, parents),
    copies: parents * wholes,
  };
}

/** Share of clauses below which coverage limits a configuration (ours): one in ten is lost. */
export const COVERED_ENOUGH = 0.9;

/** Companions above which collisions limit it (ours): every other whole clause has one. */
export const CROWDED = 0.5;

export type Limit = 'collisions' | 'coverage' | 'both' | 'neither';

/**
 * Mean number of other clauses whole in the child of a whole clause, (m−1) · collisions / wholes;
 * 0 where none is whole. Exact for disjoint masks. The dense network: m − 1. Unlike the share of
 * pairs it means the same for any number of clauses: four to a child are three companions each.
 */
export const companions = (counts: MaskCounts, clauses: number): number =>
  counts.wholes === 0 ? 0 : (Math.max(0, clauses - 1) * counts.collisions) / counts.wholes;

/**
 * What limits a configuration, from measured or expected counts (the rule is ours): coverage if
 * fewer than `COVERED_ENOUGH` of the clauses are whole anywhere, collisions if a whole clause has
 * more than `CROWDED` companions in its child. NaN limits nothing.
 */
export function limitOf(counts: MaskCounts, clauses: number): Limit {
  const uncovered = counts.coverage < COVERED_ENOUGH;
  // Companions are quotients: what is the threshold exactly must not pass it by a rounding.
  const crowded = companions(counts, clauses) > CROWDED + 1e-9;
  if (uncovered) return crowded ? 'both' : 'coverage';
  return crowded ? 'collisions' : 'neither';
}
