/** The only place that reads a clock, so that nothing that decides a result can. */

/** Milliseconds since an arbitrary start; for durations and animation only. */
export const now = (): number => performance.now();

/** Today's date, ISO `yyyy-mm-dd`; for headers of exported files only. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Milliseconds since 1970; says when something was kept, decides nothing. */
export const wallTime = (): number => Date.now();
