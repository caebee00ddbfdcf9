import { formulas, formulasUnready, formulaTask } from './formula-core';
import type { Task } from './task';

/** Formula and sampler: `formula/families.ts`, `formula/sampler.ts`. */
export const cnf = {
  id: 'cnf',
  label: 'CNF over disjoint variables',
  explanation: 'True when at least one input of every clause is on.',
  noun: 'a random CNF',
  options: ['clauses', 'literals', 'p', 'sampler', 'polarity'],
  unready: formulasUnready,
  inputs: ({ clauses, literals }) => clauses * literals,
  clauseCount: ({ clauses }) => clauses,
  ...formulaTask((options, seed) => formulas().buildFamily('cnf', options, seed)),
} as const satisfies Task;
