import { formulas, formulasUnready, formulaTask } from './formula-core';
import type { Task } from './task';

/** Formula and sampler: `formula/families.ts`, `formula/sampler.ts`. */
export const parity = {
  id: 'parity',
  label: 'parity of a few inputs',
  explanation: 'True when an odd number of the inputs of one hidden clause is on.',
  noun: 'a parity',
  options: ['clauses', 'literals', 'p', 'sampler', 'polarity'],
  unready: formulasUnready,
  inputs: ({ clauses, literals }) => clauses * literals,
  clauseCount: () => 1,
  ...formulaTask((options, seed) => formulas().buildFamily('parity', options, seed)),
} as const satisfies Task;
