/** What crosses the boundary of the worker that checks. */
import type { Spec } from '../../spec/spec';
import type { neededData } from '../needed-data';
import type { Wanted } from '../open';
import type { Emitted } from '../run';
import type { Evidence, Report } from './check';
import type { LayeredEvidence } from './layered-check';

type Needed = ReturnType<typeof neededData>;

export type VerifyCommand =
  /** Answered by one `checked`, a report a network; `engine` computes the logits. */
  | {
      readonly type: 'check';
      readonly evidence: readonly (Evidence | LayeredEvidence)[];
      readonly engine: Wanted;
      readonly needed: Needed;
    }
  /** Trains one seed again on the reference; answered by `frame`s, then `trained`. */
  | { readonly type: 'retrain'; readonly spec: Spec; readonly needed: Needed };

export type RetrainedFrame = Omit<Extract<Emitted, { type: 'frame' }>, 'type'>;

export type VerifyAnswer =
  | { readonly type: 'checked'; readonly reports: readonly Report[] }
  | { readonly type: 'frame'; readonly frame: RetrainedFrame }
  | { readonly type: 'trained' }
  | { readonly type: 'failed'; readonly message: string };
