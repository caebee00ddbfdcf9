/**
 * A formula as an OR of ANDs or an AND of ORs, whichever has fewer clauses. Negations move inward
 * and products are multiplied out, with absorption at every step; the AND of ORs is the negated OR
 * of ANDs of the negated formula. Refused where both are too large or the formula is constant.
 */
import { later } from '../../lib/text';
import type { Formula, Node } from './ast';
import { satisfy } from './satisfy';
import { shorten } from './shorten';
import {
  emptyTerm,
  literalsOf,
  literalTerm,
  MAX_TERMS,
  MAX_WORK,
  sum,
  type Terms,
  times,
  type Work,
} from './terms';

/** Signed, 1-based input numbers: 3 is x3, −3 is ¬x3; by input, each input at most once. */
export type Clause = readonly number[];

export interface NormalForm {
  /** 'dnf': OR over clauses of AND over literals; 'cnf': AND over clauses of OR over literals. */
  readonly form: 'dnf' | 'cnf';
  /** 1 … `MAX_CLAUSES`, none empty. */
  readonly clauses: readonly Clause[];
}

export type NormalFormResult =
  | { readonly ok: true; readonly normal: NormalForm }
  /** `reason` completes "the formula …". */
  | { readonly ok: false; readonly reason: string };

/** Most clauses of a normal form; the kernels count as many (`MOST_CLAUSES`). */
export const MAX_CLAUSES = 64;

/** The sum of terms that is true where the formula has the value `wanted`; null if too large. */
function termsOf({ root, inputs }: Formula, wanted: boolean, work: Work): Terms {
  const known = { true: new Map<Node, Terms>(), false: new Map<Node, Terms>() };
  const all = (nodes: readonly Node[], value: boolean): Terms[] => nodes.map((n) => of(n, value));
  const of = (node: Node, value: boolean): Terms => {
    const memo = known[`${value}`];
    const found = memo.get(node);
    if (found !== undefined) return found;
    const terms = expand(node, value);
    memo.set(node, terms);
    return terms;
  };
  /** An odd number of operands is true, or, with `value` false, an even one. */
  const parity = (nodes: readonly Node[], value: boolean): Terms => {
    let odd = of(nodes[0], true);
    let even = of(nodes[0], false);
    nodes.slice(1).forEach((node, place) => {
      const [yes, no] = [of(node, true), of(node, false)];
      // The last step needs one of the two only.
      const last = place === nodes.length - 2;
      const [o, e] = [odd, even];
      if (!last || value) odd = sum([times([o, no], work), times([e, yes], work)], work);
      if (!last || !value) even = sum([times([e, no], work), times([o, yes], work)], work);
    });
    return value ? odd : even;
  };
  const expand = (node: Node, value: boolean): Terms => {
    switch (node.kind) {
      case 'constant':
        return node.value === value ? [emptyTerm(inputs)] : [];
      case 'input':
        return [literalTerm(inputs, node.input, value)];
      case 'not':
        return of(node.of, !value);
      case 'and':
        return value ? times(all(node.of, true), work) : sum(all(node.of, false), work);
      case 'or':
        return value ? sum(all(node.of, true), work) : times(all(node.of, false), work);
      case 'implies': {
        const last = node.of.length - 1;
        const parts = node.of.map((n, place) => of(n, (place === last) === value));
        return value ? sum(parts, work) : times(parts, work);
      }
      case 'xor':
        return parity(node.of, value);
      case 'iff':
        // a ↔ b = ¬(a ⊕ b), once for each sign.
        return parity(node.of, value === (node.of.length % 2 === 1));
      default:
        return node satisfies never;
    }
  };
  return of(root, wanted);
}

const negated = (clauses: readonly Clause[]): Clause[] => clauses.map((c) => c.map((l) => -l));

const literalCount = (clauses: readonly Clause[]): number => clauses.flat().length;

/** The smaller normal form: fewer clauses, then fewer literals, then the OR of ANDs. */
export function normalForm(formula: Formula): NormalFormResult {
  const [yes, no] = [true, false].map((wanted) => {
    const terms = termsOf(formula, wanted, { left: MAX_WORK });
    return terms && shorten(terms, { left: MAX_WORK }).map(literalsOf);
  });
  if (yes?.length === 0) return { ok: false, reason: later('is always false') };
  if (no?.length === 0) return { ok: false, reason: later('is always true') };
  const forms: NormalForm[] = [];
  if (yes) forms.push({ form: 'dnf', clauses: yes });
  if (no) forms.push({ form: 'cnf', clauses: negated(no) });
  const fitting = forms
    .filter(({ clauses }) => clauses.length <= MAX_CLAUSES)
    .sort(({ clauses: a }, { clauses: b }) =>
      a.length === b.length ? literalCount(a) - literalCount(b) : a.length - b.length,
    );
  if (fitting.length === 0) {
    const size = (of: Clause[] | null): string => (of ? `${of.length}` : later`over ${MAX_TERMS}`);
    const reason = later`has ${size(yes)} clauses as an OR of ANDs, ${size(no)} as an AND of ORs; at most ${MAX_CLAUSES} fit`;
    return { ok: false, reason };
  }
  const normal = fitting[0];
  // Where one side is known not to be empty the formula has that value somewhere.
  if (yes && no) return { ok: true, normal };
  const other = satisfy(
    normal.form === 'dnf' ? negated(normal.clauses) : normal.clauses,
    formula.inputs,
  );
  if (other instanceof Int8Array) return { ok: true, normal };
  const value = normal.form === 'dnf' ? 'true' : 'false';
  const sure = value === 'true' ? later('is always true') : later('is always false');
  const unsure =
    value === 'true'
      ? later('may be always true: too hard to tell')
      : later('may be always false: too hard to tell');
  const reason = other === null ? sure : unsure;
  return { ok: false, reason };
}
