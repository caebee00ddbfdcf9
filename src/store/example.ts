/**
 * The baked examples: finished runs of the defaults, one per notch of the α dial, to look at
 * before anything has run. Missing or damaged, the page simply starts with the untrained network.
 */
import { decodeRecord, linkOf } from '../model/record-file';
import { decode } from '../spec/permalink';
import { scheduleOf } from '../spec/spec';
import { taskOf } from '../tasks';
import type { State } from './state';

export type Example = Pick<State, 'shown' | 'record'>;

/** The example in a record file's text. Throws naming what is wrong with it. */
export function readExample(text: string): Example {
  const { spec: shown } = decode(linkOf(text));
  const task = taskOf(shown.task);
  const record = decodeRecord(text, {
    schedule: scheduleOf(shown),
    alpha: shown.alpha,
    groups: task.groups(shown, shown.seed),
    focusSeed: shown.seed,
    inputs: task.inputs(shown),
  });
  return { shown, record };
}
