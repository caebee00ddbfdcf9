/** The self-test's own coverage, and that it tells right engines from wrong ones. */
import { describe, expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { KERNELS, type KernelName } from '../../src/engine/kernels';
import { selfTest } from '../../src/engine/self-test';
import { knownAnswers } from '../../src/engine/self-test/known';
import { stepsAfter, stepsBefore, tinyPlan } from '../../src/engine/self-test/steps';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { LARGEST_ARENA, variantsOf } from '../../src/engine/webgpu/variants';

const NAMES = Object.keys(KERNELS) as KernelName[];
const twin = async (): Promise<Backend> => createCpuBackend();

/** An engine that does not run a kernel, or is told it lost one bit of what it read. */
function broken(kernel: KernelName): Backend {
  const inner = createCpuBackend();
  const run = inner.run.bind(inner);
  inner.run = (list: readonly Dispatch[]) => run(list.filter((one) => one.kernel !== kernel));
  return inner;
}

test('every kernel of the table is dispatched, and training in each of its variants', () => {
  const plan = tinyPlan();
  const steps = [...stepsBefore(plan), ...stepsAfter(plan)];
  expect([...new Set(steps.map(({ kernel }) => kernel))].sort()).toEqual([...NAMES].sort());
  for (const limit of [1600, LARGEST_ARENA]) {
    expect(variantsOf(plan.descriptors, 0, plan.replicas.length, limit)).toEqual([0, 1, 2]);
  }
});

test('in short all but the kernels that few runs need', () => {
  const plan = tinyPlan(false);
  const steps = [...stepsBefore(plan), ...stepsAfter(plan)];
  const missing = NAMES.filter((name) => !steps.some(({ kernel }) => kernel === name));
  expect(missing).toEqual(['rewire/gradient', 'rewire/regrow']);
  expect(variantsOf(plan.descriptors, 0, plan.replicas.length, 1600)).toEqual([0]);
});

test('every kernel changes something that is compared', async () => {
  const known = await knownAnswers(await twin());
  for (const name of NAMES) {
    const of = known.steps.filter(({ dispatch }) => dispatch.kernel === name);
    const changed = of.some(({ written }) =>
      written.some(({ name: at, expected }) =>
        expected.some((word, i) => word !== known.slots.get(at)?.[i]),
      ),
    );
    expect(changed, name).toBe(true);
  }
});

describe('an engine', () => {
  test.each([
    ['TypeScript', twin],
    ['WebAssembly', () => createWasmBackend()],
  ] as const)('that is right passes: %s', async (_, open) => {
    const backend = await open();
    const { fault, kernels } = await selfTest(backend, twin);
    expect(fault).toBe(null);
    expect(kernels).toBe(NAMES.length);
    expect(backend.bytes).toBe(0);
  });

  test.each(NAMES)('that does nothing at %s is caught, and that is named', async (kernel) => {
    const { fault } = await selfTest(broken(kernel), twin);
    expect(fault).toMatch(new RegExp(`^${kernel}: `));
  });

  test('that throws is caught with its reason', async () => {
    const backend = createCpuBackend();
    backend.run = () => Promise.reject(new Error('planted refusal'));
    expect((await selfTest(backend, twin)).fault).toBe('planted refusal');
  });
});
