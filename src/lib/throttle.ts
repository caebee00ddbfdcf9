/** Limits how often something runs: at once when it has rested long enough, else once at the end. */
import { now } from './clock';

export interface Throttled {
  /** Asks for a run; many calls within the gap make one. */
  call(): void;
  /** Runs now if a run is due. */
  flush(): void;
  /** Forgets a run that is due. */
  cancel(): void;
}

/** Runs `work` at most once per `gap` milliseconds. */
export function throttle(work: () => void, gap: number): Throttled {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const run = (): void => {
    cancel();
    last = now();
    work();
  };
  return {
    call() {
      if (timer !== undefined) return;
      const wait = last + gap - now();
      if (wait <= 0) run();
      else timer = setTimeout(run, wait);
    },
    flush() {
      if (timer !== undefined) run();
    },
    cancel,
  };
}
