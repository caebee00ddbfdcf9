/** What only some methods do: edges that move, weights that drop, wide and sparse trajectories. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/engine/backend';
import { keepDigits, keptBits } from '../../src/engine/cpu/dropconnect';
import { streamKey } from '../../src/lib/random';
import { methodOf } from '../../src/methods';
import { PLAIN } from '../../src/methods/method';
import { REPLICA, scratchWords } from '../../src/model/replica-layout';
import {
  type Case,
  fieldOf,
  METHOD_CASES,
  shapeOfCase,
  stepsOf,
  type World,
  worldOf,
} from '../support/cases';
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
  trainingOf,
} from '../support/gpu-worlds';

/** A few roundings of sums over a minibatch of values around 0.1. */
const GRADIENT: Tolerance = { atol: 1e-6, rtol: 1e-5 };

let gpu: Backend;
beforeAll(async () => {
  gpu = await requireBackend();
});
afterAll(() => gpu.destroy());

const onBoth = async (world: World, list: readonly Dispatch[]): Promise<[Slots, Slots]> => [
  await runOn(gpu, world, list),
  await runOnCpu(world, list),
];
const worldAfter = async (world: World, list: readonly Dispatch[]): Promise<World> => ({
  ...world,
  slots: await runOnCpu(world, list),
});
const casesOf = (wanted: (method: Case['method']) => boolean): Case[] =>
  METHOD_CASES.filter(({ method }) => wanted(method));
const lastBatch = (c: Case): number => stepsOf(c) - 1;

/** More children than are looked at at once, and as many places as there can be. */
const LARGEST: Case = {
  ...(METHOD_CASES[0] as Case),
  name: 'n = 512, d = 128, batch 256',
  inputs: 128,
  hidden: 64,
  alpha: 8,
  batch: 256,
  train: 300,
  method: methodOf('rigl'),
};

describe('edges that move', () => {
  const cases = [...casesOf(({ rewire }) => rewire !== 'none'), LARGEST];
  /** After some steps, so that moments are not zero, with scores that the twin has found. */
  const scored = async (c: Case, steps = 5): Promise<World> =>
    worldAfter(await worldAfter(worldOf(c), trainingOf(worldOf(c), 0, steps, 5)), [
      dispatchOf(worldOf(c), 'rewire/gradient', { batch_index: lastBatch(c) }),
    ]);
  const regrow = (world: World, event: number, share: number) =>
    onBoth(world, [dispatchOf(world, 'rewire/regrow', { event, share })]);

  test.each(cases)('$name: the gradient at every place', async (c) => {
    const world = await worldAfter(worldOf(c), trainingOf(worldOf(c), 0, 5, 5));
    for (const batch_index of [0, lastBatch(c)]) {
      const [a, b] = await onBoth(world, [dispatchOf(world, 'rewire/gradient', { batch_index })]);
      const found = floats(b.growth);
      expect(found.some((g) => g !== 0)).toBe(c.method.rewire === 'gradient');
      expectNear('growth', floats(a.growth), found, GRADIENT);
    }
  });

  test.each(cases)('$name: the same bits go and come', async (c) => {
    const world = await scored(c);
    const was = world.slots.topology as Uint32Array;
    for (const [event, share] of [
      [1, 0],
      [1, 3000],
      [2, 19660],
      [3, 65000],
    ]) {
      const [a, b] = await regrow(world, event, share);
      expectSame(a, b, ['topology', 'params']);
      for (const r of [0, 1]) {
        expectBits('moments', partOf(world, a, r, 'moments'), partOf(world, b, r, 'moments'));
      }
      // Control: edges have moved wherever some were to.
      expect(difference(a.topology, was, EXACT) === null).toBe(share === 0);
    }
  });

  test.each(cases)('$name: of equals the earlier', async (c) => {
    const world = await scored({ ...c, weight: () => 0 }, 0);
    const [a, b] = await regrow(world, 4, 19660);
    expectSame(a, b, ['topology', 'params']);
    expect(difference(a.topology, world.slots.topology as Uint32Array, EXACT)).not.toBeNull();
  });
});

test('clauses that are whole: 40 and 64 of them', async () => {
  for (const clauses of [40, 64]) {
    for (const deal of ['clause', 'overlap', 'clones'] as const) {
      const method = { ...PLAIN, deal, budget: 'alpha' } as const;
      const world = worldOf({ ...LARGEST, hidden: 5, alpha: 3, clauses, method });
      const wholes = dispatchOf(world, 'measure/wholes', { staged: 1 });
      const slots = wholes.slots.map((name) => name.replace('topology', 'staged_topology'));
      const staged = { ...wholes, slots } as Dispatch;
      const split = SPLIT.map((kernel) => dispatchOf(world, kernel));
      const [a, b] = await onBoth(world, [...split, staged]);
      expectSame(a, b, ['wholes']);
      // Some inputs are lost where children draw their own.
      expect(b.wholes[2] === clauses).toBe(deal !== 'overlap');
    }
  }
});

test('a rank that only rounding exceeds', async () => {
  const wave = (j: number, k: number) => Math.sin(1.3 * j * k + k);
  for (const noise of [0, 0.01]) {
    // Three patterns of inputs, mixed differently for every neuron.
    const weight = (u: number, i: number, j: number) =>
      noise * u + wave(i, 2) * wave(j, 1) + wave(i, 3) * wave(j, 2) + wave(i, 5) * wave(j, 3);
    const world = worldOf({ ...LARGEST, inputs: 37, hidden: 9, alpha: 3, method: PLAIN, weight });
    const kernels = ['measure/expand', 'measure/rank'] as const;
    const [a, b] = await onBoth(
      world,
      kernels.map((kernel) => dispatchOf(world, kernel)),
    );
    expectSame(a, b, ['rank']);
    expect([...floats(a.rank)]).toEqual(noise === 0 ? [3, 3] : [9, 9]);
  }
});

describe('DropConnect', () => {
  const cases = casesOf(({ dropconnect }) => dropconnect);
  const stepAt = (world: World, step: number) => [
    dispatchOf(world, 'population/train', { step, batch_index: 0, steps: 1 }),
  ];

  /** What examples keep of every weight as the twin draws it, in the order of the kernel. */
  function keptOf(world: World, r: number, step: number): Uint32Array {
    const field = (name: Parameters<typeof fieldOf>[2]) => fieldOf(world, r, name);
    const [d, n, edges] = [field('inputs'), field('children'), field('edge_capacity')];
    const pairs = Math.ceil(world.case.batch / 64);
    const key = streamKey(field('seed'), 'drop', step);
    const words = new Uint32Array((edges + n) * pairs * 2);
    for (let k = 0; k < edges + n; k++) {
      // All weights are there: edge c·d + j, then output weight c.
      const place = k < edges ? Math.floor(k / d) * (d + 1) + (k % d) : (k - edges) * (d + 1) + d;
      for (let pair = 0; pair < pairs; pair++) {
        const at = (k * pairs + pair) * 2;
        keptBits(key, place, pair, keepDigits(world.case.alpha), words.subarray(at, at + 2));
      }
    }
    return words;
  }

  test.each(cases)('$name: every example keeps what the twin’s keeps', async (c) => {
    const world = worldOf(c);
    for (const step of [0, 3, 2049]) {
      const { state } = await runOn(gpu, world, stepAt(world, step));
      for (const r of [0, 1]) {
        const field = (name: Parameters<typeof fieldOf>[2]) => fieldOf(world, r, name);
        const plain = scratchWords(shapeOfCase(c), c.batch, false);
        const at = field('state') + 2 * field('parameter_count') + plain;
        const expected = keptOf(world, r, step);
        expectBits('kept', state.subarray(at, at + expected.length), expected);
        const other = keptOf(world, r, step + 1);
        expect(difference(expected, other, EXACT)).not.toBeNull();
      }
    }
  });

  test('a replica that drops trains beside one that does not', async () => {
    const world = worldOf(cases[0] as Case);
    const replicas = Uint32Array.from(world.slots.replicas as Uint32Array);
    replicas[REPLICA.dropconnect] = 0;
    const mixed: World = { ...world, slots: { ...world.slots, replicas } };
    const run = (w: World) => runOn(gpu, w, trainingOf(w, 0, 6, 3));
    const [a, b] = [await run(mixed), await run(world)];
    expectBits('the one that drops', partOf(world, a, 1, 'params'), partOf(world, b, 1, 'params'));
    const plain = worldOf({ ...world.case, method: { ...world.case.method, dropconnect: false } });
    const c = await run(plain);
    expectBits('the other', partOf(world, a, 0, 'params'), partOf(plain, c, 0, 'params'));
    const [x, y] = [a, b].map((slots) => partOf(world, slots, 0, 'params'));
    expect(difference(x, y, EXACT)).not.toBeNull();
  });

  test.each(cases)('$name: the same bits for 1, 7 and 64 steps a dispatch', async (c) => {
    const world = worldOf(c);
    const total = 3 * stepsOf(c);
    const runs: Slots[] = [];
    for (const chunk of [1, 7, 64]) {
      runs.push(await runOn(gpu, world, trainingOf(world, 0, total, chunk)));
    }
    for (const run of runs.slice(1)) expectSame(run, runs[0], ['params', 'summary']);
    // Control: without dropping, other bits.
    const plain = worldOf({ ...c, method: { ...c.method, dropconnect: false } });
    const { params } = await runOn(gpu, plain, trainingOf(plain, 0, total, 64));
    expect(difference(params, runs[0].params, EXACT)).not.toBeNull();
  });
});

describe('SGD trajectories', () => {
  const kinds = ['clones, α = 2', 'wide, pruned', 'wide, pruned and rewound', 'fresh weights'];
  test.each([
    ...METHOD_CASES.filter(({ name }) => kinds.includes(name)),
    ...casesOf(({ start, dropconnect }) => start === 'sparse' || dropconnect),
  ])('$name: together for 40 steps, across what happens at step 20', async (c) => {
    const world = worldOf(c);
    const run = async (go: (w: World, list: readonly Dispatch[]) => Promise<Slots>) => {
      const moves = c.method.rewire === 'none' ? [] : (['gradient', 'regrow'] as const);
      const change = [
        ...moves.map((name) =>
          dispatchOf(world, `rewire/${name}`, { batch_index: 0, event: 1, share: 9000 }),
        ),
        ...SPLIT.map((kernel) => dispatchOf(world, kernel)),
      ];
      const slots = await go(world, [...trainingOf(world, 0, 20, 7), ...change]);
      const splits = c.method.deal !== 'none';
      const replicas = splits ? splitDescriptors(world, 20) : slots.replicas;
      const later: World = { ...world, slots: { ...slots, replicas } };
      return go(later, trainingOf(later, 20, 20, 7));
    };
    const a = await run((w, list) => runOn(gpu, w, list));
    const b = await run(runOnCpu);
    expectSame(a, b, ['deal']);
    const ofSgd = fieldOf(world, 1, 'topology');
    const [x, y] = [a, b].map(({ topology }) => topology.subarray(0, ofSgd));
    expectClose('topology', x, y, EXACT);
    const moved = difference(x, world.slots.topology.subarray(0, ofSgd), EXACT) !== null;
    expect(moved).toBe(c.method.deal !== 'none' || c.method.rewire !== 'none');
    expectNear('params', partOf(world, a, 0, 'params'), partOf(world, b, 0, 'params'), {
      atol: 1e-5,
      rtol: 1e-5,
    });
  });
});
