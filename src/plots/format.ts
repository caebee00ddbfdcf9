/** Numbers and lists in plots' own wording, over `lib/format.ts`. Nothing here prints NaN. */
import { fixed } from '../lib/format';
import { language, t } from '../lib/text';

export { fixed };

/** "1 neuron", "3 neurons". */
export const count = (n: number, noun: string): string =>
  language() === 'en' ? `${n} ${noun}${n === 1 ? '' : 's'}` : `${n} ${t(noun, 'count')}`;

/** "A", "A and B", "A, B and C". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return t`${words.slice(0, -1).join(t(', ', 'list'))} and ${words[words.length - 1]}`;
}

/** Name of a child: parent 3, child 1 → "4b"; the parent's alone when nothing is split. */
export const neuronName = (parent: number, child: number, alpha: number): string =>
  alpha === 1 ? `${parent + 1}` : `${parent + 1}${childLetter(child)}`;

/** a … z, then aa … for more than 26 children. */
export const childLetter = (child: number): string =>
  (child < 26 ? '' : childLetter(Math.floor(child / 26) - 1)) +
  String.fromCharCode(97 + (child % 26));
