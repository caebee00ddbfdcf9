import { type Method, PLAIN } from './method';

/** Where no clauses are known, the groups that a clause-aware split keeps whole are pseudo-features. */
export const fpeFeature = {
  ...PLAIN,
  id: 'fpe-feature',
  label: 'feature-based split',
  short: 'feature-based',
  explanation:
    'Inputs that the warm-up weights treat alike form groups of equal size; each neuron deals whole groups to its children.',
  source: 'arXiv 2510.04500, feature-based splits; the clustering is ours',
  family: 'split',
  dash: '5 2 1 2',
  color: 'clause',
  deal: 'clause',
  groups: 'features',
} as const satisfies Method;
