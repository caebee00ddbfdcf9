/** Claims that a split beats rivals of the same width and budget, one comparison a pair. */
import { arm } from './arm';
import type { Arm, Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, lostWords } from './words';

export interface Rival {
  readonly name: string;
  readonly arm: Arm;
}

const dense = arm('dense');
const SPLITS = [
  { name: 'clause-aware', arm: arm('fpe-clause') },
  { name: 'random', arm: arm('fpe-random') },
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
    SPLITS.flatMap((split) =>
      rivals.map((rival) =>
        more(`${split.name} ahead of ${rival.name}`, lead(results, split.arm, rival.arm)),
      ),
    ),
  rows: (results) =>
    [{ name: 'dense', arm: dense }, ...[...SPLITS].reverse(), ...rivals].map(({ name, arm }) =>
      rowOf(results, arm, name),
    ),
  say: (parts) => {
    const names = rivals.map(({ name }) => name).join(', ');
    const said = SPLITS.map(({ name }, k) => {
      const own = parts.slice(k * rivals.length, (k + 1) * rivals.length);
      return `${name} ${own.map((part) => effectWords(part)).join(', ')}`;
    });
    return `Points over ${names}: ${said.join('; ')}.${lostWords(parts)}`;
  },
});
