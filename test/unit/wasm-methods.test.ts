/** What only some methods do on the WebAssembly engine, and all of them from start to end. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/engine/backend';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { type Emitted, runExperiment } from '../../src/engine/run';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { METHODS, methodOf } from '../../src/methods';
import type { MeasureId } from '../../src/model/measures';
import { type Case, fieldOf, METHOD_CASES, type World, worldOf } from '../support/cases';
import { difference, EXACT, expectClose, ROUNDING } from '../support/compare';
import { expectNear, expectSame } from '../support/equivalence';
import { dispatchOf, floats, partOf, runOn, runOnCpu, trainingOf } from '../support/gpu-worlds';
import { smallSpec } from '../support/small-run';
import { expectStep, STEP_PARTS } from '../support/training';

let wasm: Backend;
beforeAll(async () => {
  wasm = await createWasmBackend();
});

const casesOf = (wanted: (method: Case['method']) => boolean): Case[] =>
  METHOD_CASES.filter(({ method }) => wanted(method));

/** The world after a few steps on the twin, so that moments are not zero. */
async function trained(c: Case): Promise<World> {
  const world = worldOf(c);
  return { ...world, slots: await runOnCpu(world, trainingOf(world, 0, 5, 5)) };
}

/** With scores of the growth gradient that the twin has found. */
async function scored(world: World): Promise<World> {
  const list = [dispatchOf(world, 'rewire/gradient', { batch_index: 1 })];
  return { ...world, slots: await runOnCpu(world, list) };
}

async function expectRegrown(world: World, event: number, share: number): Promise<void> {
  const list = [dispatchOf(world, 'rewire/regrow', { event, share })];
  const [a, b] = [await runOn(wasm, world, list), await runOnCpu(world, list)];
  expectSame(a, b, ['topology', 'params', 'state']);
}

describe('edges that move', () => {
  test.each(casesOf(({ rewire }) => rewire !== 'none'))('$name: the same bits', async (c) => {
    const world = await scored(await trained(c));
    for (const share of [0, 3000, 19660, 65536]) await expectRegrown(world, share, share);
    // All tied: the earlier ones go, the earlier places come.
    await expectRegrown(await scored(worldOf({ ...c, weight: () => 0 })), 4, 19660);
  });

  test.each(casesOf(({ rewire }) => rewire === 'gradient'))('$name: the gradient', async (c) => {
    const world = await trained(c);
    // The last batch may be a part of one.
    for (const batch_index of [0, Math.ceil(c.train / c.batch) - 1]) {
      const list = [dispatchOf(world, 'rewire/gradient', { batch_index })];
      const [a, b] = [await runOn(wasm, world, list), await runOnCpu(world, list)];
      expect(floats(b.growth).some((x) => x !== 0)).toBe(true);
      expectNear('growth', floats(a.growth), floats(b.growth), ROUNDING);
    }
  });

  test('networks of any shape, at every share', async () => {
    const shape = fc.record({
      inputs: fc.integer({ min: 8, max: 128 }),
      hidden: fc.integer({ min: 1, max: 64 }),
      alpha: fc.integer({ min: 1, max: 8 }),
      batch: fc.integer({ min: 1, max: 256 }),
      method: fc.constantFrom(methodOf('set'), methodOf('rigl')),
    });
    await fc.assert(
      fc.asyncProperty(shape, fc.integer({ min: 0, max: 65536 }), async (chosen, share) => {
        const rest = { name: 'random shape', train: 300, test: 64, clauses: 2 };
        const world = worldOf({ ...rest, ...chosen, weight: (u) => u * 0.4 });
        await expectRegrown(await scored(world), 2, share);
      }),
      { numRuns: 20, seed: 7 },
    );
  });
});

describe('DropConnect', () => {
  const cases = casesOf(({ dropconnect }) => dropconnect);

  test.each(cases)('$name: each step drops other weights', async (c) => {
    const world = worldOf(c);
    const at = (step: number) => [
      dispatchOf(world, 'population/train', { step, batch_index: 1, steps: 1 }),
    ];
    for (const step of [1, 64, 2049]) {
      const [a, b] = [await runOn(wasm, world, at(step)), await runOnCpu(world, at(step))];
      for (const part of STEP_PARTS) expectStep(world, a, b, part);
      // Control: what another step keeps is something else.
      const other = await runOn(wasm, world, at(step + 1));
      const [x, y] = [a, other].map((slots) => partOf(world, slots, 0, 'moments'));
      expect(difference(x, y, { atol: 1e-4, rtol: 1e-3 })).not.toBeNull();
    }
  });

  test('a plain network of the same weights learns something else', async () => {
    const [c] = cases;
    const world = worldOf(c);
    const plain = worldOf({ ...c, method: { ...c.method, dropconnect: false } });
    const run = trainingOf(world, 0, 3, 3);
    const [a, b] = [await runOn(wasm, world, run), await runOn(wasm, plain, run)];
    expect([...a.params]).not.toEqual([...b.params]);
    expect(fieldOf(world, 0, 'dropconnect')).toBe(2);
  });
});

/** Counted in whole numbers, or made of such. */
const COUNTED = [
  ...['nonzeros', 'connections', 'rank', 'coverage', 'wholes', 'collisions'],
  ...['coverageDealt', 'wholesDealt', 'collisionsDealt'],
] as const satisfies readonly MeasureId[];
const LEARNED = ['accuracy', 'trainAccuracy', 'trimmedAccuracy', 'loss'] as const;

test('a finished run of all methods is that of the twin', async () => {
  const methods = METHODS.map(({ id }) => id);
  const some = { methods, train: 1280, test: 2048, warmup: 4, finetune: 4, alpha: 3, hidden: 6 };
  const finished = async (backend: Backend) => {
    const told: Emitted[] = [];
    const emit = (event: Emitted) => told.push(event);
    const open = async () => backend;
    expect(await runExperiment(smallSpec(some), { open, emit, gate: async () => true })).toBe(true);
    const rows = told.flatMap((e) => (e.type === 'moment' ? e.measures : []));
    const numbersOf = (ids: readonly MeasureId[]) =>
      rows.flatMap((row) => ids.map((id) => row[id]));
    const masks = told.flatMap((e) =>
      e.type === 'frame' ? [e.networks.map(({ network }) => network.edgeInput)] : [],
    );
    return {
      counted: numbersOf(COUNTED),
      learned: numbersOf(LEARNED),
      ledgers: told.find((e) => e.type === 'ledger'),
      masks,
    };
  };
  const [a, b] = [await finished(wasm), await finished(createCpuBackend())];
  expect(a.counted).toHaveLength(3 * METHODS.length * COUNTED.length);
  expectClose('counts', a.counted, b.counted, EXACT);
  expect(a.ledgers).toEqual(b.ledgers);
  expect(a.masks).toEqual(b.masks);
  const [first, last] = [a.masks[0], a.masks.at(-1)];
  const moved = methods.filter((_, i) => String(first[i]) !== String(last?.[i]));
  expect(moved).toEqual(
    methods.filter((id) => !/^(dense|dense-wide|sparse-wide|dropconnect)$/.test(id)),
  );
  const near = { atol: 4e-3, rtol: 2e-3 };
  expectClose('accuracies and losses', a.learned, b.learned, near);
  // Controls: one weight more, one accuracy off by 1 %.
  expect(difference(a.counted, [b.counted[0] + 1, ...b.counted.slice(1)], EXACT)).not.toBeNull();
  expect(difference(a.learned, [b.learned[0] + 0.01, ...b.learned.slice(1)], near)).not.toBeNull();
});
