/** What one seed of a specification learns from: its examples, groups and clauses, put into slots. */
import { clausesOf } from '../metrics/codes';
import type { Spec } from '../spec/spec';
import { taskOf } from '../tasks';
import { type Put, packClauses, packGroups, placeExamples } from './place';

export type PlacedData = ReturnType<typeof placeData>;

/** Equal where two members learn from the very same examples (their counts are the course's). */
export function dataKey(spec: Spec, seed: number): string {
  const { task } = spec;
  return JSON.stringify([task, ...taskOf(task).options.map((option) => spec[option]), seed]);
}

/** Draws what a member learns from and puts it behind what is there; where each part begins. */
export function placeData(
  spec: Spec,
  seed: number,
  end: { examples: number; groups: number },
  put: Put,
) {
  const task = taskOf(spec.task);
  const train = task.examples(spec, seed, 'train', spec.train);
  const test = task.examples(spec, seed, 'test', spec.test);
  const groups = task.groups(spec, seed);
  const placed = placeExamples(train, test, end.examples, put);
  end.examples = placed.end;
  const group_table = end.groups;
  const clause_table = put('groups', group_table, packGroups(groups));
  const clauses = clausesOf(groups);
  end.groups = put('groups', clause_table, packClauses(clauses));
  return {
    inputs: train.inputs,
    wordsPerRow: train.wordsPerRow,
    groups: groups.count,
    group_table,
    clauses: clauses.length,
    clause_table,
    offsets: placed.offsets,
  };
}
