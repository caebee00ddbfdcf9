import { type Method, PLAIN } from '../../src/methods/method';

/** What a new method is: this file, and its line in the register (see `toy-register.ts`). */
export const toy = {
  ...PLAIN,
  id: 'toy',
  label: 'one mask and fresh weights',
  short: 'toy',
  explanation:
    'One mask for all neurons, whose weights are drawn anew: a method made up by a test.',
  source: 'nowhere',
  family: 'control',
  dash: '1 1',
  deal: 'shared',
  weights: 'fresh',
} as const satisfies Method;
