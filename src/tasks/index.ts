/** The register of tasks: adding one is its file and a line here. */
import { cnf } from './cnf';
import { data } from './data';
import { dnf } from './dnf';
import { embeddings } from './embeddings';
import { fashionMnist } from './fashion-mnist';
import { formula } from './formula';
import { parity } from './parity';
import type { Task } from './task';
import { threshold } from './threshold';

export type { BitExamples, Parts, RealOutline, Task, TaskOption, TaskOptions } from './task';

/** In the order of menus. */
export const TASKS = [
  dnf,
  cnf,
  parity,
  threshold,
  formula,
  data,
  fashionMnist,
  embeddings,
] as const satisfies readonly Task[];

export type TaskId = (typeof TASKS)[number]['id'];

/** The task of that id; throws on an unknown one, naming it. */
export function taskOf(id: string): Task & { id: TaskId } {
  const found = TASKS.find((t) => t.id === id);
  if (!found) throw new Error(`unknown task "${id}"`);
  return found;
}

/**
 * Fetches what these tasks are made of; undefined where all of it is here, so that nobody waits
 * for nothing. Never rejects; unknown ids are left to whoever reads them.
 */
export function loadTasks(ids: Iterable<string>): Promise<void> | undefined {
  const wanted = new Set(ids);
  const loads = TASKS.filter(({ id }) => wanted.has(id)).flatMap(
    (task: Task) => task.load?.() ?? [],
  );
  return loads.length === 0 ? undefined : Promise.all(loads).then(() => {});
}
