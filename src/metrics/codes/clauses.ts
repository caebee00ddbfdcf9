/** The clauses whose codes are looked for: the formula's own where they share inputs, else the groups. */
import { type Clause, type InputGroups, membersOf } from '../../model/groups';

export type { Clause } from '../../model/groups';

/** Clauses with their signs, in the order of their letters; `groups.count` or more of them. */
export const clausesOf = (groups: InputGroups): readonly Clause[] =>
  groups.clauses ??
  membersOf(groups).map((inputs) => ({
    inputs,
    signs: inputs.map((input) => (groups.sign[input] < 0 ? -1 : 1)),
  }));
