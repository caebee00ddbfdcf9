import { later } from '../lib/text';
import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, stored } from './words';

const dense = arm('dense');
const random = arm('fpe-random');
const fresh = arm('fpe-reinit');

/** Both have the very same masks; only one keeps what 25 epochs have taught the parents. */
export const inheritance: Claim = {
  ...IN_POINTS,
  id: 'inheritance',
  asked: 'us',
  title: later('Inheriting the parents’ weights matters: fresh ones in the same masks do worse'),
  published: later('not among the published trends'),
  arms: [dense, random, fresh],
  link: linkTo([random, fresh], {}, { show: 'fpe-reinit' }),
  compare: (results) => [more(later('inherited ahead of fresh'), lead(results, random, fresh))],
  rows: (results) => [
    rowOf(results, dense, later('dense')),
    rowOf(results, random, later('inherited')),
    rowOf(results, fresh, later('fresh')),
  ],
  say: (parts) => {
    const [part] = parts;
    return stored(
      later`Inherited against fresh: ${effectWords(part)} points (${intervalWords(part)}), ahead in ${part.ahead} of ${part.n} seeds; the fresh ones had the 25 epochs after the split.`,
      lostWords(parts),
    );
  },
};
