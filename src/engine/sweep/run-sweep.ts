/**
 * A whole sweep on one backend, batch after batch, for runs without a page; the page's sweeps go
 * through `client.ts`, which shares the batches out to workers.
 */
import { now } from '../../lib/clock';
import type { Backend } from '../backend';
import type { BatchOptions } from './batch';
import { BatchPacer } from './batch-pacer';
import { takeBatch, workOf } from './batches';
import type { Member, SweepEvent } from './protocol';
import { runBatch } from './run-batch';

export interface SweepOptions extends Pick<BatchOptions, 'open' | 'layered' | 'gate'> {
  readonly emit: (event: SweepEvent) => void;
}

/** Trains all members in their order; false if the gate stopped it. Throws what is not recoverable. */
export async function runSweep(
  members: readonly Member[],
  { open, layered, gate, emit }: SweepOptions,
): Promise<boolean> {
  let queue = members;
  const total = workOf(members);
  const began = now();
  const pacer = new BatchPacer();
  let done = 0;
  let announced = false;
  const announcing =
    <B extends Pick<Backend, 'status'>>(give: (lost: boolean, fault?: string) => Promise<B>) =>
    async (lost: boolean, fault?: string): Promise<B> => {
      const backend = await give(lost, fault);
      if (!announced) emit({ type: 'started', backend: backend.status, workers: 1 });
      announced = true;
      return backend;
    };
  const progress = (more: number): void => {
    emit({ type: 'progress', done: done + more, total, seconds: (now() - began) / 1000 });
  };

  while (queue.length > 0) {
    const { batch, rest } = takeBatch(queue, pacer.limits(total - done, 1));
    const work = workOf(batch);
    const start = now();
    const results = await runBatch(batch, {
      open: announcing(open),
      ...(layered ? { layered: announcing(layered) } : {}),
      gate,
      onProgress: (steps, all) => progress((work * steps) / all),
      onDevice: ({ backend, message }) => emit({ type: 'device', backend, message }),
    });
    if (!results) return false;
    pacer.took(work, (now() - start) / 1000);
    queue = rest;
    done += work;
    emit({ type: 'results', results });
    progress(0);
  }
  emit({ type: 'finished' });
  return true;
}
