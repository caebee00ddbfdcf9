/** Training on the WebAssembly engine over many steps: what must be equal, and to whom. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { type Emitted, runExperiment } from '../../src/engine/run';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { REPLICA } from '../../src/model/replica-layout';
import { CASES, METHOD_CASES, stepsOf, type World, worldOf } from '../support/cases';
import { difference, expectClose } from '../support/compare';
import { expectBits, expectNear, expectSame } from '../support/equivalence';
import {
  dispatchOf,
  floats,
  partOf,
  runOn,
  runOnCpu,
  type Slots,
  SPLIT,
  splitDescriptors,
  splitWorld,
  trainingOf,
} from '../support/gpu-worlds';
import { raggedWorld } from '../support/ragged';
import { smallSpec } from '../support/small-run';
import { METHOD_BITS, methodBits, TRAINED_BITS, trainedBits } from '../support/wasm-bits';

let wasm: Backend;
beforeAll(async () => {
  wasm = await createWasmBackend();
});

type Run = (world: World, list: readonly Dispatch[]) => Promise<Slots>;
const onWasm: Run = (world, list) => runOn(wasm, world, list);
const TRAJECTORY = { atol: 1e-5, rtol: 1e-5 };

/** 20 steps on one engine, split, 20 steps on another. */
async function acrossSplit(world: World, first: Run, second: Run): Promise<Slots> {
  const split = SPLIT.map((kernel) => dispatchOf(world, kernel));
  const before = await first(world, [...trainingOf(world, 0, 20, 7), ...split]);
  const after: World = { ...world, slots: { ...before, replicas: splitDescriptors(world, 20) } };
  return second(after, trainingOf(after, 20, 20, 7));
}

test.each([
  ['both halves', onWasm, onWasm],
  ['a checkpoint of it goes on on the twin', onWasm, runOnCpu],
  ['a checkpoint of the twin goes on on it', runOnCpu, onWasm],
] as const)('SGD stays with the twin for 40 steps across a split: %s', async (_, first, second) => {
  const world = worldOf(CASES[0]);
  const a = await acrossSplit(world, first, second);
  const b = await acrossSplit(world, runOnCpu, runOnCpu);
  expectSame(a, b, ['deal']);
  const half = a.topology.length / 2;
  expectBits('topology of SGD', a.topology.subarray(0, half), b.topology.subarray(0, half));
  const [x, y] = [a, b].map((slots) => partOf(world, slots, 0, 'params'));
  expectNear('params', x, y, TRAJECTORY);
});

/** Test loss and accuracy of every replica, frame by frame. */
async function learningOf(backend: Backend): Promise<number[][]> {
  const spec = smallSpec({ seeds: 3, train: 640, test: 512, warmup: 6, finetune: 6, opt: 'adam' });
  const frames: number[][] = [];
  await runExperiment(
    { ...spec, lr: 0.01 },
    {
      open: async () => backend,
      emit: (event: Emitted) => {
        if (event.type !== 'frame') return;
        frames.push([...event.testLoss, ...event.testAccuracy, ...event.trainLoss]);
      },
      gate: async () => true,
    },
  );
  return frames;
}

test('a whole experiment with Adam: the same losses and accuracies', async () => {
  const [a, b] = [await learningOf(wasm), await learningOf(createCpuBackend())];
  expect(a).toHaveLength(14);
  const near = { atol: 2e-3, rtol: 2e-3 };
  // Frame 0 has no training loss: NaN on both.
  const comparable = (frames: number[][]) => frames.flat().map((x) => (Number.isNaN(x) ? -1 : x));
  expectClose('frames', comparable(a), comparable(b), near);
  const control = comparable(b).map((x) => x * 1.02);
  expect(difference(comparable(a), control, near)).not.toBeNull();
});

describe('the same bits', () => {
  test('for 1, 7 and 64 steps a dispatch, on repetition, and alone or together', async () => {
    for (const c of [...CASES, ...METHOD_CASES]) {
      const world = await splitWorld(worldOf(c));
      // From step 50, so that moments are settled on the way (at step 64).
      const total = Math.max(20, 2 * stepsOf(c));
      const run = (list: readonly Dispatch[]) => runOn(wasm, world, list);
      const runs: Slots[] = [];
      for (const chunk of [1, 7, 64, 64]) runs.push(await run(trainingOf(world, 50, total, chunk)));
      const alone = trainingOf(world, 50, total, 64).flatMap((d) =>
        [1, 0].map((first) =>
          dispatchOf(world, 'population/train', { ...d.params, first, replicas: 1 }),
        ),
      );
      runs.push(await run(alone));
      for (const other of runs.slice(1)) expectSame(other, runs[0], ['params', 'state', 'summary']);
    }
  });

  test('as recorded, in every JavaScript engine', async () => {
    expect(await trainedBits(wasm)).toBe(TRAINED_BITS);
    expect(await methodBits(wasm)).toBe(METHOD_BITS);
  });
});

test('a replica whose logit is not finite stops at that step; the other goes on', async () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e38]) {
    const world = worldOf(CASES[0]);
    const params = floats(world.slots.params);
    params[3] = bad;
    params[40] = bad;
    const run = trainingOf(world, 5, 6, 3);
    const [a, b] = [await runOn(wasm, world, run), await runOnCpu(world, run)];
    const [x, y] = [a, b].map((slots) => partOf(world, slots, 0, 'summary'));
    expectBits(`summary for ${bad}`, x, y);
    expect([x[2], x[3]], String(bad)).toEqual([1, 5]);
    const before = partOf(world, world.slots, 0, 'params');
    expectBits('weights', partOf(world, a, 0, 'params'), before);
    const others = [a, b].map((slots) => partOf(world, slots, 1, 'summary'));
    expect([...others[0].slice(2)]).toEqual([...others[1].slice(2)]);
    expect(others[0][4]).toBeGreaterThan(0);
  }
});

test('a child that no example switches on adds nothing, infinite though its weight is', async () => {
  const world = worldOf(CASES[0]);
  const [biases, outputs] = [32 * 8, 32 * 8 + 2 * 8];
  const params = floats(world.slots.params);
  params[biases] = -1e6;
  params[outputs] = Number.POSITIVE_INFINITY;
  const run = trainingOf(world, 0, 2, 2);
  const [a, b] = [await runOn(wasm, world, run), await runOnCpu(world, run)];
  const [x, y] = [a, b].map((slots) => [...partOf(world, slots, 0, 'summary').slice(2, 5)]);
  // The first step is taken; its update, ∞ · 0, then makes the next one fail.
  expect(x).toEqual([1, 1, 64]);
  expect(x).toEqual(y);
});

test('a child that is exactly at 0 is off', async () => {
  const world = worldOf({ ...CASES[0], weight: (u, parent) => (parent < 0 ? u : 0) });
  const run = [dispatchOf(world, 'population/train', { step: 0, batch_index: 0, steps: 1 })];
  const [a, b] = [await runOn(wasm, world, run), await runOnCpu(world, run)];
  for (const r of [0, 1]) {
    const last = partOf(world, a, r, 'params').length - 1;
    const [x, y] = [a, b].map((slots) => partOf(world, slots, r, 'params').subarray(0, last));
    expectBits('all but the output bias', x, y);
  }
});

test('what a dead child holds is never read', async () => {
  const children = [
    { fanIn: 3, alive: true },
    { fanIn: 2, alive: false },
    { fanIn: 5, alive: true },
  ];
  const world = raggedWorld(CASES[0], children);
  const poisoned = raggedWorld(CASES[0], children);
  for (const r of [0, 1]) {
    partOf(poisoned, poisoned.slots, r, 'params').fill(Number.NaN, 3, 5);
    partOf(poisoned, poisoned.slots, r, 'moments').fill(Number.NaN, 3, 5);
  }
  const run = trainingOf(world, 0, 6, 3);
  const [a, b] = [await runOn(wasm, poisoned, run), await runOn(wasm, world, run)];
  expectSame(a, b, ['summary']);
  for (const r of [0, 1]) {
    const [x, y] = [a, b].map((slots) => partOf(world, slots, r, 'params'));
    expect([...x.subarray(3, 5)]).toEqual([Number.NaN, Number.NaN]);
    expectBits('weights of the living', x.subarray(5), y.subarray(5));
  }
});

test('moments of a neuron that has died become zero, never subnormal', async () => {
  const c = { ...CASES[3], batch: 64 };
  const world = worldOf(c);
  const dead = 8; // the bias of the one child
  const list = trainingOf(world, 0, 1, 1);
  const after = await runOn(wasm, world, list);
  for (const r of [0, 1]) {
    floats(after.params)[r * partOf(world, after, 0, 'params').length + dead] = -1e6;
  }
  const dying: World = { ...world, slots: after };
  const steps = trainingOf(dying, 1, 1500, 64);
  const subnormal = (x: number) => x !== 0 && Math.abs(x) < 1.1754944e-38;
  const moments = async (run: Run) => {
    const slots = await run(dying, steps);
    return [0, 1].flatMap((r) => [...partOf(dying, slots, r, 'moments')]);
  };
  expect((await moments(onWasm)).filter(subnormal)).toEqual([]);
  // Control: plain arithmetic gets there.
  expect((await moments(runOnCpu)).some(subnormal)).toBe(true);
});

describe.each([0, 1])('where all labels are %i', (label) => {
  /** A network that always answers z: all weights zero, z the output bias. */
  const constant = (z: number): World => {
    const world = worldOf({ ...CASES[3], weight: () => 0, test: 96, train: 64, batch: 64 });
    const { examples, params, replicas } = world.slots;
    floats(params)[partOf(world, world.slots, 0, 'params').length - 1] = z;
    for (const [name, words] of [['train_labels', 2] as const, ['test_labels', 3] as const]) {
      const at = replicas[REPLICA[name]];
      examples.fill(label === 1 ? 0xffffffff : 0, at, at + words);
    }
    return world;
  };
  const LOGITS = [0, 1e-3, 0.1, 0.5, 1, 2, 5, 9, 13, 20, 26].flatMap((z) => [z, -z]);

  test.each(LOGITS)('the loss at z = %f is that of f64', async (z) => {
    const evaluation = [dispatchOf(constant(z), 'population/evaluate', { part: 0 })];
    const [loss] = floats((await runOn(wasm, constant(z), evaluation)).tally);
    const x = Math.fround(z);
    const expected = 96 * (Math.max(label === 1 ? -x : x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-6);
  });

  test.each(LOGITS)('the slope at z = %f is that of f64', async (z) => {
    const world = constant(z);
    const step = [dispatchOf(world, 'population/train', { step: 0, batch_index: 0, steps: 1 })];
    const moments = partOf(world, await runOn(wasm, world, step), 0, 'moments');
    const slope = moments[moments.length / 2 - 1]; // SGD keeps the output bias' gradient there
    const expected = 1 / (1 + Math.exp(-z)) - label;
    expect(Math.abs(slope - expected)).toBeLessThan(2e-7);
  });
});
