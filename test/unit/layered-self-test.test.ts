/** The layered self-test's own coverage, and that it tells right engines from wrong ones. */
import { describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import type { LayeredBackend } from '../../src/engine/layered/backend';
import {
  LAYERED_KERNELS,
  type LayeredDispatch,
  type LayeredKernelName,
} from '../../src/engine/layered/kernels';
import { layeredAnswers, layeredSelfTest, STAGES } from '../../src/engine/layered/self-test';
import { createLayeredWasmBackend } from '../../src/engine/wasm/layered-backend';
import { LAYERED_SHADERS } from '../../src/engine/webgpu/layered-shaders';
import { layeredVariantsOf } from '../../src/engine/webgpu/layered-variants';

const NAMES = Object.keys(LAYERED_KERNELS) as LayeredKernelName[];
const twin = async (): Promise<LayeredBackend> => createLayeredCpuBackend();

/** An engine that does not run a kernel. */
function broken(kernel: LayeredKernelName): LayeredBackend {
  const inner = createLayeredCpuBackend();
  const run = inner.run.bind(inner);
  inner.run = (list: readonly LayeredDispatch[]) =>
    run(list.filter((one) => one.kernel !== kernel));
  return inner;
}

test('every kernel has its turn, and changes something that is compared', async () => {
  for (const stage of Object.values(STAGES)) {
    const [{ steps }] = await layeredAnswers(await twin(), stage);
    for (const name of NAMES) {
      const of = steps.filter(({ dispatch }) => dispatch.kernel === name);
      const changed = of.some(({ before, after }) =>
        after.some((words, i) => words.some((word, at) => word !== before[i][at])),
      );
      expect(changed, name).toBe(true);
    }
  }
});

test('every variant of every kernel is among them', async () => {
  const runs = await layeredAnswers(await twin());
  const seen = new Map<LayeredKernelName, Set<number>>();
  for (const { steps } of runs) {
    for (const { dispatch, slots, before } of steps) {
      const of = seen.get(dispatch.kernel) ?? new Set();
      seen.set(dispatch.kernel, of);
      const layers = slots.indexOf('layers');
      const table = layers < 0 ? undefined : before[layers];
      const needed = table ? layeredVariantsOf(table, dispatch) : [0];
      for (const variant of needed) of.add(variant);
    }
  }
  for (const name of NAMES) {
    const variants = LAYERED_SHADERS[name].length;
    if (variants > 1) expect([...(seen.get(name) ?? [])].sort(), name).toHaveLength(variants);
  }
});

describe('an engine', () => {
  test.each([
    ['TypeScript', twin],
    ['WebAssembly', () => createLayeredWasmBackend()],
  ] as const)('that is right passes: %s', async (_, open) => {
    const backend = await open();
    const { fault, kernels } = await layeredSelfTest(backend, twin);
    expect(fault).toBe(null);
    expect(kernels).toBe(NAMES.length);
    expect(backend.bytes).toBe(0);
  });

  test.each(NAMES)('that does nothing at %s is caught, and that is named', async (kernel) => {
    const { fault } = await layeredSelfTest(broken(kernel), twin);
    expect(fault).toMatch(new RegExp(`^${kernel}: `));
  });

  test('that throws is caught with its reason', async () => {
    const backend = createLayeredCpuBackend();
    backend.run = () => Promise.reject(new Error('planted refusal'));
    expect((await layeredSelfTest(backend, twin)).fault).toBe('planted refusal');
  });
});
