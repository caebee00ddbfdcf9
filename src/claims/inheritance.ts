import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { aheadWords, lostWords, pointsWords } from './words';

const dense = arm('dense');
const random = arm('fpe-random');
const fresh = arm('fpe-reinit');

/** Both have the very same masks; only one keeps what 25 epochs have taught the parents. */
export const inheritance: Claim = {
  ...IN_POINTS,
  id: 'inheritance',
  asked: 'us',
  title: 'Inheriting the parents’ weights matters: fresh ones in the same masks do worse',
  published: 'not among the published trends',
  arms: [dense, random, fresh],
  link: linkTo([random, fresh], {}, { show: 'fpe-reinit' }),
  compare: (results) => [more('inherited ahead of fresh', lead(results, random, fresh))],
  rows: (results) => [
    rowOf(results, dense, 'dense'),
    rowOf(results, random, 'inherited'),
    rowOf(results, fresh, 'fresh'),
  ],
  say: (parts) => {
    const [part] = parts;
    return `Inherited against fresh: ${pointsWords(part)}, ahead in ${aheadWords(part)} seeds; the fresh ones had the 25 epochs after the split.${lostWords(parts)}`;
  },
};
