/**
 * Groups of inputs for clause-aware splits where clauses share variables. A child gets whole groups,
 * so a clause in one group stays whole and one in g groups may be torn g−1 times.
 *
 * The rule: clauses go one after another, always the one with the fewest inputs already taken (then
 * the shorter, then the earlier); its free inputs form a group, or join the group that holds more
 * than half of the clause, unless that would then hold more than half of all inputs that occur.
 *
 * Clauses that share nothing thus come first and stay whole, and no pile of overlapping clauses
 * swallows the formula, which would leave nothing to split. Ours: the paper's clauses are disjoint.
 */
import type { InputGroups } from '../../model/groups';
import type { Clause } from './normal-form';

export interface SplitGroups {
  /**
   * Every input that occurs in one group, the others in none (−1). In the order of the clauses that
   * formed them: disjoint clauses are the groups. The sign is that of the literal in the clause
   * that took the input, +1 for inputs of none.
   */
  readonly groups: InputGroups;
  /** By group, the clause that formed it; ascending. */
  readonly founders: readonly number[];
  /** By clause, how many groups its inputs are in; 1: it stays whole. */
  readonly pieces: readonly number[];
}

/** Clause that formed the group of each input, −1 for none; d of them. */
type Founders = Int16Array;

const inputOf = (literal: number): number => Math.abs(literal) - 1;

/** Which of the clauses left goes next. */
function nextClause(left: readonly number[], clauses: readonly Clause[], of: Founders): number {
  const taken = (c: number): number => clauses[c].filter((l) => of[inputOf(l)] >= 0).length;
  return left.reduce((best, c) => {
    const difference = taken(c) - taken(best) || clauses[c].length - clauses[best].length;
    return difference < 0 ? c : best;
  });
}

/** The founder of the group that the clause's free inputs are to join, itself if none. */
function home(c: number, clause: Clause, of: Founders, most: number): number {
  const held = new Map<number, number>();
  for (const l of clause) {
    const founder = of[inputOf(l)];
    if (founder >= 0) held.set(founder, (held.get(founder) ?? 0) + 1);
  }
  for (const [founder, count] of held) {
    if (2 * count <= clause.length) continue;
    const free = clause.filter((l) => of[inputOf(l)] < 0).length;
    const size = of.filter((f) => f === founder).length + free;
    if (size <= most) return founder;
  }
  return c;
}

/** The groups of clauses over d inputs; literals are signed and 1-based, no input twice a clause. */
export function splitGroups(clauses: readonly Clause[], inputs: number): SplitGroups {
  const of: Founders = new Int16Array(inputs).fill(-1);
  const sign = new Int8Array(inputs).fill(1);
  const occurring = new Set(clauses.flat().map(inputOf)).size;
  let left = clauses.map((_, c) => c);
  while (left.length > 0) {
    const c = nextClause(left, clauses, of);
    const founder = home(c, clauses[c], of, occurring / 2);
    for (const literal of clauses[c]) {
      const input = inputOf(literal);
      if (of[input] >= 0) continue;
      of[input] = founder;
      sign[input] = literal > 0 ? 1 : -1;
    }
    left = left.filter((other) => other !== c);
  }
  const founders = [...new Set(of)].filter((f) => f >= 0).sort((a, b) => a - b);
  return {
    groups: { count: founders.length, groupOf: of.map((f) => founders.indexOf(f)), sign },
    founders,
    pieces: clauses.map((clause) => new Set(clause.map((l) => of[inputOf(l)])).size),
  };
}
