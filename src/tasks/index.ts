/** The register of tasks: adding one is its file and a line here. */
import { dnf } from './dnf';
import type { Task } from './task';

export type { BitExamples, Task, TaskOptions } from './task';

export const TASKS = [dnf] as const satisfies readonly Task[];

export type TaskId = (typeof TASKS)[number]['id'];

/** The task of that id; throws on an unknown one, naming it. */
export function taskOf(id: string): Task & { id: TaskId } {
  const found = TASKS.find((t) => t.id === id);
  if (!found) throw new Error(`unknown task "${id}"`);
  return found;
}
