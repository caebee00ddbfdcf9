/** What the closed forms of a split say for a task, for each way of dealing and each method. */
import type { Method } from '../methods';
import { balancedWhole, companions, type Dealing, type SplitTheory, splitTheory } from '../metrics';
import { type InputGroups, membersOf } from '../model/groups';

/** What the formulas need of a run. */
export interface Setting {
  /** d. */
  readonly inputs: number;
  /** m. */
  readonly clauses: number;
  /** k of each clause, ascending. */
  readonly literals: readonly number[];
  /** h. */
  readonly parents: number;
  readonly alpha: number;
}

/** Expected or measured counts, and what follows from them. */
export interface Spot {
  readonly coverage: number;
  readonly wholes: number;
  readonly collisions: number;
  /** Mean number of other clauses whole in the child of a whole clause. */
  readonly companions: number;
}

export function settingOf(groups: InputGroups, parents: number, alpha: number): Setting {
  const literals = membersOf(groups).map((members) => members.length);
  return {
    inputs: groups.groupOf.length,
    clauses: groups.count,
    literals: literals.sort((a, b) => a - b),
    parents,
    alpha,
  };
}

export const spotOf = (
  { coverage, wholes, collisions }: Omit<Spot, 'companions'>,
  clauses: number,
): Spot => ({
  coverage,
  wholes,
  collisions,
  companions: companions({ coverage, wholes, collisions }, clauses),
});

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

/**
 * Expected counts over a task's clauses; where they differ in size, the mean over clauses and over
 * pairs, of which the two need all their literals in one child.
 */
export function expected(dealing: Dealing, setting: Setting): Spot {
  const { inputs, clauses, literals, parents, alpha } = setting;
  const of = (k: number): SplitTheory =>
    splitTheory(dealing, { inputs, clauses, literals: k, parents, alpha });
  const [least, most] = [literals[0], literals[literals.length - 1]];
  if (least === most) return spotOf(of(least), clauses);
  const each = literals.map(of);
  const together = (k: number): number =>
    dealing === 'independent' ? alpha ** (1 - k) : balancedWhole(inputs, alpha, k);
  const pairs = literals.flatMap((k, i) => literals.slice(0, i).map((l) => together(k + l)));
  return spotOf(
    {
      coverage: meanOf(each.map((e) => e.coverage)),
      wholes: meanOf(each.map((e) => e.wholes)),
      collisions: dealing === 'clauses' ? each[0].collisions : meanOf(pairs),
    },
    clauses,
  );
}

/** Which closed form says what a method's masks keep before pruning; null where there is none. */
export function dealingOf({ deal, start }: Method): Dealing | 'unsplit' | null {
  if (deal === 'clones' || (deal === 'none' && start !== 'sparse')) return 'unsplit';
  if (deal === 'clause') return 'clauses';
  return deal === 'random' || deal === 'shared' ? 'balanced' : null;
}

/** What is expected of a method before pruning; null where there is no closed form. */
export function expectedOf(method: Method, setting: Setting): Spot | null {
  const dealing = dealingOf(method);
  if (dealing === null) return null;
  if (dealing === 'unsplit') return expected('clauses', { ...setting, alpha: 1 });
  const spot = expected(dealing, setting);
  // One partition for all neurons: a clause is whole in all of them or in none.
  return method.deal === 'shared' ? { ...spot, coverage: spot.wholes } : spot;
}
