/**
 * A snapshot: a run as it stands on screen, to be opened elsewhere without training: settings, view,
 * record, and where it is at hand the state in which training rests. Its bytes are `payload.ts`; it
 * travels in a link (`link.ts`) or a file (`file.ts`).
 */
import type { TrainingState } from '../../engine/training-state';
import type { RunRecord } from '../../model/record';
import type { Spec, View } from '../../spec/spec';

/** Of the bytes; a page reads its own version and refuses newer ones. */
export const SNAPSHOT_VERSION = 1;

/** Longest snapshot link, in characters: what chat programs and browsers pass on whole. */
export const MOST_CHARACTERS = 20_000;

export interface Snapshot {
  readonly spec: Spec;
  readonly view: View;
  readonly record: RunRecord;
  /** null where it is not known, as in a link: weights are there, the optimiser's state is not. */
  readonly state: TrainingState | null;
}

/**
 * How exact the numbers beside the networks are. Weights, masks, accuracies and ledgers always are;
 * of a link, losses are rounded to `LOSS_STEP` and measures to `MEASURE_BITS` binary digits.
 */
export type Resolution = 'exact' | 'thinned';

/** Nats. */
export const LOSS_STEP = 0.001;
/** Of the significand: relative error below 2⁻¹⁷. */
export const MEASURE_BITS = 16;

/** Why something is no snapshot that this page can show; a sentence for the person who opened it. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/** What a run that was opened goes on from; of one seed where a link holds no more. */
export interface Resting {
  readonly spec: Spec;
  readonly record: RunRecord;
  readonly state: TrainingState;
  /** What is lost by going on; '' where nothing is. */
  readonly loss: string;
}
