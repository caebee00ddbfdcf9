/**
 * Which inputs belong together: the clauses of a formula today, pseudo-feature groups later.
 * Known to tasks, methods (clause-aware splits), metrics and plots; never to a kernel directly.
 */

export interface InputGroups {
  /** Number of groups (clauses). */
  readonly count: number;
  /** Group of each input, −1 where it belongs to none; length d. */
  readonly groupOf: Int16Array;
  /** +1 for a positive literal, −1 for a negated one; length d. */
  readonly sign: Int8Array;
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
