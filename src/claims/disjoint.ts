import { later } from '../lib/text';
import { arm } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, stored } from './words';

const dense = arm('dense');
const random = arm('fpe-random');
const overlap = arm('fpe-overlap');
const subset = arm('fpe-shared-subset');

export const disjoint: Claim = {
  ...IN_POINTS,
  id: 'disjoint',
  asked: 'paper',
  title: later('Children with disjoint inputs beat children whose inputs overlap'),
  published: later('overlapping inputs are significantly worse'),
  arms: [dense, random, overlap, subset],
  link: linkTo([random, overlap, subset], {}, { show: 'fpe-overlap' }),
  compare: (results) => [
    more(later('disjoint ahead of overlapping'), lead(results, random, overlap)),
    more(later('disjoint ahead of the same subset'), lead(results, random, subset)),
  ],
  rows: (results) => [
    rowOf(results, dense, later('dense')),
    rowOf(results, random, later('disjoint')),
    rowOf(results, overlap, later('overlapping')),
    rowOf(results, subset, later('same subset')),
  ],
  say: (parts) => {
    const [drawn, same] = parts;
    return stored(
      later`Disjoint is ${effectWords(drawn)} points (${intervalWords(drawn)}) over children that draw their inputs on their own, and ${effectWords(same)} over children that all see the same half.`,
      lostWords(parts),
    );
  },
};
