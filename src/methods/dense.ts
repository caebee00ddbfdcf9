import { type Method, PLAIN } from './method';

/** The baseline: the dense network trains for the whole schedule. */
export const dense = {
  ...PLAIN,
  id: 'dense',
  label: 'dense, never split',
  short: 'dense',
  explanation: 'Every neuron keeps all its inputs and trains for the whole schedule.',
  source: 'baseline of arXiv 2510.04500',
  family: 'baseline',
  dash: '',
  color: 'dense',
} as const satisfies Method;
