/**
 * Decoded clauses against the true ones. Found: exactly the same literals. In part: at least half
 * of the literals of both together are common (Jaccard), signs included. What is neither is missed;
 * a decoded clause that matches none even in part is spurious. Precision and recall count exact
 * matches only.
 */
import type { Clause } from './clauses';

/** Jaccard index from which a decoded clause is called a part of a true one. */
export const PART = 0.5;

export interface Match {
  /** By true clause: the decoded one that is nearest to it, −1 for none; each used once. */
  readonly decoded: readonly number[];
  /** By true clause: Jaccard index of the two sets of literals, 1 for found, 0 for missed. */
  readonly likeness: readonly number[];
  /** Decoded clauses that match none, even in part. */
  readonly spurious: readonly number[];
  readonly found: number;
  /** Found among decoded and among true clauses, 0 … 1; NaN where there are none. */
  readonly precision: number;
  readonly recall: number;
}

/** Common literals of two clauses over all of them; 0 for two empty ones. */
export function literalJaccard(a: Clause, b: Clause): number {
  const of = new Map(a.inputs.map((v, k) => [v, a.signs[k]]));
  const common = b.inputs.filter((v, k) => of.get(v) === b.signs[k]).length;
  const all = a.inputs.length + b.inputs.length - common;
  return all === 0 ? 0 : common / all;
}

/** Pairs true and decoded clauses, the likest first. */
export function matchClauses(decoded: readonly Clause[], truth: readonly Clause[]): Match {
  const pairs = truth
    .flatMap((clause, t) =>
      decoded.map((other, f) => ({ t, f, like: literalJaccard(clause, other) })),
    )
    .filter(({ like }) => like >= PART)
    .sort((p, q) => q.like - p.like || p.t - q.t || p.f - q.f);
  const of = truth.map(() => -1);
  const likeness = truth.map(() => 0);
  const used = new Set<number>();
  for (const { t, f, like } of pairs) {
    if (of[t] >= 0 || used.has(f)) continue;
    of[t] = f;
    likeness[t] = like;
    used.add(f);
  }
  const found = likeness.filter((like) => like === 1).length;
  return {
    decoded: of,
    likeness,
    spurious: decoded.flatMap((_, f) => (used.has(f) ? [] : [f])),
    found,
    precision: decoded.length === 0 ? Number.NaN : found / decoded.length,
    recall: truth.length === 0 ? Number.NaN : found / truth.length,
  };
}
