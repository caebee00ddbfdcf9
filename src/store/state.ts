/**
 * The store's shape: what is asked for (`spec`, `view`), what is going on (`status`, `backend`,
 * `progress`) and what is known (`record`); `sweep` is the same again for a sweep. High-rate changes bump `version`; charts subscribe to
 * it outside React and draw in requestAnimationFrame.
 */
import type { Probe } from '../engine/protocol';
import type { Language } from '../lib/text';
import type { MethodId } from '../methods';
import type { RunRecord } from '../model/record';
import type { Selection } from '../model/selection';
import type { Spec, View } from '../spec/spec';
import type { Dataset } from '../tasks/data-store';
import type { RealDataset } from '../tasks/real-dataset';
import type { ClaimsActions, ClaimsState } from './claims-state';
import type { RunsActions, RunsState } from './history/runs-state';
import type { Bringable, Fetching } from './real-data';
import type { SnapshotActions } from './snapshot-port';
import type { SweepActions, SweepState } from './sweep-state';

export type Status =
  /** Nothing has run; the page shows the example or the untrained network. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'paused' }
  /** The tab is hidden; resumes by itself. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly message: string };

export type { Probe } from '../engine/protocol';

export interface BackendInfo {
  /** null before the first probe has answered. */
  readonly kind: 'webgpu' | 'cpu' | null;
  /** E.g. "google swiftshader (software)". */
  readonly adapter: string;
  /** Why it is not WebGPU: one plain sentence, '' otherwise. */
  readonly reason: string;
  /** Short form for the pill, e.g. "no adapter". */
  readonly reasonShort: string;
  /** The browser's own words about it, for the details. */
  readonly detail?: string;
  /** What was measured to choose between GPU and CPU; absent where there was no choice. */
  readonly probe?: Probe;
  /** Kernels that the test at start-up found right on the GPU, and how long that took. */
  readonly selfTest?: { readonly kernels: number; readonly milliseconds: number };
  /** Set while or after recovering from a lost device, e.g. "GPU lost · resuming from epoch 31". */
  readonly recovery: string;
}

export interface Progress {
  /** Replica-steps done and in total. */
  readonly done: number;
  readonly total: number;
  /** Estimated seconds left, NaN while unknown. */
  readonly secondsLeft: number;
  /** Replica-steps per second, NaN while unknown. */
  readonly rate: number;
}

export interface Notice {
  readonly id: number;
  readonly level: 'info' | 'warning' | 'failure';
  readonly text: string;
}

export interface State {
  /** As edited in the controls. */
  readonly spec: Spec;
  /** Of the record on screen; differs from `spec` when settings changed since. */
  readonly shown: Spec;
  readonly view: View;
  /** Language of the texts on screen: that of `view.lang` once its catalogue is here. */
  readonly spoken: Language;
  /** Method that stays on screen while `view.show` is not part of the run there. */
  readonly standIn: MethodId;
  readonly record: RunRecord;
  /** Bumped whenever `record` changed in place. */
  readonly version: number;
  readonly status: Status;
  readonly backend: BackendInfo;
  readonly progress: Progress;
  /** Data on its way to this page; null for none. */
  readonly fetching: Fetching | null;
  readonly notices: readonly Notice[];
  /** Keys of fields that whoever framed the page has locked. */
  readonly locked: readonly string[];
  /** Under the pointer or focus; `none` falls back to the pinned one in `view.pin`. */
  readonly hovered: Selection;
  /** Frame under the pointer on a curve; null when nothing is scrubbed. */
  readonly scrubbed: number | null;
  /** Split animation 0…1; 1 at rest. */
  readonly transition: number;
  /** The training step looked at: its phase, from 1, and its example's place in the training set. */
  readonly slow: { readonly phase: number; readonly example: number };
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly sweep: SweepState;
  readonly claims: ClaimsState;
  readonly runs: RunsState;
}

/** Functions live beside the values in one store, so no action may share a name with a value. */
export interface Actions extends SweepActions, ClaimsActions, RunsActions, SnapshotActions {
  /** Starts, resumes, or (when settings changed or the run is finished) starts anew. */
  play(): void;
  pause(): void;
  /** One epoch, then pauses. */
  step(): void;
  /** Back to epoch 0 with the same seed: the same initial weights. */
  rewind(): void;
  /** Changes run fields; values are clamped like a link's. Never restarts. */
  setSpec(patch: Partial<Spec>): void;
  /** Takes the edited settings and starts the run. */
  restart(): void;
  /** Drops the edits: spec becomes shown. */
  revert(): void;
  setView(patch: Partial<View>): void;
  /** Looks at a method; one that is not part of the run joins the comparison asked for. */
  compare(id: MethodId): void;
  /** A file of one's own is at hand from now on; see `tasks/data-store.ts`. Starts nothing. */
  keepData(dataset: Dataset): void;
  /** The same for real-valued data; see `tasks/real-store.ts`. */
  keepReal(dataset: RealDataset): void;
  /** Brings data that the page has itself, and says so where it cannot. Starts nothing. */
  bringData(what: Bringable): void;
  /** Calls off what `bringData` asked for. */
  stopBringing(): void;
  applyPreset(id: string): void;
  /** Takes over an earlier run's settings and the method shown; the machine's stay. Starts nothing. */
  restore(spec: Spec, show: MethodId): void;
  /**
   * Sets a scene of the lesson: settings and view as one step to undo. A run that is going on is
   * left where the scene's own is known; else nothing starts and nothing stops.
   */
  arrange(spec: Spec, view: Partial<View>): void;
  hover(selection: Selection): void;
  /** Pins a selection, or clears it when it is pinned already. */
  pin(selection: Selection): void;
  scrub(frame: number | null): void;
  setTransition(t: number): void;
  /** Steps through one training step; see `plots/step-model.ts`. */
  setSlow(patch: Partial<State['slow']>): void;
  dismiss(noticeId: number): void;
  undo(): void;
  redo(): void;
  /** The link of the edited spec, sweep and view, absolute. */
  link(): string;
}
