/**
 * A formula of one's own, from its text to what a task is made of. The group rule (`group-rule.ts`)
 * says which inputs a clause-aware split keeps together where clauses share some.
 */
import { later } from '../../lib/text';
import type { Clause as TrueClause } from '../../model/groups';
import type { Formula } from './ast';
import type { Built } from './families';
import type { TextError } from './fault';
import { splitGroups } from './group-rule';
import { type Clause, type NormalForm, normalForm } from './normal-form';
import { parse } from './parse';
import { printClauses } from './print';
import { targetOf } from './target';

/** Fewest inputs of a network: one leaves nothing to split. */
export const MIN_VARIABLES = 2;

export interface Own extends Built {
  readonly formula: Formula;
  /** Clause g founded group g of `groups`, for g < groups.count; the others come after. */
  readonly normal: NormalForm;
  /** By clause, in how many groups its inputs are; 1: a clause-aware split keeps it whole. */
  readonly pieces: readonly number[];
}

export type OwnResult =
  | { readonly ok: true; readonly own: Own }
  /** The text is no formula, at a place of it. */
  | { readonly ok: false; readonly error: TextError }
  /** It is one that cannot be learned; `reason` completes "the formula …". */
  | { readonly ok: false; readonly formula: Formula; readonly reason: string };

const trueClause = (clause: Clause): TrueClause => ({
  inputs: clause.map((l) => Math.abs(l) - 1),
  signs: clause.map((l) => (l > 0 ? 1 : -1)),
});

function build(text: string): OwnResult {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const { formula } = parsed;
  const result = normalForm(formula);
  if (!result.ok) return { ok: false, formula, reason: result.reason };
  if (formula.inputs < MIN_VARIABLES) {
    const reason = later`has one variable; at least ${MIN_VARIABLES} are needed`;
    return { ok: false, formula, reason };
  }
  const { form, clauses: found } = result.normal;
  const { groups, founders, pieces } = splitGroups(found, formula.inputs);
  // Founders first, so that a group and its clause have one letter.
  const order = [...founders, ...found.keys()].filter((c, at, all) => all.indexOf(c) === at);
  const normal: NormalForm = { form, clauses: order.map((c) => found[c]) };
  const own: Own = {
    formula,
    normal,
    target: targetOf(normal, formula.inputs),
    groups: { ...groups, clauses: normal.clauses.map(trueClause) },
    pieces: order.map((c) => pieces[c]),
    text: printClauses(normal, formula.names),
  };
  return { ok: true, own };
}

/** Texts read so far: a run asks for the same one again and again. */
const known = new Map<string, OwnResult>();
const MOST_KNOWN = 100;

/** What a text is; a text is read once. */
export function readOwn(text: string): OwnResult {
  const found = known.get(text);
  if (found) return found;
  const result = build(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, result);
  return result;
}
