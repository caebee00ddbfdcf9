import { type Method, PLAIN } from './method';

/** Control: the random partition is drawn once and used for every parent. */
export const fpeShared = {
  ...PLAIN,
  id: 'fpe-shared',
  label: 'one mask for all neurons',
  short: 'shared mask',
  explanation: 'A random split that deals the inputs of every neuron the same way.',
  source: 'arXiv 2510.04500 asks it; the control is ours',
  family: 'control',
  dash: '2 2',
  deal: 'shared',
} as const satisfies Method;
