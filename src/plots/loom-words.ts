/** Words that the loom’s sentences and tips share: names of inputs, counts, who holds a weight. */
import { language, t } from '../lib/text';
import type { Method } from '../methods';
import { groupLetter, type InputGroups } from '../model/groups';
import type { Selection } from '../model/selection';
import { count, fixed, list, neuronName } from './format';
import { type LoomSide, type Lost, type Pruned, weightsOf } from './loom-side';
import { plain, type Sentence } from './plot';

export interface SentenceInput {
  readonly left: LoomSide;
  readonly right: LoomSide;
  readonly groups: InputGroups;
  readonly method: Method;
  readonly kin: boolean;
  readonly split: boolean;
  readonly alpha: number;
  readonly selection: Selection;
  readonly pruned: readonly Pruned[];
  readonly lost: readonly Lost[];
  readonly epoch: number;
  readonly warmup: number;
}

/** How many neurons of a side have settled on the clause. */
export const settledOn = (side: LoomSide, group: number): number =>
  side.settled.group.reduce((n, g) => n + (g === group ? 1 : 0), 0);

/** "no child", "3 children". */
export const some = (n: number, noun: string): string =>
  n === 0 && language() === 'en' ? `no ${noun}` : count(n, noun).replace('childs', 'children');

/** Letters of a sentence that fit in the line under the right loom. */
const LINE = 86;

/** The sentence with the names of the neurons it is about, as far as the line has room. */
export function named(sentence: Sentence, names: readonly string[]): Sentence {
  const which = names.length === 0 ? '' : t` (${list(names)})`;
  const fits = plain(sentence).length + which.length < LINE;
  return [...sentence, { text: t`${fits ? which : ''}.` }];
}

/** "input 7 of clause B, negated". */
export function inputName(groups: InputGroups, input: number): string {
  const g = groups.groupOf[input] ?? -1;
  const name =
    g >= 0
      ? t`input ${input + 1} of clause ${groupLetter(g)}`
      : t`input ${input + 1}, in no clause`;
  return groups.sign[input] < 0 ? t`${name}, negated` : name;
}

/** The same at the start of a sentence. */
export function inputTitle(groups: InputGroups, input: number): { text: string; bold: true } {
  const name = inputName(groups, input);
  return { text: `${name[0].toUpperCase()}${name.slice(1)}`, bold: true };
}

/** How many neurons of a side read an input. */
export const readersOf = ({ network }: LoomSide, input: number): number =>
  network.edgeInput.reduce((n, j) => n + (j === input ? 1 : 0), 0);

/** "0.52 in 4a and −0.10 in 4b", "pruned at the split", "read by no child". */
export function heldText(
  at: Pick<SentenceInput, 'right' | 'lost'>,
  parent: number,
  input: number,
): string {
  const { alpha } = at.right.network;
  const kept = weightsOf(at.right, parent, input);
  if (kept.length > 0) {
    return list(
      kept.map((h) => t`${fixed(h.weight, 2)} in ${neuronName(parent, h.child % alpha, alpha)}`),
    );
  }
  const lost = at.lost.some((l) => l.parent === parent && l.input === input);
  return lost ? t('then read by no child') : t('pruned at the split');
}
