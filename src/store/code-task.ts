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
      const count = Math.min(spec.test, most);
      const known = drawn.get(seed);
      // Tasks draw one example after another: a few are the first of many (a test holds them to it).
      const all = known && known.count >= count ? known : task.examples(spec, seed, 'test', count);
      drawn.set(seed, all);
      return all.count === count ? all : { ...all, count };
    },
  };
  last = { spec, task: made };
  return made;
}
