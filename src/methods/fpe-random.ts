import type { Method } from './method';

/** Per parent, an independent balanced random partition of the inputs. */
export const fpeRandom = {
  id: 'fpe-random',
  label: 'random split',
  short: 'random',
  explanation: 'Each neuron deals its inputs at random to its children, so clauses may be torn.',
  source: 'arXiv 2510.04500, random splits',
  color: 'random',
  dash: '5 3',
  strokeWidth: 1.5,
  deal: 'random',
} as const satisfies Method;
