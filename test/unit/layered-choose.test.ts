import { beforeAll, describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import { Keeper } from '../../src/engine/keeper';
import type { LayeredBackend } from '../../src/engine/layered/backend';
import { chooseLayered, refusalOf } from '../../src/engine/layered/choose';
import type { Spec } from '../../src/spec/spec';
import { sampleSpec } from '../support/layered-record';

let spec: Spec;
beforeAll(async () => {
  spec = await sampleSpec();
});

/** Keepers that note what they open; `gpu` says whether there is one. */
function keepers(gpu = true) {
  const opened: string[] = [];
  const open = async (wanted: string): Promise<LayeredBackend> => {
    opened.push(wanted);
    const kind = wanted === 'webgpu' && gpu ? 'webgpu' : 'cpu';
    const reason = wanted === 'webgpu' && !gpu ? { reason: 'no-adapter' as const } : {};
    return { ...createLayeredCpuBackend(), status: { kind, adapter: wanted, ...reason } };
  };
  return { opened, gpu: new Keeper(open), cpu: new Keeper(open) };
}

/** 4 × 8,192 neurons: far more than any device gives. */
const HUGE = { layers: '1024,1024,1024,1024', alpha: 8 } as const;
/** Weights of one slot between 128 MB and 1 GB. */
const LARGE = {
  layers: '1024,1024',
  alpha: 2,
  methods: ['dense', 'fpe-random'],
  seeds: 8,
} as const;

describe('what a layered run trains on', () => {
  test('is measured where there is a choice, and each way keeps its status', async () => {
    const all = keepers();
    const choice = await chooseLayered(spec, 1, all);
    expect(all.opened.sort()).toEqual(['cpu', 'webgpu']);
    expect(choice.status.probe?.cpu).toBeGreaterThan(0);
    expect(choice.backend === 'webgpu').toBe(choice.status.kind === 'webgpu');
  });

  test('is the CPU where there is no GPU, with the reason', async () => {
    const choice = await chooseLayered(spec, 1, keepers(false));
    expect(choice).toMatchObject({ backend: 'cpu', status: { reason: 'no-adapter' } });
  });

  test('is what was asked for', async () => {
    for (const backend of ['cpu', 'reference', 'webgpu'] as const) {
      const all = keepers();
      const choice = await chooseLayered({ ...spec, backend }, 1, all);
      expect([choice.backend, all.opened]).toEqual([backend, [backend]]);
    }
  });

  test('is refused before anything is opened, with bytes and what would fit', async () => {
    for (const backend of ['auto', 'webgpu', 'cpu', 'reference'] as const) {
      const all = keepers();
      const run = chooseLayered({ ...spec, ...HUGE, backend }, 1, all);
      await expect(run).rejects.toThrow(/need \d+\.\d MB; \d+\.\d MB are allowed\. .* fit/);
      expect(all.opened).toEqual([]);
    }
  });

  test('too large for a GPU alone goes to the CPU, unless the GPU was asked for', async () => {
    const large = { ...spec, ...LARGE };
    expect(refusalOf(large, 'webgpu')).toMatch(/128\.0 MB are allowed/);
    expect(refusalOf(large, 'cpu')).toBeNull();
    const all = keepers();
    const choice = await chooseLayered(large, 1, all);
    expect(choice).toMatchObject({ backend: 'cpu', status: { reason: 'too-large' } });
    expect(all.opened).toEqual(['cpu']);
    await expect(chooseLayered({ ...large, backend: 'webgpu' }, 1, keepers())).rejects.toThrow(
      '128.0 MB are allowed',
    );
    expect(refusalOf(spec, 'webgpu')).toBeNull();
  });
});
