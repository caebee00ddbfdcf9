import { type Method, PLAIN } from './method';

/** Upper bound: αh neurons, all weights, the whole schedule. */
export const denseWide = {
  ...PLAIN,
  id: 'dense-wide',
  label: 'dense, α times as wide',
  short: 'dense wide',
  explanation:
    'A dense network with as many neurons as the split one has: the upper bound, at α times the weights.',
  source: 'baseline of arXiv 2510.04500',
  family: 'wide',
  dash: '12 2',
  start: 'wide',
  budget: 'alpha',
} as const satisfies Method;
