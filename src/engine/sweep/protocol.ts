/**
 * The page's handle on a sweep, wherever it runs: what is asked for and what comes back. Plain
 * structured-cloneable data; `client.ts` is the real one, tests use a fake of `SweepClient`.
 */
import type { MemberResult } from '../../model/sweep-record';
import type { Spec } from '../../spec/spec';
import type { BackendStatus } from '../protocol';

/** One seed of one cell with all methods of its specification. */
export interface Member {
  readonly cell: number;
  readonly spec: Spec;
  readonly seed: number;
  /** Whether its networks are wanted with the result. */
  readonly networks: boolean;
}

export type SweepEvent =
  | {
      readonly type: 'started';
      readonly backend: BackendStatus;
      /** Workers that train side by side. */
      readonly workers: number;
    }
  | { readonly type: 'results'; readonly results: readonly MemberResult[] }
  | {
      readonly type: 'progress';
      /** Work done and in all (replica-steps weighted by the networks' sizes). */
      readonly done: number;
      readonly total: number;
      /** Seconds since the start, pauses not counted. */
      readonly seconds: number;
    }
  /** A lost device or a change of backend, as a sentence; the sweep goes on. */
  | { readonly type: 'device'; readonly backend: BackendStatus; readonly message: string }
  /** After the end or a cancellation: GPU buffers and bytes still alive, 0 when all is well. */
  | { readonly type: 'freed'; readonly buffers: number; readonly bytes: number }
  | { readonly type: 'finished' }
  | { readonly type: 'failed'; readonly message: string };

export interface SweepClient {
  /** Trains the members in that order; an earlier sweep is cancelled. Emits no event of it after. */
  start(members: readonly Member[], machine: Pick<Spec, 'backend' | 'workers'>): void;
  pause(): void;
  resume(): void;
  /** For good; the GPU's memory is freed and `freed` says so. */
  cancel(): void;
  /** Destroys the device as a fault would; for tests. */
  loseDevice(): void;
  /** Registers a listener; returns the function that removes it. */
  onEvent(listener: (event: SweepEvent) => void): () => void;
  dispose(): void;
}
