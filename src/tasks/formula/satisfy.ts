/**
 * Is there an assignment that makes every clause true? Davis–Putnam–Logemann–Loveland: units first,
 * then both values of the input that occurs most. Clauses are signed, 1-based literals, ORed.
 */

/** Value of each input, 1 or 0, −1 where either will do; length d. */
export type Assignment = Int8Array;

/** Most guesses; 64 clauses rarely need a hundred. */
export const MAX_GUESSES = 20_000;

/** An assignment, null if there is none, 'unknown' if `MAX_GUESSES` did not suffice. */
export function satisfy(
  clauses: readonly (readonly number[])[],
  inputs: number,
): Assignment | null | 'unknown' {
  const values = new Int8Array(inputs).fill(-1);
  let guesses = 0;
  const search = (given: readonly (readonly number[])[]): boolean => {
    const before = values.slice();
    let rest: readonly (readonly number[])[] | null = given;
    for (let unit = unitOf(rest); rest && unit !== 0; unit = unitOf(rest)) {
      rest = assign(rest, unit, values);
    }
    if (rest?.length === 0) return true;
    if (rest) {
      const literal = commonest(rest);
      for (const guess of [literal, -literal]) {
        if (++guesses > MAX_GUESSES) break;
        const left = assign(rest, guess, values);
        if (left && search(left)) return true;
      }
    }
    values.set(before);
    return false;
  };
  if (clauses.some((clause) => clause.length === 0)) return null;
  if (search(clauses)) return values;
  return guesses > MAX_GUESSES ? 'unknown' : null;
}

/** The literal of a clause that has no other, 0 where there is none. */
const unitOf = (clauses: readonly (readonly number[])[] | null): number =>
  clauses?.find((clause) => clause.length === 1)?.[0] ?? 0;

/** What is left to satisfy once the literal is true; null if a clause is lost. */
function assign(
  clauses: readonly (readonly number[])[],
  literal: number,
  values: Assignment,
): readonly (readonly number[])[] | null {
  values[Math.abs(literal) - 1] = literal > 0 ? 1 : 0;
  const open = clauses.filter((clause) => !clause.includes(literal));
  const left = open.map((clause) => clause.filter((l) => l !== -literal));
  return left.some((clause) => clause.length === 0) ? null : left;
}

/** The literal in most clauses, the first of equals. */
function commonest(clauses: readonly (readonly number[])[]): number {
  const counts = new Map<number, number>();
  for (const literal of clauses.flat()) counts.set(literal, (counts.get(literal) ?? 0) + 1);
  let best = clauses[0][0];
  for (const [literal, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = literal;
  }
  return best;
}
