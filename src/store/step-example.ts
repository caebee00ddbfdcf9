/** The examples that a training step is shown on: the first of the training set on screen. */
import type { LabelledExample } from '../model/training-step';
import type { Spec } from '../spec/spec';
import { type BitExamples, taskOf } from '../tasks';

/** Examples to choose from; tasks draw one after the other, so a few are the first of many. */
export const STEP_EXAMPLES = 32;

export type StepExample = LabelledExample & { readonly index: number };

let last: {
  readonly spec: Spec;
  readonly made: Map<number, StepExample>;
  readonly drawn: BitExamples | null;
} | null = null;

/** That example, the same object as long as the settings are; null where the data is not at hand. */
export function stepExample(spec: Spec, index: number): StepExample | null {
  // A file may still come: what is not at hand is asked for again.
  if (last?.spec !== spec || !last.drawn) last = { spec, made: new Map(), drawn: draw(spec) };
  const { drawn, made } = last;
  if (!drawn || drawn.count === 0) return null;
  const at = ((index % drawn.count) + drawn.count) % drawn.count;
  const known = made.get(at);
  if (known) return known;
  const bit = (words: Uint32Array, k: number): number => (words[k >> 5] >>> (k & 31)) & 1;
  const row = drawn.rows.subarray(at * drawn.wordsPerRow, (at + 1) * drawn.wordsPerRow);
  const x = Int8Array.from({ length: drawn.inputs }, (_, j) => 2 * bit(row, j) - 1);
  const example: StepExample = { x, label: bit(drawn.labels, at) === 1 ? 1 : 0, index: at };
  made.set(at, example);
  return example;
}

function draw(spec: Spec): BitExamples | null {
  const task = taskOf(spec.task);
  if (task.unready?.(spec) || task.missing?.(spec)) return null;
  const most = Math.min(spec.train, STEP_EXAMPLES, task.most?.(spec).train ?? STEP_EXAMPLES);
  return task.examples(spec, spec.seed, 'train', most);
}
