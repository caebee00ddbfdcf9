import { type Method, PLAIN } from './method';

/** Rival at the same budget: αh neurons with a static random mask of exactly the budget. */
export const sparseWide = {
  ...PLAIN,
  id: 'sparse-wide',
  label: 'sparse and wide from scratch',
  short: 'sparse wide',
  explanation:
    'As wide as the split network and as sparse, but its random mask is there from the first step.',
  source: 'Golubeva et al., arXiv 2010.14495; Sparse-IFT, arXiv 2303.11525',
  family: 'wide',
  dash: '4 2',
  start: 'sparse',
} as const satisfies Method;
