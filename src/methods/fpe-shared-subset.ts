import { type Method, PLAIN } from './method';

/** Control: siblings overlap completely. */
export const fpeSharedSubset = {
  ...PLAIN,
  id: 'fpe-shared-subset',
  label: 'siblings with the same inputs',
  short: 'same subset',
  explanation: 'All children of a neuron see the same inputs, one part of α; the others are lost.',
  source: 'arXiv 2510.04500, overlapping inputs at their extreme',
  family: 'control',
  dash: '1 2 4 2',
  deal: 'subset',
} as const satisfies Method;
