/**
 * The sweep's part of the state: what is asked for, what is on screen and what is going on. Like
 * the run's, high-rate changes write into `record` in place and bump `version`.
 */
import type { SweepRecord } from '../model/sweep-record';
import type { Spec } from '../spec/spec';
import type { Cell, Sweep } from '../spec/sweep';
import type { BackendInfo } from './state';

export type SweepStatus =
  | {
      readonly kind: 'idle' | 'starting' | 'running' | 'paused' | 'hidden' | 'finished';
    }
  | { readonly kind: 'failed'; readonly message: string };

export interface SweepProgress {
  /** Work done and in all, as the engine weighs it. */
  readonly done: number;
  readonly total: number;
  /** Estimated, NaN while unknown. */
  readonly secondsLeft: number;
  /** Networks finished and in all. */
  readonly finished: number;
  readonly networks: number;
}

/** What `record` measures. */
export interface ShownSweep {
  readonly sweep: Sweep;
  /** What the axes stand on. */
  readonly spec: Spec;
  readonly cells: readonly Cell[];
}

export interface SweepState {
  /** As edited; in the link. */
  readonly asked: Sweep;
  readonly shown: ShownSweep | null;
  /** Mutated in place; `version` is bumped. */
  readonly record: SweepRecord | null;
  readonly version: number;
  readonly status: SweepStatus;
  /** null until the first sweep has started. */
  readonly backend: BackendInfo | null;
  /** Workers that train side by side. */
  readonly workers: number;
  readonly progress: SweepProgress;
  /** Cell under the pointer or focus. */
  readonly hovered: number | null;
  /** What the engine still held after the last end or cancellation; null before any. */
  readonly freed: { readonly buffers: number; readonly bytes: number } | null;
}

export const NO_SWEEP_PROGRESS: SweepProgress = {
  done: 0,
  total: 0,
  secondsLeft: Number.NaN,
  finished: 0,
  networks: 0,
};

/** Before any sweep has started. */
export const idleSweep = (asked: Sweep): SweepState => ({
  asked,
  shown: null,
  record: null,
  version: 0,
  status: { kind: 'idle' },
  backend: null,
  workers: 0,
  progress: NO_SWEEP_PROGRESS,
  hovered: null,
  freed: null,
});

/** A file of a sweep's results. */
export interface SweepFile {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly text: string;
}

export interface SweepActions {
  /** Changes the axes; values are put in order and clamped like a link's. Starts nothing. */
  setSweep(patch: Partial<Sweep>): void;
  applySweepPreset(id: string): void;
  /** Trains the asked sweep; one that was cancelled goes on with what is missing. */
  startSweep(): void;
  pauseSweep(): void;
  resumeSweep(): void;
  /** Ends it for good; what is finished stays on screen. */
  cancelSweep(): void;
  hoverCell(cell: number | null): void;
  /** Takes over a cell's settings and shows its network, or trains it where it is not known. */
  loadCell(cell: number): void;
  /** The file of what is measured so far; null where there is nothing. */
  exportSweep(format: 'csv' | 'json'): SweepFile | null;
}
