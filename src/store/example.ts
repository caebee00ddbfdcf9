/**
 * The baked example: a finished run of the defaults to look at before anything has run. Missing
 * or damaged, the page simply starts with the untrained network.
 */
import { decodeRecord, linkOf } from '../model/record-file';
import { decode } from '../spec/permalink';
import { taskOf } from '../tasks';
import type { State } from './state';

export type Example = Pick<State, 'shown' | 'record'>;

/** The example in a record file's text. Throws naming what is wrong with it. */
export function readExample(text: string): Example {
  const { spec: shown } = decode(linkOf(text));
  const task = taskOf(shown.task);
  const record = decodeRecord(text, {
    schedule: { warmup: shown.warmup, finetune: shown.finetune },
    alpha: shown.alpha,
    groups: task.groups(shown, shown.seed),
    focusSeed: shown.seed,
    inputs: task.inputs(shown),
    hidden: shown.hidden,
  });
  return { shown, record };
}

/** Fetches the example from beside the page; null where there is none to be had. */
export async function fetchExample(): Promise<Example | null> {
  try {
    const answer = await fetch(`${import.meta.env.BASE_URL}example.json`);
    return answer.ok ? readExample(await answer.text()) : null;
  } catch (error) {
    console.warn(`The example could not be shown: ${String(error)}`);
    return null;
  }
}
