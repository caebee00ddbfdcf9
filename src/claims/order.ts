import { later } from '../lib/text';
import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, stored } from './words';

const dense = arm('dense');
const random = arm('fpe-random');
const clause = arm('fpe-clause');

/** The headline of the paper's Boolean experiment. */
export const order: Claim = {
  ...IN_POINTS,
  id: 'order',
  asked: 'paper',
  title: later(
    'Clause-aware splits beat random ones, and random ones beat dense, at the same budget',
  ),
  published: later('dense 78.7, random 88.7, clause-aware 99.4 %'),
  arms: [dense, random, clause],
  link: linkTo([random, clause]),
  compare: (results) => [
    more(later('random ahead of dense'), lead(results, random, dense)),
    more(later('clause-aware ahead of random'), lead(results, clause, random)),
  ],
  rows: (results) => [
    rowOf(results, dense, later('dense')),
    rowOf(results, random, later('random')),
    rowOf(results, clause, later('clause-aware')),
  ],
  say: (parts) => {
    const [first, second] = parts;
    return stored(
      later`Random is ${effectWords(first)} points (${intervalWords(first)}) over dense, ahead in ${first.ahead} of ${first.n} seeds; clause-aware ${effectWords(second)} over random, in ${second.ahead} of ${second.n}.`,
      later('264 non-zero weights in every network.'),
      lostWords(parts),
    );
  },
};
