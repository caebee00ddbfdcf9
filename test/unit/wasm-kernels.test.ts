/** Every kernel of the WebAssembly engine against its TypeScript twin over the shared cases. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/engine/backend';
import { KERNELS, type KernelName } from '../../src/engine/kernels';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { CASES, METHOD_CASES, stepsOf, type World, worldOf } from '../support/cases';
import { difference, expectClose } from '../support/compare';
import { expectNear, expectSame } from '../support/equivalence';
import {
  dispatchOf,
  floats,
  partOf,
  runOn,
  runOnCpu,
  type Slots,
  SPLIT,
  splitWorld,
} from '../support/gpu-worlds';
import { expectStep, STEP_PARTS } from '../support/training';

let wasm: Backend;
beforeAll(async () => {
  wasm = await createWasmBackend();
});

const onBoth = async (world: World, list: readonly Dispatch[]): Promise<[Slots, Slots]> => [
  await runOn(wasm, world, list),
  await runOnCpu(world, list),
];
const both = (world: World, kernels: readonly KernelName[], params = {}) =>
  onBoth(
    world,
    kernels.map((kernel) => dispatchOf(world, kernel, params)),
  );
/** The same measure of what the split has staged. */
const stagedOf = (dispatch: Dispatch): Dispatch => ({
  ...dispatch,
  slots: dispatch.slots.map((name) => name.replace(/^(topology|params)$/, 'staged_$1')),
});
/** The prune that only tries: from the living networks. */
const trialOf = (world: World): Dispatch => ({
  ...dispatchOf(world, 'split/prune', { trial: 1 }),
  slots: ['replicas', 'topology', 'params', 'fresh', 'staged_topology', 'staged_params', 'state'],
});
const NETWORKS = ['staged_topology', 'staged_params', 'topology', 'params', 'state'];

describe.each([...CASES, ...METHOD_CASES])('$name', (c) => {
  test('split: integers and copied weights equal bit for bit', async () => {
    const world = worldOf(c);
    const [a, b] = await onBoth(world, [
      ...SPLIT.map((kernel) => dispatchOf(world, kernel)),
      stagedOf(dispatchOf(world, 'measure/nonzeros', { column: 1, staged: 1 })),
      stagedOf(dispatchOf(world, 'measure/wholes', { staged: 1 })),
    ]);
    expectSame(a, b, ['deal', ...NETWORKS, 'counts', 'wholes']);
  });

  test('a trial prune: the living network to the budget, into the staging slots', async () => {
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) {
      const [a, b] = await onBoth(world, [trialOf(world)]);
      expectSame(a, b, NETWORKS);
    }
  });

  test.each(['dense', 'split'])('one training step, %s', async (kind) => {
    const world = kind === 'dense' ? worldOf(c) : await splitWorld(worldOf(c), 3);
    const step = [dispatchOf(world, 'population/train', { step: 3, batch_index: 0, steps: 1 })];
    const a = await runOn(wasm, world, step);
    const b = await runOnCpu(world, step);
    for (const part of STEP_PARTS) expectStep(world, a, b, part);
  });

  test('an epoch: the last, partial batch is kept, and later steps are not taken', async () => {
    const world = await splitWorld(worldOf(c));
    const [a, b] = await both(world, ['population/train'], {
      step: 0,
      batch_index: 0,
      steps: stepsOf(c) + 5,
    });
    // Large weights amplify rounding over an epoch: their loss is judged by its single step.
    const near = { atol: (c.name === 'large weights' ? 2 : 0.02) * c.train, rtol: 0.02 };
    for (const r of [0, 1]) {
      const [x, y] = [a, b].map((slots) => partOf(world, slots, r, 'summary'));
      expect(x[4]).toBe(c.train);
      expectClose('summary', x, y, near);
      const control = y.map((value, i) => (i === 0 ? value * 1.1 + 3 * c.train : value));
      expect(difference(x, control, near)).not.toBeNull();
    }
  });

  test.each([0, 1])('evaluation, part %i', async (part) => {
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) {
      const [a, b] = await both(world, ['population/evaluate'], { part });
      expectNear('tally', floats(a.tally), floats(b.tally), { atol: 1e-3, rtol: 2e-5 });
    }
  });

  test('agreement with the signs: the same counts', async () => {
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) {
      const [a, b] = await both(world, ['measure/quantise', 'population/agreement']);
      expectSame(a, b, ['quantised', 'tally']);
    }
  });

  test('measures: the same bits', async () => {
    const names = Object.keys(KERNELS).filter((k) => k.startsWith('measure/')) as KernelName[];
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) {
      const [a, b] = await both(world, names, { column: 2, staged: 0, draw: 5 });
      // What they write is the last of their slots.
      const written = names.map((name) => KERNELS[name].bindings.at(-1)?.[0] as string);
      expectSame(a, b, [...written, 'echelon']);
    }
  });
});
