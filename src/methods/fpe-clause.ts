import { type Method, PLAIN } from './method';

/** Per parent, an independent balanced assignment of whole clauses to children. */
export const fpeClause = {
  ...PLAIN,
  id: 'fpe-clause',
  label: 'clause-aware split',
  short: 'clause-aware',
  explanation: 'Each neuron deals whole clauses to its children, so every clause stays together.',
  source: 'arXiv 2510.04500, clause-aware splits',
  family: 'split',
  dash: '',
  color: 'clause',
  strokeWidth: 2.5,
  deal: 'clause',
  groups: 'clauses',
} as const satisfies Method;
