/** What a sampler needs of a formula: its value, and how to bring a value about. */
import { type Stream, shuffle } from '../../lib/random';
import { evaluateNormal, literalHolds } from './evaluate';
import type { Clause, NormalForm } from './normal-form';
import { satisfy } from './satisfy';

/** Inputs that were made sure of, whether or not they had to change: `on` to 1, `off` to 0. */
export interface Planted {
  readonly on: number;
  readonly off: number;
}

export interface Target {
  /** Number of inputs d. */
  readonly inputs: number;
  /** The label of these bits, 0 or 1 each; length d. */
  holds(bits: Uint8Array): boolean;
  /** Brings that label about; `holds` says whether it has, which fails only if nothing has it. */
  plant(bits: Uint8Array, label: boolean, random: Stream): Planted;
  /** Whether examples could be told apart by how many inputs are on, so that decoys are of use. */
  readonly decoys: boolean;
}

/** Gives the literal that value. */
function settle(bits: Uint8Array, literal: number, value: boolean): void {
  bits[Math.abs(literal) - 1] = literal > 0 === value ? 1 : 0;
}

/** Of literals that were given a value, how many inputs that turned on and off. */
function tally(literals: readonly number[], value: boolean): Planted {
  const on = literals.filter((l) => l > 0 === value).length;
  return { on, off: literals.length - on };
}

/** Gives all literals of one clause that value. */
function plantClause(
  clauses: readonly Clause[],
  bits: Uint8Array,
  value: boolean,
  random: Stream,
): Planted {
  const clause = clauses[random.below(clauses.length)];
  for (const literal of clause) settle(bits, literal, value);
  return tally(clause, value);
}

/**
 * Gives one literal of every clause that value: clause by clause in random order, a random literal
 * among inputs not yet settled, none where a settled one does it. Null at a dead end.
 */
function plantEverywhere(
  clauses: readonly Clause[],
  bits: Uint8Array,
  value: boolean,
  random: Stream,
): Planted | null {
  const order = clauses.map((_, c) => c);
  shuffle(order, random);
  const settled = new Set<number>();
  const chosen: number[] = [];
  for (const c of order) {
    const done = (l: number): boolean =>
      settled.has(Math.abs(l)) && literalHolds(l, bits) === value;
    if (clauses[c].some(done)) continue;
    const free = clauses[c].filter((l) => !settled.has(Math.abs(l)));
    if (free.length === 0) return null;
    const literal = free[random.below(free.length)];
    settle(bits, literal, value);
    settled.add(Math.abs(literal));
    chosen.push(literal);
  }
  return tally(chosen, value);
}

/** Random walks of `plantEverywhere` before an assignment is searched for. */
const WALKS = 4;

/**
 * The target of a normal form that is not constant. An OR of ANDs is made true by one clause, false
 * by one literal in every clause; an AND of ORs the other way round.
 */
export function targetOf(normal: NormalForm, inputs: number): Target {
  const { form, clauses } = normal;
  let known: readonly number[] | null = null;
  /** Literals that give every clause that value, searched for once; none if none were found. */
  const solution = (value: boolean): readonly number[] => {
    if (known) return known;
    const wanted = value ? clauses : clauses.map((clause) => clause.map((l) => -l));
    const found = satisfy(wanted, inputs);
    const bits = found instanceof Int8Array ? [...found] : [];
    known = bits.flatMap((bit, j) => (bit < 0 ? [] : [bit === 1 ? j + 1 : -j - 1]));
    return known;
  };
  return {
    inputs,
    decoys: true,
    holds: (bits) => evaluateNormal(normal, bits),
    plant(bits, label, random) {
      if (label === (form === 'dnf')) return plantClause(clauses, bits, label, random);
      for (let walk = 0; walk < WALKS; walk++) {
        const planted = plantEverywhere(clauses, bits, label, random);
        if (planted) return planted;
      }
      const literals = solution(label);
      for (const literal of literals) settle(bits, literal, true);
      return tally(literals, true);
    },
  };
}
