import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, lostWords, pointsWords, reversed } from './words';

const dense = arm('dense');
const random = [2, 4, 8].map((alpha) => arm('fpe-random', { alpha }));
const clause = [2, 4, 8].map((alpha) => arm('fpe-clause', { alpha }));

/** Eight children of 32 inputs have four each: as many as one clause. */
export const alphaLarge: Claim = {
  ...IN_POINTS,
  id: 'alpha-large',
  asked: 'paper',
  title: 'Too large an α hurts',
  published: 'the gain falls again past some α',
  arms: [dense, ...random, ...clause],
  link: linkTo(
    [random[0], clause[0]],
    { alpha: 8 },
    { show: 'fpe-random', sweep: { x: { field: 'alpha', values: [2, 4, 8] }, y: null } },
  ),
  compare: (results) => [
    more('random: α 8 behind α 4', lead(results, random[1], random[2])),
    more('clause-aware: α 8 behind α 4', lead(results, clause[1], clause[2])),
  ],
  rows: (results) => [
    rowOf(results, dense, 'dense'),
    ...random.map((one) => rowOf(results, one, `random, α ${one.patch.alpha}`)),
    ...clause.map((one) => rowOf(results, one, `clause, α ${one.patch.alpha}`)),
  ],
  say: (parts) => {
    const [random, clause] = parts.map(reversed);
    return `From α 4 to 8 random splits change by ${pointsWords(random)}, clause-aware ones by ${effectWords(clause)}.${lostWords(parts)}`;
  },
};
