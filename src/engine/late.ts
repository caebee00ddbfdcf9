/**
 * A handle on something that is fetched when it is first asked for. What it is told meanwhile waits
 * and is done in that order once it is here, so that whoever holds the handle need not wait.
 */
import { reasonOf } from '../lib/reason';

interface Waiting<T> {
  readonly what: (here: T) => void;
  /** Why it could not be done. */
  readonly failed: (reason: string) => void;
}

export interface Late<T> {
  /** Does it, after fetching where need be. Throws what it throws where nothing is to be fetched. */
  ask(what: (here: T) => void, failed?: (reason: string) => void): void;
  /** Does it where that is here or on its way; where nothing was asked for there is nothing to do. */
  tell(what: (here: T) => void): void;
  /** Forgets what waits. */
  drop(): void;
}

const ignore = (): void => {};

/** A failed fetch is tried again with the next `ask`. */
export function late<T>(load: () => Promise<T>): Late<T> {
  let here: T | null = null;
  let loading = false;
  let waiting: Waiting<T>[] = [];

  const arrived = (loaded: T): void => {
    // What is told by what is done here waits its turn behind it.
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        next.what(loaded);
      } catch (error) {
        next.failed(reasonOf(error));
      }
    }
    here = loaded;
  };
  const failed = (error: unknown): void => {
    loading = false;
    const refused = waiting;
    waiting = [];
    for (const one of refused) one.failed(reasonOf(error));
  };

  return {
    ask(what, failedToDo = ignore) {
      if (here) {
        what(here);
        return;
      }
      waiting.push({ what, failed: failedToDo });
      if (loading) return;
      loading = true;
      load().then(arrived, failed);
    },
    tell(what) {
      if (here) what(here);
      else if (loading) waiting.push({ what, failed: ignore });
    },
    drop() {
      waiting = [];
    },
  };
}
