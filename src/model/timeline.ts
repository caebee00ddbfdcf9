/**
 * Frames of a run. One more than epochs + 1, because the split has two: the last moment before
 * it and the moment at it hold different networks at the same epoch.
 * Frame f ≤ warmup is epoch f, unsplit; frame warmup+1 is the split; later ones are epoch f−1.
 */

export interface Schedule {
  /** Epochs before the split. */
  readonly warmup: number;
  /** Epochs after it. */
  readonly finetune: number;
}

/** At which everything is measured. */
export const MOMENTS = ['before', 'split', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

export const frameCount = (s: Schedule): number => s.warmup + s.finetune + 2;
export const beforeFrame = (s: Schedule): number => s.warmup;
export const splitFrame = (s: Schedule): number => s.warmup + 1;
export const lastFrame = (s: Schedule): number => s.warmup + s.finetune + 1;

/** Epoch shown at a frame. */
export const epochOf = (s: Schedule, frame: number): number =>
  frame <= s.warmup ? frame : frame - 1;

/** Whether split methods are split at that frame. */
export const isSplit = (s: Schedule, frame: number): boolean => frame > s.warmup;

/** Frame of each moment at which everything is measured. */
export const momentFrame = (s: Schedule, moment: Moment): number =>
  moment === 'before' ? beforeFrame(s) : moment === 'split' ? splitFrame(s) : lastFrame(s);
