/** Every kernel against its CPU twin over the shared cases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/engine/backend';
import { KERNELS, type KernelName } from '../../src/engine/kernels';
import { CAPACITY_WORDS } from '../../src/model/replica-layout';
import { CASES, METHOD_CASES, stepsOf, type World, worldOf } from '../support/cases';
import { difference, EXACT, expectClose, type Tolerance } from '../support/compare';
import { expectBits, expectNear, expectSame } from '../support/equivalence';
import {
  dispatchOf,
  floats,
  partOf,
  requireBackend,
  runOn,
  runOnCpu,
  type Slots,
  SPLIT,
  splitDescriptors,
  splitWorld,
  trainingOf,
} from '../support/gpu-worlds';
import { expectStep, STEP_PARTS } from '../support/training';

const MEASURE: Tolerance = { atol: 1e-6, rtol: 1e-5 };

let gpu: Backend;
beforeAll(async () => {
  gpu = await requireBackend();
});
afterAll(() => gpu.destroy());

const onBoth = async (world: World, list: readonly Dispatch[]): Promise<[Slots, Slots]> => [
  await runOn(gpu, world, list),
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
const NETWORKS = ['staged_topology', 'staged_params', 'topology', 'params'];

/** Every CAPACITY_WORDS-th word from `k` on. */
const columnOf = (capacity: Uint32Array, k: number): Float32Array =>
  floats(capacity).filter((_, i) => i % CAPACITY_WORDS === k);

function expectMeasure(what: string, a: Float32Array, b: Float32Array): void {
  const largest = Math.max(1, ...b.map(Math.abs));
  expectNear(what, a, b, { ...MEASURE, atol: MEASURE.atol * largest });
}

describe.each([...CASES, ...METHOD_CASES])('$name', (c) => {
  test('split: integers and copied weights equal bit for bit', async () => {
    const world = worldOf(c);
    const [a, b] = await onBoth(world, [
      ...SPLIT.map((kernel) => dispatchOf(world, kernel)),
      stagedOf(dispatchOf(world, 'measure/nonzeros', { column: 1, staged: 1 })),
      stagedOf(dispatchOf(world, 'measure/wholes', { staged: 1 })),
    ]);
    expectSame(a, b, ['deal', ...NETWORKS, 'counts', 'wholes']);
    for (const r of [0, 1]) {
      expectBits('moments', partOf(world, a, r, 'moments'), partOf(world, b, r, 'moments'));
    }
  });

  test('a trial prune: the living network to the budget, into the staging slots', async () => {
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) {
      const [a, b] = await onBoth(world, [trialOf(world)]);
      expectSame(a, b, [...NETWORKS, 'state']);
    }
  });

  test.each(['dense', 'split'])('one training step, %s', async (kind) => {
    const world = kind === 'dense' ? worldOf(c) : await splitWorld(worldOf(c), 3);
    const [a, b] = await both(world, ['population/train'], { step: 3, batch_index: 0, steps: 1 });
    for (const part of STEP_PARTS) expectStep(world, a, b, part);
  });

  test('an epoch: the last, partial batch is kept, and later steps are not taken', async () => {
    const world = await splitWorld(worldOf(c));
    const steps = stepsOf(c) + 5;
    const [a, b] = await both(world, ['population/train'], { step: 0, batch_index: 0, steps });
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
      expectSame(a, b, ['tally']);
    }
  });

  test('measures', async () => {
    const names = Object.keys(KERNELS).filter((k) => k.startsWith('measure/')) as KernelName[];
    for (const world of [worldOf(c), await splitWorld(worldOf(c))]) {
      const [a, b] = await both(world, names, { column: 2, staged: 0, draw: 5 });
      expectSame(a, b, ['counts', 'shuffled', 'dense', 'rank', 'wholes', 'codes']);
      for (const k of [0, 1, 2]) {
        expectMeasure(`capacity ${k}`, columnOf(a.capacity, k), columnOf(b.capacity, k));
      }
      const sums = ['gram', 'cosine', 'channels', 'clause_capacity', 'interference', 'load'];
      sums.push('quantised');
      for (const slot of sums) expectMeasure(slot, floats(a[slot]), floats(b[slot]));
    }
  });
});

test('SGD trajectories across a split stay together for 40 steps', async () => {
  const c = CASES[0] as (typeof CASES)[number];
  const world = worldOf(c);
  const split = SPLIT.map((kernel) => dispatchOf(world, kernel));
  const run = async (backend: 'gpu' | 'cpu') => {
    const go = (w: World, list: Parameters<typeof runOnCpu>[1]) =>
      backend === 'gpu' ? runOn(gpu, w, list) : runOnCpu(w, list);
    const before = await go(world, [...trainingOf(world, 0, 20, 7), ...split]);
    const after: World = { ...world, slots: { ...before, replicas: splitDescriptors(world, 20) } };
    return go(after, trainingOf(after, 20, 20, 7));
  };
  const a = await run('gpu');
  const b = await run('cpu');
  expectSame(a, b, ['deal']);
  expectClose('topology of SGD', topologyOf(world, a), topologyOf(world, b), EXACT);
  expectNear('params', partOf(world, a, 0, 'params'), partOf(world, b, 0, 'params'), {
    atol: 1e-5,
    rtol: 1e-5,
  });
});

function topologyOf(world: World, slots: Slots): Uint32Array {
  return (slots.topology as Uint32Array).subarray(
    0,
    (world.slots.topology as Uint32Array).length / 2,
  );
}

test('the same bits for 1, 7 and 64 steps a dispatch, on repetition, and alone or together', async () => {
  for (const c of CASES) {
    const world = await splitWorld(worldOf(c));
    const total = 2 * stepsOf(c);
    const runs: Slots[] = [];
    for (const chunk of [1, 7, 64, 64])
      runs.push(await runOn(gpu, world, trainingOf(world, 0, total, chunk)));
    const alone = trainingOf(world, 0, total, 64).flatMap((d) =>
      [0, 1].map((first) =>
        dispatchOf(world, 'population/train', { ...d.params, first, replicas: 1 }),
      ),
    );
    runs.push(await runOn(gpu, world, alone));
    for (const run of runs.slice(1)) {
      for (const slot of ['params', 'summary']) {
        expectBits(`${c.name}, ${slot}`, run[slot], runs[0][slot]);
      }
      for (const r of [0, 1]) {
        const [x, y] = [run, runs[0]].map((slots) => bitsOf(partOf(world, slots, r, 'moments')));
        expectBits(`${c.name}, moments`, x, y);
      }
    }
  }
});

test('the same bits for any shape of a workgroup, that of a real GPU included, and in storage', async () => {
  const narrow = await requireBackend({ width: 4, tasks: 64, lanes: 4, limit: 2000 });
  const wide = await requireBackend({ width: 64, tasks: 64, lanes: 4, limit: 2600 });
  const stored = await requireBackend({ width: 64, tasks: 64, lanes: 4, limit: 1 });
  const dropping = METHOD_CASES.filter(({ method }) => method.dropconnect);
  for (const c of [...CASES, ...dropping]) {
    const world = await splitWorld(worldOf(c));
    const run = trainingOf(world, 0, stepsOf(c), 64);
    const expected = await runOn(wide, world, run);
    for (const other of [narrow, stored]) {
      const actual = await runOn(other, world, run);
      for (const slot of ['params', 'summary']) {
        expectBits(`${c.name}, ${slot}`, actual[slot], expected[slot]);
      }
    }
  }
  for (const backend of [narrow, wide, stored]) backend.destroy();
});

test('a replica whose logit is not finite stops at that step; the other goes on', async () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 3e38]) {
    const world = worldOf(CASES[0] as (typeof CASES)[number]);
    const params = floats(world.slots.params);
    params.fill(bad, 3, 4);
    params.fill(bad, 40, 41);
    const run = trainingOf(world, 5, 6, 3);
    const a = await runOn(gpu, world, run);
    const b = await runOnCpu(world, run);
    const summary = partOf(world, a, 0, 'summary');
    expect([summary[2], summary[3]], String(bad)).toEqual([1, 5]);
    expect(partOf(world, b, 0, 'summary').slice(2, 4)).toEqual(summary.slice(2, 4));
    const before = partOf(world, world.slots as Slots, 0, 'params');
    expectBits('weights', bitsOf(partOf(world, a, 0, 'params')), bitsOf(before));
    expect(partOf(world, a, 1, 'summary')[2]).toBe(0);
    expect(partOf(world, a, 1, 'summary')[4]).toBe(partOf(world, b, 1, 'summary')[4]);
  }
});

const bitsOf = (x: Float32Array) =>
  Uint32Array.from(new Uint32Array(x.buffer, x.byteOffset, x.length));
