/**
 * What a backend is: named buffers of 32-bit words and a way to run kernels over them. What it is
 * not: it knows no network, no Adam, no split. Two exist, `cpu/` and `webgpu/`; they replay the
 * same dispatch lists (`schedule.ts`), and a state read from one can be written to the other.
 * Called by `run.ts` only.
 */
import type { DeviceLoss } from './device-loss';
import type { KernelName, ParamsOf } from './kernels';
import type { BackendStatus } from './protocol';

/** Words of each slot a run needs. */
export type SlotSizes = Readonly<Record<string, number>>;

export type Dispatch = {
  readonly [K in KernelName]: {
    readonly kernel: K;
    readonly params: ParamsOf<K>;
    /** Slots in the kernel's binding order. */
    readonly slots: readonly string[];
  };
}[KernelName];

export interface Backend {
  readonly status: BackendStatus;
  /** Creates all slots, zeroed. Throws naming the slot and bytes where a limit is exceeded. */
  allocate(sizes: SlotSizes): Promise<void>;
  /** Replaces words of a slot from `offset` (words); ordered after everything dispatched before. */
  write(slot: string, offset: number, data: Uint32Array | Float32Array): void;
  /** Runs dispatches in order. Resolves once they are done (not merely queued). */
  run(dispatches: readonly Dispatch[]): Promise<void>;
  /** Copies `words` words of each named range, after everything dispatched before. */
  read(ranges: readonly { slot: string; offset: number; words: number }[]): Promise<Uint32Array[]>;
  /** Told when the device is gone for good, but not by `destroy`. */
  readonly lost: DeviceLoss;
  /** Frees all slots and keeps the rest, so that the next run starts without compiling again. */
  free(): void;
  /** Frees everything, the device too. */
  destroy(): void;
  /** Loses the device as a fault would; for tests. */
  loseDevice(): void;
  /** Bytes of all living slots. */
  readonly bytes: number;
}
