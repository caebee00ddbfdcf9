/**
 * Which inputs belong together: the clauses of a formula today, pseudo-feature groups later.
 * Known to tasks, methods (clause-aware splits), metrics and plots; never to a kernel directly.
 */

/** A clause of the true formula: each input at most once, +1 for a plain literal, −1 for a negated one. */
export interface Clause {
  readonly inputs: readonly number[];
  readonly signs: readonly (1 | -1)[];
}

export interface InputGroups {
  /** Number of groups (clauses). */
  readonly count: number;
  /** Group of each input, −1 where it belongs to none; length d. */
  readonly groupOf: Int16Array;
  /** +1 for a positive literal, −1 for a negated one; length d. */
  readonly sign: Int8Array;
  /**
   * The true clauses where they share inputs and so are not the groups; absent where the groups are
   * the clauses. Clause g founded group g for g < count; later ones founded none.
   */
  readonly clauses?: readonly Clause[];
}

/** Inputs of each group, ascending; `groups.count` lists. */
export function membersOf(groups: InputGroups): number[][] {
  const members: number[][] = Array.from({ length: groups.count }, () => []);
  groups.groupOf.forEach((g, input) => {
    if (g >= 0) members[g]?.push(input);
  });
  return members;
}

/** Letter of a group: A … Z, then A1 … Z1, A2 … */
export function groupLetter(group: number): string {
  const letter = String.fromCharCode(65 + (group % 26));
  return group < 26 ? letter : `${letter}${Math.floor(group / 26)}`;
}
