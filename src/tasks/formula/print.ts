/** Formulas as text: one that `parse` reads back, and clauses for people. */
import { groupLetter } from '../../model/groups';
import { type Formula, type Node, OPERATORS, type Operator } from './ast';
import type { NormalForm } from './normal-form';

const SIGNS: { readonly [kind in Operator]: string } = {
  iff: '<->',
  implies: '->',
  or: '|',
  xor: '^',
  and: '&',
};

/** Binds tighter than any operator: what binds less than its place asks for gets parentheses. */
const ATOM = OPERATORS.length;

/**
 * The canonical text: `!`, `&`, `^`, `|`, `->`, `<->`, no needless parentheses, names in their one
 * spelling. `parse` gives the same tree back, with fewer inputs where the last ones do not occur
 * (a DIMACS header may promise more). Without spaces it is no longer than the infix text it came
 * from; with them it may pass `MAX_TEXT`.
 */
export function printFormula({ root, names }: Formula, spaces = true): string {
  const show = (node: Node, least: number): string => {
    switch (node.kind) {
      case 'constant':
        return node.value ? '1' : '0';
      case 'input':
        return names[node.input];
      case 'not':
        return `!${show(node.of, ATOM)}`;
      default: {
        const own = OPERATORS.indexOf(node.kind);
        const sign = spaces ? ` ${SIGNS[node.kind]} ` : SIGNS[node.kind];
        const text = node.of.map((part) => show(part, own + 1)).join(sign);
        return own < least ? `(${text})` : text;
      }
    }
  };
  return show(root, 0);
}

/** A signed literal for people. */
export const printLiteral = (literal: number, names: readonly string[]): string =>
  `${literal < 0 ? '¬' : ''}${names[Math.abs(literal) - 1]}`;

/** Clauses under their letters, as `dnf.describe` writes them: "A: x1 ∧ ¬x2; B: x3". */
export function printClauses({ form, clauses }: NormalForm, names: readonly string[]): string {
  const sign = form === 'dnf' ? ' ∧ ' : ' ∨ ';
  return clauses
    .map(
      (clause, c) => `${groupLetter(c)}: ${clause.map((l) => printLiteral(l, names)).join(sign)}`,
    )
    .join('; ');
}
