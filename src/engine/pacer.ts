/**
 * How many steps to put into one dispatch so that it takes 10–30 ms: long enough to hide the
 * cost of a submit, short enough for the page, the pause button and the GPU's watchdog.
 * Starts at 1; never changes a result, because steps are the same wherever a dispatch is cut.
 */
export class StepPacer {
  /** Steps the next dispatch should take, at least 1. */
  steps = 1;
  private static readonly target = 20;
  private static readonly longest = 4096;

  /** Tells how long (ms) a dispatch of so many steps took. */
  took(steps: number, ms: number): void {
    if (steps < this.steps && ms < StepPacer.target) return; // cut short by the epoch's end
    const wanted = steps * (StepPacer.target / Math.max(ms, 0.5));
    const bounded = Math.min(Math.max(wanted, steps / 4), steps * 2);
    this.steps = Math.max(1, Math.min(StepPacer.longest, Math.round(bounded)));
  }
}
