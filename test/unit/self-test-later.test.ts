/** What of the self-test waits until a run needs it: caught then, and nothing lost by it. */
import { expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { runExperiment } from '../../src/engine/run';
import { selfTest } from '../../src/engine/self-test';
import { testLater } from '../../src/engine/self-test/later';
import { needsVariant } from '../../src/engine/webgpu/variants';
import type { Spec } from '../../src/spec/spec';
import { smallSpec } from '../support/small-run';

/** Counts how often it was tested. */
function waiting(backend: Backend, tests: number[] = []): Backend {
  return testLater<Dispatch, Backend>(backend, {
    slot: 'replicas',
    stageOf: (dispatch, table) => (needsVariant(dispatch, table) ? 1 : 0),
    test: (on, stage) => {
      tests.push(stage);
      return selfTest(on, async () => createCpuBackend());
    },
  });
}

/** Test accuracies of all frames, on the backend that is given at first and that after a fault. */
async function curve(spec: Spec, first: Backend) {
  const seen: number[] = [];
  const faults: (string | undefined)[] = [];
  await runExperiment(spec, {
    open: async (_lost, fault) => {
      faults.push(fault);
      return faults.length === 1 ? first : createCpuBackend();
    },
    gate: async () => true,
    emit: (event) => {
      if (event.type === 'frame') seen.push(...event.testLoss);
    },
  });
  return { seen, faults };
}

const plain = smallSpec({ methods: ['dense', 'fpe-random'] });
const rewiring = smallSpec({ train: 2000, methods: ['dense', 'rigl'] });

test('a run that needs no more is not tested further', async () => {
  const tests: number[] = [];
  await curve(plain, waiting(createCpuBackend(), tests));
  expect(tests).toEqual([]);
});

test('one that does is, once, and ends in the same bits', async () => {
  const tests: number[] = [];
  const backend = waiting(createCpuBackend(), tests);
  const { seen } = await curve(rewiring, createCpuBackend());
  expect((await curve(rewiring, backend)).seen).toEqual(seen);
  expect((await curve(rewiring, backend)).seen).toEqual(seen);
  expect(tests).toEqual([1]);
});

test('a kernel that is wrong there is named, and another backend takes over', async () => {
  const inner = createCpuBackend();
  const run = inner.run.bind(inner);
  inner.run = (list) => run(list.filter(({ kernel }) => kernel !== 'rewire/regrow'));
  const { seen } = await curve(rewiring, createCpuBackend());
  const taken = await curve(rewiring, waiting(inner));
  expect(taken.faults[1]).toMatch(/^its self-test found a wrong result: rewire\/regrow: /);
  expect(taken.seen.slice(-2)).toEqual(seen.slice(-2));
});
