import { type Method, PLAIN } from './method';

/** Control: the random split’s masks, pruning included, with weights drawn anew at the split. */
export const fpeReinit = {
  ...PLAIN,
  id: 'fpe-reinit',
  label: 'random split, fresh weights',
  short: 're-initialised',
  explanation:
    'The masks of the random split with new random weights: does it matter to inherit the old ones?',
  source: 'control of arXiv 2510.04500, ours',
  family: 'control',
  dash: '6 2 1 2',
  deal: 'random',
  weights: 'fresh',
} as const satisfies Method;
