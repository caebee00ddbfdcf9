import type { Claim } from './claim';
import { IN_POINTS, linkTo } from './compare';

/** Needs images, whose features nobody lists beforehand. */
export const realData: Claim = {
  ...IN_POINTS,
  id: 'real-data',
  asked: 'paper',
  title: 'On real data, random splits do as well as feature-based ones',
  published: 'about the same on FashionMNIST and CLIP embeddings',
  arms: [],
  link: linkTo([]),
  untested:
    'This page has no images yet: on formulas the features are the clauses, which are known beforehand.',
  compare: () => [],
  rows: () => [],
  say: () => '',
};
