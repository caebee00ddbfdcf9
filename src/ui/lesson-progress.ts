/** Which beats were completed in this visit, by number. */
import { useSyncExternalStore } from 'react';

let done: ReadonlySet<number> = new Set();
const listeners = new Set<() => void>();

export function complete(lesson: number): void {
  if (done.has(lesson)) return;
  done = new Set([...done, lesson]);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useCompleted = (): ReadonlySet<number> => useSyncExternalStore(subscribe, () => done);
