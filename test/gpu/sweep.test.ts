/** Sweeps on a real GPU backend: the same bits however they are cut, and nothing left behind. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { Gate } from '../../src/engine/gate';
import type { BatchOptions } from '../../src/engine/sweep/batch';
import { createSweepClient } from '../../src/engine/sweep/client';
import type { Member, SweepEvent } from '../../src/engine/sweep/protocol';
import { runBatch } from '../../src/engine/sweep/run-batch';
import { runSweep } from '../../src/engine/sweep/run-sweep';
import { living } from '../../src/engine/webgpu/slots';
import type { MemberResult } from '../../src/model/sweep-record';
import { requireBackend } from '../support/gpu-worlds';
import { MIXED, membersOfCells } from '../support/sweep-members';

/** Beside the small ones a network that does not fit in workgroup memory. */
const CELLS = [...MIXED, { clauses: 16, literals: 4, hidden: 32, alpha: 4 }];
const members = membersOfCells(CELLS, 2);

let gpu: Backend;
let together: readonly MemberResult[];

const batch = async (
  of: readonly Member[],
  options: Partial<BatchOptions> = {},
): Promise<MemberResult[]> => {
  const open = async () => gpu;
  const results = await runBatch(of, { open, gate: async () => true, ...options });
  if (!results) throw new Error('stopped');
  return results;
};

const placed = (results: readonly MemberResult[]) =>
  [...results].sort((a, b) => a.seed - b.seed || a.cell - b.cell);

beforeAll(async () => {
  gpu = await requireBackend();
  together = await batch(members);
});

afterAll(() => {
  gpu.destroy();
  expect(living).toEqual({ buffers: 0, bytes: 0 });
});

test('a member has the same bits alone as among networks of other sizes', async () => {
  for (const [m, member] of members.entries()) {
    expect(await batch([member]), `member ${m}`).toEqual([together[m]]);
  }
  const [other] = await batch([{ ...members[1], seed: 99 }]);
  expect(other.measures).not.toEqual(together[1].measures);
});

test('and in any shard, in any order', async () => {
  const odd = members.filter((_, m) => m % 2 === 1).reverse();
  const even = members.filter((_, m) => m % 2 === 0);
  const results = [...(await batch(odd)), ...(await batch(even))];
  expect(placed(results)).toEqual(placed(together));
});

test('and when it is paused at every chunk', async () => {
  const gate = new Gate(() => queueMicrotask(() => gate.resume()));
  const pausing = async (at: 'chunk' | 'epoch') => {
    gate.pause();
    return gate.pass(at);
  };
  expect(await batch(members, { gate: pausing })).toEqual(together);
});

test('and after the device was lost in the middle', async () => {
  let opened = 0;
  let chunks = 0;
  let backend: Backend | null = null;
  const open = async (): Promise<Backend> => {
    backend?.destroy();
    opened++;
    backend = await requireBackend();
    return backend;
  };
  const gate = async () => {
    if (++chunks === 6) backend?.loseDevice();
    return true;
  };
  expect(await batch(members, { open, gate })).toEqual(together);
  expect(opened).toBe(2);
  (backend as Backend | null)?.destroy();
});

test('a whole sweep gives the same and frees what it took', async () => {
  const before = { ...living };
  const events: SweepEvent[] = [];
  const open = async () => gpu;
  await runSweep(members, { open, gate: async () => true, emit: (e) => events.push(e) });
  const results = events.flatMap((e) => (e.type === 'results' ? e.results : []));
  expect(placed(results)).toEqual(placed(together));
  expect(living).toEqual(before);
});

/** Runs the members through the page's client and its real worker until `stop` says so. */
async function throughClient(
  of: readonly Member[],
  onEvent: (event: SweepEvent, client: ReturnType<typeof createSweepClient>) => void,
): Promise<SweepEvent[]> {
  const client = createSweepClient();
  const events: SweepEvent[] = [];
  await new Promise<void>((resolve) => {
    client.onEvent((event) => {
      events.push(event);
      onEvent(event, client);
      if (event.type === 'freed') resolve();
    });
    client.start(of, { backend: 'webgpu', workers: 0 });
  });
  client.dispose();
  return events;
}

test('the page’s client gives the same from its worker, a lost device included', async () => {
  let lost = false;
  const events = await throughClient(members, (event, client) => {
    if (event.type !== 'progress' || lost) return;
    lost = true;
    client.loseDevice();
  });
  const results = events.flatMap((e) => (e.type === 'results' ? e.results : []));
  expect(placed(results)).toEqual(placed(together));
  expect(events.some((e) => e.type === 'device')).toBe(true);
  expect(events.find((e) => e.type === 'started')?.backend.kind).toBe('webgpu');
  expect(events.at(-1)).toEqual({ type: 'freed', buffers: 0, bytes: 0 });
});

test('cancelling in the middle frees all GPU memory', async () => {
  const long = membersOfCells([{ warmup: 200, finetune: 200 }], 40);
  const events = await throughClient(long, (event, client) => {
    if (event.type === 'progress') client.cancel();
  });
  expect(events.some((e) => e.type === 'finished')).toBe(false);
  expect(events.at(-1)).toEqual({ type: 'freed', buffers: 0, bytes: 0 });
});
