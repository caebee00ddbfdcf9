import { type Method, PLAIN } from './method';

/** Dynamic sparse training: smallest input weights out, random ones in, the count fixed. */
export const set = {
  ...PLAIN,
  id: 'set',
  label: 'SET: edges move at random',
  short: 'SET',
  explanation:
    'A sparse wide network that drops its smallest weights now and then and grows as many at random places.',
  source: 'Mocanu et al., arXiv 1707.04780',
  family: 'wide',
  dash: '2 4 6 4',
  start: 'sparse',
  rewire: 'random',
} as const satisfies Method;
