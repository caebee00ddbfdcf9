import { type Method, PLAIN } from './method';

/** Dynamic sparse training: smallest input weights out, those of largest gradient in. */
export const rigl = {
  ...PLAIN,
  id: 'rigl',
  label: 'RigL: edges follow the gradient',
  short: 'RigL',
  explanation: 'Like SET, but new weights grow where the gradient of the loss is largest.',
  source: 'Evci et al., arXiv 1911.11134',
  family: 'wide',
  dash: '2 2 8 2',
  start: 'sparse',
  rewire: 'gradient',
} as const satisfies Method;
