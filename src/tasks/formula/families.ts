/**
 * Formulas made from a few numbers, as `dnf` is: d = clauses · literals inputs, dealt to `clauses`
 * lists of `literals` inputs at random, `polarity` of them negated. The deal and the signs are those
 * of `dnf` for the same seed. Ours, not the paper's.
 */
import { later } from '../../lib/text';
import { groupLetter, type InputGroups, membersOf } from '../../model/groups';
import { dnf } from '../dnf';
import type { TaskOptions } from '../task';
import { literalHolds } from './evaluate';
import { numberedNames } from './names';
import type { NormalForm } from './normal-form';
import { printClauses, printLiteral } from './print';
import { type Target, targetOf } from './target';

/** A formula that can be sampled, split by clauses and shown. */
export interface Built {
  readonly target: Target;
  readonly groups: InputGroups;
  /** Its clauses; null where it is not made of any. */
  readonly normal: NormalForm | null;
  /** The formula in words. */
  readonly text: string;
}

export interface Family {
  readonly id: string;
  build(options: TaskOptions, seed: number): Built;
}

/** The literals dealt to each clause, signed and 1-based. */
function deal(options: TaskOptions, seed: number): { groups: InputGroups; lists: number[][] } {
  const groups = dnf.groups(options, seed);
  const lists = membersOf(groups).map((list) => list.map((j) => groups.sign[j] * (j + 1)));
  return { groups, lists };
}

/** One group of these literals' inputs; the others are in none. */
function oneGroup({ groupOf, sign }: InputGroups, literals: readonly number[]): InputGroups {
  const inside = new Set(literals.map((l) => Math.abs(l) - 1));
  return { count: 1, groupOf: groupOf.map((_, j) => (inside.has(j) ? 0 : -1)), sign };
}

const listed = (literals: readonly number[], d: number): string => {
  const names = numberedNames(d);
  return literals.map((l) => printLiteral(l, names)).join(', ');
};

export const cnf = {
  id: 'cnf',
  build(options, seed) {
    const { groups, lists } = deal(options, seed);
    const d = groups.groupOf.length;
    const normal: NormalForm = { form: 'cnf', clauses: lists };
    const text = printClauses(normal, numberedNames(d));
    return { target: targetOf(normal, d), groups, normal, text };
  },
} as const satisfies Family;

/**
 * Parity of the first clause's inputs; the others distract. When bits are fair, fewer than all of
 * them say nothing about the label: a network none of whose children sees them all cannot beat
 * chance, so this is where a split that tears clauses loses most.
 */
export const parity = {
  id: 'parity',
  build(options, seed) {
    const { groups, lists } = deal(options, seed);
    const literals = lists[0];
    const d = groups.groupOf.length;
    const holds = (bits: Uint8Array): boolean =>
      literals.filter((l) => literalHolds(l, bits)).length % 2 === 1;
    const target: Target = {
      inputs: d,
      // Both labels have all counts already.
      decoys: false,
      holds,
      plant(bits, label, random) {
        if (holds(bits) === label) return { on: 0, off: 0 };
        const input = Math.abs(literals[random.below(literals.length)]) - 1;
        bits[input] = 1 - bits[input];
        return { on: bits[input], off: 1 - bits[input] };
      },
    };
    const text = later`${groupLetter(0)}: an odd number of ${listed(literals, d)}`;
    return { target, groups: oneGroup(groups, literals), normal: null, text };
  },
} as const satisfies Family;

/**
 * More than half of the inputs of the first ⌈clauses/2⌉ clauses; the other half of the inputs
 * distracts. One neuron computes it and nothing interferes: a control where splitting has nothing to
 * repair and tears a sum that one neuron could hold.
 */
export const threshold = {
  id: 'threshold',
  build(options, seed) {
    const { groups, lists } = deal(options, seed);
    const literals = lists.slice(0, Math.ceil(options.clauses / 2)).flat();
    literals.sort((a, b) => Math.abs(a) - Math.abs(b));
    const d = groups.groupOf.length;
    const least = Math.floor(literals.length / 2) + 1;
    const those = (bits: Uint8Array, value: boolean): number[] =>
      literals.filter((l) => literalHolds(l, bits) === value);
    const holds = (bits: Uint8Array): boolean => those(bits, true).length >= least;
    const target: Target = {
      inputs: d,
      decoys: literals.length < d,
      holds,
      plant(bits, label, random) {
        let [on, off] = [0, 0];
        while (holds(bits) !== label) {
          const wrong = those(bits, !label);
          const input = Math.abs(wrong[random.below(wrong.length)]) - 1;
          bits[input] = 1 - bits[input];
          if (bits[input] === 1) on++;
          else off++;
        }
        return { on, off };
      },
    };
    const text = later`${groupLetter(0)}: at least ${least} of ${listed(literals, d)}`;
    return { target, groups: oneGroup(groups, literals), normal: null, text };
  },
} as const satisfies Family;

export const FAMILIES = [cnf, parity, threshold] as const satisfies readonly Family[];

export type FamilyId = (typeof FAMILIES)[number]['id'];
