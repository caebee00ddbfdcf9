/** What the plots of codes ask of the task on screen; made once a specification, examples once a seed. */
import type { Spec } from '../spec/spec';
import { type BitExamples, taskOf } from '../tasks';

export interface CodeTask {
  /** How the formula joins its clauses; null where it is not made of clauses. */
  readonly form: 'dnf' | 'cnf' | null;
  /** The first examples of that seed's test set, `most` or fewer: those its accuracy is measured on. */
  examples(seed: number, most: number): BitExamples;
}

let last: { readonly spec: Spec; readonly task: CodeTask } | null = null;

/** Of the specification on screen, whose formula is at hand. */
export function codeTask(spec: Spec): CodeTask {
  if (last?.spec === spec) return last.task;
  const task = taskOf(spec.task);
  const drawn = new Map<number, BitExamples>();
  const made: CodeTask = {
    form: task.form(spec, spec.seed),
    examples(seed, most) {
      // All are drawn even for a few, which must be the first of those that were measured.
      const all = drawn.get(seed) ?? task.examples(spec, seed, 'test', spec.test);
      drawn.set(seed, all);
      return all.count <= most ? all : { ...all, count: most };
    },
  };
  last = { spec, task: made };
  return made;
}
