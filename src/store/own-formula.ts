/**
 * What a text in the formula box is, as the box shows it: where it is no formula, or what it was
 * simplified to and which clauses a clause-aware split keeps whole. Pure; fetched with the box.
 */

import { placeWords } from '../lib/text-place';
import { groupLetter } from '../model/groups';
import type { Spec } from '../spec/spec';
import { inputsOf } from '../tasks/formula/ast';
import * as core from '../tasks/formula/core';
import { type Own, readOwn } from '../tasks/formula/own';
import { sample } from '../tasks/formula/sampler';
import { type Balance, balanceOf, type TruthTable, truthTable } from '../tasks/formula/truth-table';
import { provideFormulas } from '../tasks/formula-core';

// The box is built on it, so it is here.
provideFormulas(core);

/** Most variables of a truth table that is shown: 1,024 rows. */
export const MOST_TABLE_INPUTS = 10;
/** Examples whose labels are counted. */
const EXAMPLES = 1000;

export interface OwnClause {
  readonly letter: string;
  /** Number of the clause: its colour is that of the looms. */
  readonly index: number;
  readonly literals: readonly { readonly name: string; readonly negated: boolean }[];
  /** Groups of the split that hold a part of it; 1: it stays whole. */
  readonly pieces: number;
}

export interface OwnTable {
  readonly names: readonly string[];
  readonly table: TruthTable;
}

export type OwnReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly at: number;
      readonly length: number;
      /** "character 6" */
      readonly place: string;
    }
  /** `reason` completes "The formula …". */
  | { readonly kind: 'refused'; readonly reason: string; readonly table: OwnTable | null }
  | {
      readonly kind: 'formula';
      readonly form: 'dnf' | 'cnf';
      readonly clauses: readonly OwnClause[];
      readonly groups: number;
      readonly variables: readonly string[];
      /** Variables that the formula does not depend on. */
      readonly idle: readonly string[];
      /** How often it is true of random inputs. */
      readonly random: Balance;
      /** Share of true ones among the examples. */
      readonly trained: number;
      readonly table: OwnTable | null;
    };

type Options = Pick<Spec, 'p' | 'sampler' | 'seed'>;

export function readFormula(text: string, { p, sampler, seed }: Options): OwnReading {
  if (text.trim() === '') return { kind: 'empty' };
  const result = readOwn(text);
  if (!result.ok && 'error' in result) {
    const { message, at, length } = result.error;
    return { kind: 'error', message, at, length, place: placeWords(text, at) };
  }
  if (!result.ok) {
    return { kind: 'refused', reason: result.reason, table: tableOf(result.formula) };
  }
  const { formula, normal, groups, target } = result.own;
  const used = new Set(normal.clauses.flat().map((l) => Math.abs(l) - 1));
  return {
    kind: 'formula',
    form: normal.form,
    clauses: clausesOf(result.own),
    groups: groups.count,
    variables: formula.names,
    idle: formula.names.filter((_, j) => !used.has(j)),
    random: balanceOf(formula.root, p, seed),
    trained: sample(target, { p, sampler }, seed, 'train', EXAMPLES).balance,
    table: tableOf(formula),
  };
}

const clausesOf = ({ normal, formula: { names }, pieces }: Own): OwnClause[] =>
  normal.clauses.map((clause, index) => ({
    letter: groupLetter(index),
    index,
    literals: clause.map((l) => ({ name: names[Math.abs(l) - 1], negated: l < 0 })),
    pieces: pieces[index],
  }));

/** Over the variables that occur, where they are few enough. */
function tableOf({ root, names }: Own['formula']): OwnTable | null {
  const inputs = inputsOf(root);
  if (inputs.length === 0 || inputs.length > MOST_TABLE_INPUTS) return null;
  const table = truthTable(root, inputs);
  return table && { names: inputs.map((input) => names[input]), table };
}
