import { type Method, PLAIN } from './method';

/** Control: children keep all inputs; siblings stay equal, so width alone is seen to do nothing. */
export const fpeClones = {
  ...PLAIN,
  id: 'fpe-clones',
  label: 'clones with all inputs',
  short: 'clones',
  explanation:
    'Every child is a full copy of its neuron: more neurons without a split, and α times the weights.',
  source: 'control of arXiv 2510.04500, ours',
  family: 'control',
  dash: '10 3',
  deal: 'clones',
  budget: 'alpha',
} as const satisfies Method;
