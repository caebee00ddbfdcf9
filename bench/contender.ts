/** What every engine of the comparison can do. */
import type { Counted } from '../src/engine/bench';
import { now } from '../src/lib/clock';
import { gpuCalls } from './gpu-calls';

export interface Contender {
  /** Mean loss of each step's minibatch before its update, [step][replica], from the start. */
  losses(steps: number): Promise<Float32Array[]>;
  /** Trains on for about so many seconds, at least one chunk of steps. */
  run(seconds: number): Promise<Counted>;
  close(): void;
}

/** What turning a library into a contender must know of its work. */
export interface Cycle {
  readonly replicas: number;
  /** Minibatches, gone through again and again. */
  readonly batches: readonly unknown[];
}

/** A library that trains all replicas of a workload, a chunk of steps at a time. */
export interface Library {
  /** Trains from minibatch `at` of the cycle; resolves, when it is done, with the last loss [R]. */
  train(at: number, steps: number): Promise<Float32Array>;
  /** Steps that are compiled as one; chunks are multiples of it. */
  readonly unit: number;
  close(): void;
}

/** Chunks grow until one takes this long: waiting for it then costs next to nothing. */
const CHUNK_MS = 100;

/** Turns a library into a contender. */
export function contenderOf(work: Cycle, library: Library): Contender {
  const cycle = work.batches.length;
  let step = 0;
  let chunk = library.unit;
  return {
    async losses(steps) {
      const found: Float32Array[] = [];
      for (; step < steps; step++) found.push(await library.train(step % cycle, 1));
      return found;
    },
    async run(seconds) {
      const first = step;
      const before = { ...gpuCalls };
      const start = now();
      do {
        const began = now();
        await library.train(step % cycle, chunk);
        step += chunk;
        if (now() - began < CHUNK_MS) chunk = Math.min(2 * chunk, cycle);
      } while (now() - start < seconds * 1000);
      const steps = step - first;
      return {
        replicaSteps: steps * work.replicas,
        steps,
        dispatches: gpuCalls.dispatches - before.dispatches,
        submits: gpuCalls.submits - before.submits,
        wallSeconds: (now() - start) / 1000,
      };
    },
    close: () => library.close(),
  };
}
