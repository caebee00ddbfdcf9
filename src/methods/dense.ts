import type { Method } from './method';

/** The baseline: the dense network trains for the whole schedule. */
export const dense = {
  id: 'dense',
  label: 'dense, never split',
  short: 'dense',
  explanation: 'Every neuron keeps all its inputs and trains for the whole schedule.',
  source: 'baseline of arXiv 2510.04500',
  color: 'dense',
  dash: '',
  strokeWidth: 1.5,
  deal: 'none',
} as const satisfies Method;
