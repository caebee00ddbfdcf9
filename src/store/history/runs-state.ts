/**
 * The history's part of the state: the runs that have ended, and the two pinned for comparison.
 * Empty until something has run or the panel is opened; what fills it is fetched then.
 */
import type { MethodId } from '../../methods';
import type { KeptRun } from '../../model/kept-run';
import type { Spec } from '../../spec/spec';
import type { Row } from './row';

export interface RunEntry extends Pick<Row, 'id' | 'time' | 'link' | 'end' | 'machine'> {
  /** What changed against the run before it. */
  readonly name: string;
  readonly spec: Spec;
  /** Method shown with it. */
  readonly show: MethodId;
  readonly pinned: boolean;
  readonly run: KeptRun;
}

/** Two runs, the earlier one first; keeps its identity while nothing of them changes. */
export interface RunPair {
  readonly a: RunEntry;
  readonly b: RunEntry;
  /** The settings that differ, '' where none does. */
  readonly changed: string;
}

export interface RunsState {
  /** Newest first. */
  readonly list: readonly RunEntry[];
  /** null while fewer than two are pinned. */
  readonly pair: RunPair | null;
  /** Whether what is stored has been read. */
  readonly known: boolean;
  /** What is wrong with storage, in sentences; '' otherwise. */
  readonly fault: string;
  /** Runs that were removed last and can be put back. */
  readonly removed: number;
}

export const NO_RUNS: RunsState = { list: [], pair: null, known: false, fault: '', removed: 0 };

export interface RunsActions {
  /** Reads what is stored. */
  openRuns(): void;
  /** Pins a run, or lets go of it; a third pin lets go of the earliest. */
  pinRun(id: number): void;
  /** Removes one run, or all of them: `putBackRuns` undoes it until the next removal. */
  removeRun(id: number): void;
  clearRuns(): void;
  putBackRuns(): void;
}
