import { type Method, PLAIN } from './method';

/** Control: children of the same size whose inputs are not disjoint. */
export const fpeOverlap = {
  ...PLAIN,
  id: 'fpe-overlap',
  label: 'overlapping children',
  short: 'overlapping',
  explanation:
    'Each child draws its inputs on its own, so siblings may share some and others are lost.',
  source: 'arXiv 2510.04500, overlapping inputs',
  family: 'control',
  dash: '1 3',
  deal: 'overlap',
} as const satisfies Method;
