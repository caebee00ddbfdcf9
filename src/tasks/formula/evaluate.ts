/** The value of formulas and of normal forms for given bits. */
import { combine, type Node, negate } from './ast';
import type { Clause, NormalForm } from './normal-form';

/** One value an input, 0 or 1; length at least d. */
export type Bits = ArrayLike<number>;

export function evaluate(node: Node, bits: Bits): boolean {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'input':
      return bits[node.input] === 1;
    case 'not':
      return !evaluate(node.of, bits);
    case 'and':
      return node.of.every((part) => evaluate(part, bits));
    case 'or':
      return node.of.some((part) => evaluate(part, bits));
    case 'implies': {
      const last = node.of.length - 1;
      return node.of.some((part, place) => evaluate(part, bits) === (place === last));
    }
    case 'xor':
    case 'iff': {
      let odd = false;
      for (const part of node.of) if (evaluate(part, bits)) odd = !odd;
      // a ↔ b = ¬(a ⊕ b), once for each sign.
      return node.kind === 'iff' && node.of.length % 2 === 0 ? !odd : odd;
    }
    default:
      return node satisfies never;
  }
}

/** Whether the signed literal is true. */
export const literalHolds = (literal: number, bits: Bits): boolean =>
  literal > 0 ? bits[literal - 1] === 1 : bits[-literal - 1] !== 1;

export function evaluateNormal({ form, clauses }: NormalForm, bits: Bits): boolean {
  return form === 'dnf'
    ? clauses.some((clause) => clause.every((l) => literalHolds(l, bits)))
    : clauses.every((clause) => clause.some((l) => literalHolds(l, bits)));
}

/** A normal form as a formula's tree. */
export function nodeOf({ form, clauses }: NormalForm): Node {
  const [outer, inner] = form === 'dnf' ? (['or', 'and'] as const) : (['and', 'or'] as const);
  const literal = (l: number): Node => {
    const input: Node = { kind: 'input', input: Math.abs(l) - 1 };
    return l < 0 ? negate(input) : input;
  };
  const node = (clause: Clause): Node => combine(inner, clause.map(literal));
  return combine(outer, clauses.map(node));
}
