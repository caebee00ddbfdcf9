/** Layered kernels on the GPU against their TypeScript twins, and whole runs on both. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import type { LayeredBackend } from '../../src/engine/layered/backend';
import { extentsOf } from '../../src/engine/layered/extents';
import { LAYERED_KERNELS } from '../../src/engine/layered/kernels';
import type { LayeredReplica } from '../../src/engine/layered/plan';
import { type LayeredResult, runLayered } from '../../src/engine/layered/run';
import { gram } from '../../src/engine/layered/schedule';
import { createLayeredWebGpuBackend } from '../../src/engine/webgpu/layered-backend';
import { difference, expectClose } from '../support/compare';
import {
  LAYERED_CASES,
  type LayeredCase,
  layeredWorld,
  reweighted,
} from '../support/layered-cases';
import { comparing, firstOnly } from '../support/layered-compare';

let gpu: LayeredBackend;
beforeAll(async () => {
  const opened = await createLayeredWebGpuBackend();
  if ('reason' in opened) throw new Error(`no WebGPU backend: ${opened.reason}: ${opened.detail}`);
  gpu = opened;
});
afterAll(() => gpu?.destroy());

/** A few steps before and after the split are enough to reach every kernel. */
const brief = (c: LayeredCase): LayeredCase => ({
  ...c,
  spec: { ...c.spec, warmup: 1, finetune: 1 },
});

describe('every dispatch of a run, from the same words', () => {
  test.each(LAYERED_CASES.map((c) => [c.name, c] as const))('%s', async (_, c) => {
    const { plan } = layeredWorld(brief(c));
    const { backend, faults, compared } = comparing(createLayeredCpuBackend(), gpu);
    await runLayered(plan, reweighted(backend, brief(c)), { groups: c.groups });
    const e = extentsOf(plan);
    if (plan.sizes.gram >= plan.replicas.length * e.columns[e.depth - 1] ** 2) {
      await backend.run([gram(e, e.depth - 1)]);
    }
    expect(faults).toEqual([]);
    expect(compared.get('layered/sddmm')).toBe(2 * plan.stepsPerEpoch);
  });

  test('reaches every kernel of the table', async () => {
    const seen = new Set<string>();
    for (const c of LAYERED_CASES.slice(0, 6)) {
      const { plan } = layeredWorld(brief(c));
      const cpu = createLayeredCpuBackend();
      const { backend, compared } = comparing(cpu, cpu);
      await runLayered(plan, backend);
      for (const kernel of compared.keys()) seen.add(kernel);
    }
    expect(Object.keys(LAYERED_KERNELS).filter((kernel) => !seen.has(kernel))).toEqual([]);
  });

  test('notices an engine that computes the first replica only', async () => {
    const { plan } = layeredWorld(brief(LAYERED_CASES[0]));
    const { backend, faults } = comparing(createLayeredCpuBackend(), gpu, firstOnly);
    await runLayered(plan, backend);
    const wrong = new Set(faults.map((fault) => fault.split(' ')[0]));
    // The Gram matrix is asked for by no method of this case.
    const kernels = Object.keys(LAYERED_KERNELS).filter((kernel) => kernel !== 'layered/gram');
    expect(kernels.filter((kernel) => !wrong.has(kernel))).toEqual([]);
  });
});

describe('whole runs', () => {
  const [relu] = LAYERED_CASES;
  const sgd: LayeredCase = {
    ...relu,
    spec: { ...relu.spec, opt: 'sgd', lr: 0.05, warmup: 4, finetune: 4 },
  };

  test('end where the twins end, with the same ledger', async () => {
    const { plan } = layeredWorld(sgd);
    const expected = await runLayered(plan, createLayeredCpuBackend());
    const { plan: again } = layeredWorld(sgd);
    const actual = await runLayered(again, gpu);
    expect(actual.ledgers).toEqual(expected.ledgers);
    expect(actual.frames.length).toBe(expected.frames.length);
    const losses = ({ frames }: LayeredResult) =>
      frames.flatMap(({ test }) => test.map(({ loss }) => loss));
    expectClose('test losses', losses(actual), losses(expected), { atol: 1e-5, rtol: 1e-4 });
    const other = losses(expected).map((loss) => loss * 1.001);
    expect(difference(other, losses(expected), { atol: 1e-5, rtol: 1e-4 })).not.toBeNull();
  });

  test('have the same bits however many steps a submit has, alone or beside others', async () => {
    const bits = async (c: LayeredCase, stepsPerSubmit: number, method: string) => {
      const { plan } = layeredWorld(c);
      await runLayered(plan, gpu, { stepsPerSubmit });
      const { regions } = plan.replicas.find((r) => r.method.id === method) as LayeredReplica;
      const [words] = await gpu.read([
        { slot: 'params', offset: regions.params, words: regions.paramWords },
      ]);
      return words;
    };
    const adam = { ...sgd, spec: { ...sgd.spec, opt: 'adam', lr: 0.01 } } as const;
    const alone = { ...adam, spec: { ...adam.spec, methods: adam.spec.methods.slice(1, 2) } };
    const one = await bits(adam, 1, 'fpe-random');
    expect(await bits(adam, 8, 'fpe-random')).toEqual(one);
    expect(await bits(alone, 3, 'fpe-random')).toEqual(one);
    expect(
      await bits({ ...alone, spec: { ...alone.spec, lr: 0.0101 } }, 3, 'fpe-random'),
    ).not.toEqual(one);
  });
});
