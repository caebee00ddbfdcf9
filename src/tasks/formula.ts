import { later } from '../lib/text';
import { placeWords } from '../lib/text-place';
import { formulas, formulasUnready, formulaTask } from './formula-core';
import type { Task, TaskOptions } from './task';

const own = ({ formula }: TaskOptions) => formulas().buildOwn(formula);

function unready({ formula: text }: TaskOptions): string | null {
  if (text.trim() === '') return later('has no formula yet: write one under “Your own formula”');
  const missing = formulasUnready();
  if (missing !== null) return missing;
  const result = formulas().readOwn(text);
  if (result.ok) return null;
  if ('reason' in result) return later`cannot be learned: the formula ${result.reason}`;
  const { message, at } = result.error;
  return later`cannot be read: ${message} (${placeWords(text, at)})`;
}

/** The same formula for every seed; seeds differ in examples and networks. */
export const formula = {
  id: 'formula',
  label: 'your own formula',
  explanation: 'True when the formula that you wrote is.',
  noun: 'your own formula',
  options: ['formula', 'p', 'sampler'],
  unready,
  inputs: (options) => own(options).groups.groupOf.length,
  clauseCount: (options) => own(options).groups.count,
  ...formulaTask(own),
} as const satisfies Task;
