import { type Method, PLAIN } from './method';

/** Rival: αh neurons dense, pruned to the budget at the split time, then trained on. */
export const prunedWide = {
  ...PLAIN,
  id: 'pruned-wide',
  label: 'wide, pruned by magnitude',
  short: 'pruned wide',
  explanation:
    'Trains the wide dense network, then drops the smallest weights down to the budget at the split.',
  source: 'magnitude pruning, Han et al., arXiv 1506.02626',
  family: 'wide',
  dash: '7 2 2 2 2 2',
  start: 'wide',
  deal: 'clones',
} as const satisfies Method;
