import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { choose, rateOf } from '../../src/engine/choose';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { Keeper } from '../../src/engine/keeper';
import { membersOf } from '../../src/engine/plan';
import type { BackendStatus } from '../../src/engine/protocol';
import { smallSpec } from '../support/small-run';

/** The clock of these tests: only work moves it, so a busy machine changes nothing. */
let clock = 0;
beforeAll(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterAll(() => {
  vi.restoreAllMocks();
});

/** A backend that claims to be something and takes so long for every run. */
function slowed(status: BackendStatus, milliseconds: number): { backend: Backend; runs: number[] } {
  const inner = createCpuBackend();
  const runs: number[] = [];
  const backend: Backend = {
    ...inner,
    status,
    async run(dispatches) {
      runs.push(dispatches.length);
      await inner.run(dispatches);
      clock += milliseconds;
    },
  };
  return { backend, runs };
}

const GPU: BackendStatus = { kind: 'webgpu', adapter: 'a card' };
const CPU: BackendStatus = { kind: 'cpu', adapter: 'a processor', reason: 'asked' };

function keepersOf(gpu: ReturnType<typeof slowed>, cpu: ReturnType<typeof slowed>) {
  return {
    gpu: new Keeper(async () => gpu.backend),
    cpu: new Keeper(async () => cpu.backend),
  };
}

describe('the choice between GPU and CPU', () => {
  test('falls on what is measured to be faster for that work, with the numbers', async () => {
    const fast = keepersOf(slowed(GPU, 1), slowed(CPU, 40));
    const gpu = await choose('auto', membersOf(smallSpec({ hidden: 3 })), 1, fast);
    expect(gpu.backend).toBe('webgpu');
    expect(gpu.status).toMatchObject(GPU);
    const { webgpu = 0, cpu = 0 } = gpu.status.probe ?? {};
    expect(webgpu).toBeGreaterThan(2 * cpu);
    expect(cpu).toBeGreaterThan(0);

    const slow = keepersOf(slowed(GPU, 40), slowed(CPU, 1));
    const chosen = await choose('auto', membersOf(smallSpec({ hidden: 5 })), 1, slow);
    expect(chosen.backend).toBe('cpu');
    expect(chosen.status).toMatchObject({ kind: 'cpu', reason: 'slower' });
  });

  test('counts all workers of the CPU', async () => {
    const members = membersOf(smallSpec({ hidden: 6 }));
    const even = keepersOf(slowed(GPU, 10), slowed(CPU, 30));
    expect((await choose('auto', members, 1, even)).backend).toBe('webgpu');
    expect((await choose('auto', members, 16, even)).backend).toBe('cpu');
  });

  test('is measured once for work of the same sizes', async () => {
    const gpu = slowed(GPU, 1);
    const keepers = keepersOf(gpu, slowed(CPU, 1));
    const spec = smallSpec({ hidden: 7 });
    await choose('auto', membersOf(spec), 1, keepers);
    const runs = gpu.runs.length;
    expect(runs).toBeGreaterThan(1);
    await choose('auto', membersOf({ ...spec, seed: 9, warmup: 5 }), 1, keepers);
    expect(gpu.runs.length).toBe(runs);
    await choose('auto', membersOf({ ...spec, hidden: 8 }), 1, keepers);
    expect(gpu.runs.length).toBeGreaterThan(runs);
  });

  test('is none where one was asked for, or where there is no GPU', async () => {
    const gpu = slowed(GPU, 1);
    const keepers = keepersOf(gpu, slowed(CPU, 1));
    const members = membersOf(smallSpec({ hidden: 2 }));
    expect((await choose('cpu', members, 1, keepers)).status).toEqual(CPU);
    expect((await choose('reference', members, 1, keepers)).backend).toBe('reference');
    expect((await choose('webgpu', members, 1, keepers)).status).toEqual(GPU);
    const without = keepersOf(
      slowed({ kind: 'cpu', adapter: 'a processor', reason: 'no-adapter' }, 1),
      slowed(CPU, 1),
    );
    for (const wanted of ['auto', 'webgpu'] as const) {
      const { backend, status } = await choose(wanted, members, 1, without);
      expect([backend, status.reason]).toEqual(['cpu', 'no-adapter']);
    }
    expect(gpu.runs).toEqual([]);
  });

  test('a measurement leaves nothing behind', async () => {
    const { backend } = slowed(CPU, 1);
    expect(await rateOf(backend, membersOf(smallSpec()))).toBeGreaterThan(0);
    expect(backend.bytes).toBe(0);
  });
});
