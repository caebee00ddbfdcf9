/** Formulas to begin with, each with what is worth seeing in it. */
import { later } from '../lib/text';

export interface OwnExample {
  readonly label: string;
  readonly text: string;
  readonly reason: string;
}

/** Clauses of four variables in a ring of 24: each shares its first and last with its neighbours. */
const ring = Array.from({ length: 8 }, (_, c) =>
  Array.from({ length: 4 }, (_, k) => `x${((3 * c + k) % 24) + 1}`).join(' & '),
)
  .map((clause) => `(${clause})`)
  .join(' |\n');

/** Clauses of four variables that all share x1. */
const star = Array.from({ length: 8 }, (_, c) =>
  ['x1', ...Array.from({ length: 3 }, (_, k) => `x${3 * c + k + 2}`)].join(' & '),
)
  .map((clause) => `(${clause})`)
  .join(' |\n');

export const OWN_EXAMPLES: readonly OwnExample[] = [
  {
    label: later('two clauses'),
    text: '(x1 & x2 & !x3) | (x4 & x5)',
    reason: later('Two rules over five variables; short enough for its truth table.'),
  },
  {
    label: later('ring of eight'),
    text: ring,
    reason: later(
      'Neighbours share a variable, so a clause-aware split has to tear some of the clauses.',
    ),
  },
  {
    label: later('star of eight'),
    text: star,
    reason: later('All clauses share x1: only one of them can keep it.'),
  },
  {
    label: later('exactly one of four'),
    text: '(a ^ b ^ c ^ d) & !(a & b & c) & !(a & b & d) & !(a & c & d) & !(b & c & d)',
    reason: later('Every clause has all four variables, so nothing can be kept apart.'),
  },
  {
    label: later('in words'),
    text: 'not (rain and not umbrella) and (sun or cloud or rain) and (umbrella implies rain)',
    reason: later('Words and names of your own work as well as signs.'),
  },
  {
    label: 'DIMACS',
    text: 'c an AND of ORs\np cnf 6 4\n1 2 -3 0\n3 4 0\n-4 5 6 0\n-1 -6 0',
    reason: later('A file of a SAT solver can be pasted as it is.'),
  },
];
