/** The WebAssembly engine against its TypeScript twin over shapes nobody would choose. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { METHODS, methodOf } from '../../src/methods';
import { CASES, type Case, fieldOf, type World, worldOf } from '../support/cases';
import { expectBits, expectNear, expectSame } from '../support/equivalence';
import {
  dispatchOf,
  floats,
  partOf,
  runOn,
  runOnCpu,
  SPLIT,
  splitDescriptors,
} from '../support/gpu-worlds';
import { raggedWorld } from '../support/ragged';
import { expectStep, STEP_PARTS } from '../support/training';

let wasm: Backend;
beforeAll(async () => {
  wasm = await createWasmBackend();
});

const shape = fc.record({
  inputs: fc.integer({ min: 1, max: 128 }),
  hidden: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
    fc.integer({ min: 1, max: 64 }),
  ),
  alpha: fc.integer({ min: 1, max: 8 }),
  batch: fc.oneof(fc.constantFrom(1, 31, 32, 33, 64, 256), fc.integer({ min: 1, max: 256 })),
  train: fc.integer({ min: 1, max: 300 }),
  test: fc.integer({ min: 1, max: 1100 }),
  clauses: fc.integer({ min: 1, max: 12 }),
  method: fc.constantFrom(...METHODS),
});
const base = { name: 'random shape', weight: (u: number) => u * 0.4 };

/** A step of training and an evaluation of both sets, compared with the twin's. */
async function expectLearning(world: World): Promise<void> {
  const step = [dispatchOf(world, 'population/train', { step: 64, batch_index: 0, steps: 1 })];
  const a = await runOn(wasm, world, step);
  const b = await runOnCpu(world, step);
  for (const part of STEP_PARTS) expectStep(world, a, b, part);
  for (const part of [0, 1]) {
    const evaluation = [dispatchOf(world, 'population/evaluate', { part })];
    const [x, y] = [await runOn(wasm, world, evaluation), await runOnCpu(world, evaluation)];
    expectNear('tally', floats(x.tally), floats(y.tally), { atol: 1e-3, rtol: 2e-5 });
  }
}

/** Learning before and after the split, and the split bit for bit. */
async function expectWhole(world: World): Promise<void> {
  await expectLearning(world);
  const split = SPLIT.map((kernel) => dispatchOf(world, kernel));
  const a = await runOn(wasm, world, split);
  const b = await runOnCpu(world, split);
  expectSame(a, b, ['deal', 'staged_topology', 'staged_params', 'topology', 'params', 'state']);
  await expectLearning({ ...world, slots: { ...b, replicas: splitDescriptors(world, 64) } });
}

test('any shape of any method, before and after its split', async () => {
  await fc.assert(
    fc.asyncProperty(shape, async (chosen) => {
      // More children than inputs: no specification is so.
      const alpha = Math.min(chosen.alpha, chosen.inputs);
      await expectWhole(worldOf({ ...base, ...chosen, alpha }));
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('the largest network of every kind: 512 children, 128 inputs', async () => {
  const largest = {
    inputs: 128,
    hidden: 64,
    alpha: 8,
    batch: 256,
    train: 256,
    test: 64,
    clauses: 32,
  };
  for (const id of ['fpe-clones', 'pruned-wide', 'sparse-wide', 'dropconnect'] as const) {
    const world = worldOf({ ...base, ...largest, method: methodOf(id) });
    expect(fieldOf(world, 0, 'child_capacity')).toBe(512);
    await expectWhole(world);
  }
});

const child = fc.record({
  fanIn: fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 31, 98),
  alive: fc.boolean(),
});

const dropping = (dropconnect: boolean) => ({ ...CASES[1].method, dropconnect });

test('any fan-ins, dead children among them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(child, { minLength: 1, maxLength: 24 }),
      fc.integer({ min: 98, max: 128 }),
      fc.constantFrom(1, 7, 32, 50, 64, 200, 256),
      fc.boolean(),
      async (children, inputs, batch, drops) => {
        const own = { inputs, hidden: 24, alpha: 2, batch, method: dropping(drops) };
        const c: Case = { ...base, ...CASES[1], ...own };
        await expectLearning(raggedWorld(c, children));
      },
    ),
    { numRuns: 40, seed: 6 },
  );
});

test('no child alive: the output bias alone learns', async () => {
  const world = raggedWorld({ ...CASES[0] }, [{ fanIn: 3, alive: false }]);
  await expectLearning(world);
  const run = [dispatchOf(world, 'population/train', { step: 0, batch_index: 0, steps: 4 })];
  const after = partOf(world, await runOn(wasm, world, run), 0, 'params');
  const before = partOf(world, world.slots, 0, 'params');
  expect(after.filter((x, i) => x !== before[i])).toHaveLength(1);
});

test.each([false, true])(
  'what an earlier replica left in working memory changes nothing; DropConnect: %s',
  async (drops) => {
    const c: Case = { ...CASES[1], batch: 37, method: dropping(drops) };
    const world = raggedWorld(c, [
      { fanIn: 5, alive: true },
      { fanIn: 1, alive: false },
      { fanIn: 3, alive: true },
    ]);
    // The first replica fills every array it uses with NaN.
    floats(world.slots.params).fill(Number.NaN, 0, partOf(world, world.slots, 0, 'params').length);
    const kernels = ['population/train', 'population/evaluate'] as const;
    const given = { step: 0, batch_index: 0, steps: 7, part: 0 };
    const run = (params: object) =>
      runOn(
        wasm,
        world,
        kernels.map((kernel) => dispatchOf(world, kernel, { ...given, ...params })),
      );
    const together = await run({});
    const alone = await run({ first: 1, replicas: 1 });
    for (const part of ['params', 'moments', 'summary'] as const) {
      expectBits(part, partOf(world, together, 1, part), partOf(world, alone, 1, part));
    }
    const half = together.tally.length / 2;
    const tallies = [together.tally.subarray(half), alone.tally.subarray(0, half)];
    expectBits('tally', tallies[0], tallies[1]);
  },
);
