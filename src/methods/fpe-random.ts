import { type Method, PLAIN } from './method';

/** Per parent, an independent balanced random partition of the inputs. */
export const fpeRandom = {
  ...PLAIN,
  id: 'fpe-random',
  label: 'random split',
  short: 'random',
  explanation: 'Each neuron deals its inputs at random to its children, so clauses may be torn.',
  source: 'arXiv 2510.04500, random splits',
  family: 'split',
  dash: '5 3',
  color: 'random',
  deal: 'random',
} as const satisfies Method;
