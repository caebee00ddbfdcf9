/** What crosses between `client.ts` and its workers; answers come in the order of commands. */
import type { MemberResult } from '../../model/sweep-record';
import type { Spec } from '../../spec/spec';
import type { Choice } from '../choose';
import type { NeededData } from '../needed-data';
import type { Wanted } from '../open';
import type { BackendStatus } from '../protocol';
import type { Member } from './protocol';

export type WorkerCommand =
  /** Data that members to come learn from. */
  | { readonly type: 'data'; readonly needed: NeededData }
  /** Decides what members like these train on and opens it; answered by `opened`. */
  | {
      readonly type: 'open';
      readonly backend: Spec['backend'];
      readonly members: readonly Member[];
      /** Workers that could train side by side on the CPU. */
      readonly workers: number;
    }
  /** Trains members of one course; answered by `results`, not at all after a `release`. */
  | {
      readonly type: 'batch';
      readonly members: readonly Member[];
      readonly backend: Wanted;
    }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** Stops what is running and frees the device; answered by `released`. */
  | { readonly type: 'release' }
  /** Destroys the device as a fault would; for tests. */
  | { readonly type: 'lose-device' };

export type WorkerEvent =
  | { readonly type: 'opened'; readonly choice: Choice }
  /** Share of the batch that is done, 0 … 1. */
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'results'; readonly results: readonly MemberResult[] }
  | { readonly type: 'device'; readonly backend: BackendStatus; readonly message: string }
  /** GPU buffers and bytes still alive. */
  | { readonly type: 'released'; readonly buffers: number; readonly bytes: number }
  | { readonly type: 'failed'; readonly message: string };
