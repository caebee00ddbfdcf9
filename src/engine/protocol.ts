/**
 * What crosses the worker boundary: commands in, events out, both discriminated unions of plain
 * structured-cloneable data. `client.ts` is the page's end, `worker.ts` the other; tests use a
 * fake of `EngineClient`. Every event carries the run it belongs to, so late ones can be dropped.
 */

import type { LayeredNetwork } from '../model/layered-network';
import type { Measures } from '../model/measures';
import type { Network } from '../model/network';
import type { LayerLedger, Ledger, Replica } from '../model/record';
import type { Moment } from '../model/timeline';
import type { Spec } from '../spec/spec';
import type { Choice } from './choose';
import type { NeededData } from './needed-data';
import type { SeedShare } from './run';
import type { TrainingState } from './training-state';

export type BackendKind = 'webgpu' | 'cpu';

/** Why WebGPU is not used; different situations with different messages. */
export type NoGpuReason =
  | 'no-api'
  | 'no-adapter'
  | 'device-refused'
  | 'asked'
  | 'lost'
  | 'broken'
  /** Measured before the run: the CPU is faster for this work. */
  | 'slower'
  /** The networks and their data need more memory than a GPU gives. */
  | 'too-large';

/** Replica-steps a second measured before the run, the CPU's of one worker. */
export interface Probe {
  readonly webgpu: number;
  readonly cpu: number;
  /** Workers that would train side by side on the CPU. */
  readonly workers: number;
}

export interface BackendStatus {
  readonly kind: BackendKind;
  /** Vendor, architecture, "(software)" where it is a fallback adapter. */
  readonly adapter: string;
  /** Set when WebGPU was wanted or possible but is not used. */
  readonly reason?: NoGpuReason;
  /** The browser's own words, for the details. */
  readonly detail?: string;
  /** What the self-test at start-up found wrong with the GPU, the kernel's name first. */
  readonly fault?: string;
  /** Kernels that it found right, and how long that took. */
  readonly selfTest?: { readonly kernels: number; readonly milliseconds: number };
  /** Set where `auto` had a choice. */
  readonly probe?: Probe;
  /** WebAssembly has no SIMD here, so the slower TypeScript engine trains. */
  readonly noSimd?: boolean;
}

export type EngineCommand =
  /** Data that runs to come learn from; belongs to no run. */
  | { readonly type: 'data'; readonly run: number; readonly needed: NeededData }
  /** Opens the backend ahead of the first run; belongs to no run. */
  | { readonly type: 'warm'; readonly run: number; readonly backend: Spec['backend'] }
  /** Decides what the run trains on; answered by `chosen`. */
  | {
      readonly type: 'choose';
      readonly run: number;
      readonly spec: Spec;
      /** Workers that could train side by side. */
      readonly workers: number;
    }
  | {
      readonly type: 'start';
      readonly run: number;
      readonly spec: Spec;
      readonly paused: boolean;
      /** The seeds this worker trains. */
      readonly part: SeedShare;
      readonly choice: Choice;
      /** Goes on from there; of the same seeds. */
      readonly from?: TrainingState;
    }
  /**
   * Asks for the state at the end of that frame, or of the epoch it is in where null; trains until
   * there, then pauses. Answered by `state`, at once where the run is over.
   */
  | { readonly type: 'save'; readonly run: number; readonly frame: number | null }
  | { readonly type: 'pause'; readonly run: number }
  | { readonly type: 'resume'; readonly run: number }
  /** Trains to the next epoch's end, then pauses. */
  | { readonly type: 'step'; readonly run: number }
  | { readonly type: 'stop'; readonly run: number }
  /** Destroys the device as a fault would; for tests. */
  | { readonly type: 'lose-device'; readonly run: number };

/** What a worker says: events of its part of the run, and once, before them, what it chose. */
export type EngineAnswer =
  | RunEvent
  | { readonly type: 'chosen'; readonly run: number; readonly choice: Choice }
  | { readonly type: 'state'; readonly run: number; readonly state: TrainingState };

export type RunEvent =
  | {
      readonly type: 'started';
      readonly run: number;
      readonly backend: BackendStatus;
      readonly replicas: readonly Replica[];
      /** Replica-steps of the whole run. */
      readonly total: number;
    }
  | {
      readonly type: 'frame';
      readonly run: number;
      readonly frame: number;
      /** One value a replica; accuracy 0–1, losses in nats, NaN where not known. */
      readonly testAccuracy: Float32Array;
      readonly testLoss: Float32Array;
      readonly trainLoss: Float32Array;
      /** Networks of the replicas in focus; of a run, those of its first seed. */
      readonly networks: readonly {
        readonly replica: number;
        readonly method: string;
        readonly network: Network;
      }[];
      /** Of layered runs, in place of `networks`; only at some frames. */
      readonly layered?: readonly {
        readonly replica: number;
        readonly method: string;
        readonly network: LayeredNetwork;
        /** Test examples by class and answer, C × C row-major. */
        readonly confusion: Uint32Array;
      }[];
    }
  | {
      readonly type: 'moment';
      readonly run: number;
      readonly moment: Moment;
      /** One a replica. */
      readonly measures: readonly Measures[];
    }
  | {
      readonly type: 'ledger';
      readonly run: number;
      /** One a replica; null for methods that never split. */
      readonly ledgers: readonly (Ledger | null)[];
      /** Of layered runs, by layer. */
      readonly layers?: readonly (readonly LayerLedger[] | null)[];
    }
  | {
      readonly type: 'progress';
      readonly run: number;
      readonly done: number;
      readonly total: number;
      /** Seconds of training so far, pauses not counted. */
      readonly seconds: number;
    }
  | {
      readonly type: 'diverged';
      readonly run: number;
      readonly replica: number;
      readonly epoch: number;
      readonly step: number;
    }
  | {
      readonly type: 'device';
      readonly run: number;
      /** `lost`: recovering from the checkpoint at `epoch`; `resumed`: training again on `backend`. */
      readonly state: 'lost' | 'resumed';
      readonly epoch: number;
      readonly backend: BackendStatus;
      readonly message: string;
    }
  /** `frame`: it rests at the end of that one; absent in the middle of an epoch. */
  | { readonly type: 'paused'; readonly run: number; readonly frame?: number }
  | {
      readonly type: 'finished';
      readonly run: number;
      readonly replicaSteps: number;
      readonly seconds: number;
    }
  | { readonly type: 'failed'; readonly run: number; readonly message: string };

/** The page's handle on an engine, wherever it runs. */
export interface EngineClient {
  /**
   * Starts a run and returns its number; an earlier run is stopped. `paused`: after one epoch;
   * `from`: goes on from that state of the same networks.
   */
  start(spec: Spec, options?: { readonly paused?: boolean; readonly from?: TrainingState }): number;
  /**
   * The state of the run at an epoch's end: trains to the end of the epoch it is in, and pauses.
   * null where there is no run, or it was ended or lost meanwhile.
   */
  save(): Promise<TrainingState | null>;
  /** Loads the engine and opens its backend, so that the first start is quick. */
  warm(backend: Spec['backend']): void;
  pause(): void;
  resume(): void;
  step(): void;
  stop(): void;
  /** See `EngineCommand` 'lose-device'. */
  loseDevice(): void;
  /** Registers a listener; returns the function that removes it. */
  onEvent(listener: (event: RunEvent) => void): () => void;
  dispose(): void;
}
