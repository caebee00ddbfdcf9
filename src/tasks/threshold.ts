import { formulas, formulasUnready, formulaTask } from './formula-core';
import type { Task } from './task';

/** Formula and sampler: `formula/families.ts`, `formula/sampler.ts`. */
export const threshold = {
  id: 'threshold',
  label: 'majority of a hidden half',
  explanation: 'True when more than half of the inputs in a hidden half of them are on.',
  noun: 'a majority',
  options: ['clauses', 'literals', 'p', 'sampler', 'polarity'],
  unready: formulasUnready,
  inputs: ({ clauses, literals }) => clauses * literals,
  clauseCount: () => 1,
  ...formulaTask((options, seed) => formulas().buildFamily('threshold', options, seed)),
} as const satisfies Task;
