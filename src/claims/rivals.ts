/** Claims that a split beats rivals of the same width and budget, one comparison a pair. */
import { later } from '../lib/text';
import { arm } from './arm';
import type { Arm, Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, lostWords, stored } from './words';

export interface Rival {
  readonly name: string;
  /** Labels of the comparisons: the clause-aware split ahead of it, and the random one. */
  readonly ahead: readonly [string, string];
  readonly arm: Arm;
}

const dense = arm('dense');
const SPLITS = [
  { name: later('clause-aware'), arm: arm('fpe-clause') },
  { name: later('random'), arm: arm('fpe-random') },
] as const;

export const against = (
  rivals: readonly Rival[],
  rest: Pick<Claim, 'id' | 'title' | 'published'>,
): Claim => ({
  ...IN_POINTS,
  ...rest,
  asked: 'us',
  arms: [dense, ...SPLITS.map((split) => split.arm), ...rivals.map((rival) => rival.arm)],
  link: linkTo([...SPLITS.map((split) => split.arm), ...rivals.map((rival) => rival.arm)]),
  compare: (results) =>
    SPLITS.flatMap((split, k) =>
      rivals.map((rival) => more(rival.ahead[k], lead(results, split.arm, rival.arm))),
    ),
  rows: (results) =>
    [{ name: later('dense'), arm: dense }, ...[...SPLITS].reverse(), ...rivals].map(
      ({ name, arm }) => rowOf(results, arm, name),
    ),
  say: (parts) => {
    const names = rivals.map(({ name }) => name).join(', ');
    const [clause, random] = SPLITS.map((_, k) =>
      parts
        .slice(k * rivals.length, (k + 1) * rivals.length)
        .map((part) => effectWords(part))
        .join(', '),
    );
    return stored(
      later`Points over ${names}: clause-aware ${clause}; random ${random}.`,
      lostWords(parts),
    );
  },
});
