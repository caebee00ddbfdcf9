import { type Method, PLAIN } from './method';

/** Rival: per-example weight dropping, keep probability 1/α; full weights when tested. */
export const dropconnect = {
  ...PLAIN,
  id: 'dropconnect',
  label: 'DropConnect',
  short: 'DropConnect',
  explanation:
    'The wide network trains with a random 1/α of its weights for each example and is tested with all of them.',
  source: 'Wan et al. 2013, Regularization of Neural Networks using DropConnect',
  family: 'wide',
  dash: '9 3 3 3',
  start: 'wide',
  dropconnect: true,
  budget: 'alpha',
} as const satisfies Method;
