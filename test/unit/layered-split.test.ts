import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import { extentsOf } from '../../src/engine/layered/extents';
import { beginEpoch, upload } from '../../src/engine/layered/run';
import { evaluate, trainStep } from '../../src/engine/layered/schedule';
import { type SplitLedger, splitNetworks } from '../../src/engine/layered/split';
import { methodOf } from '../../src/methods';
import { fpeFeature } from '../../src/methods/fpe-feature';
import { difference, expectClose } from '../support/compare';
import { LAYERED_CASES, type LayeredCase, layeredWorld, reweight } from '../support/layered-cases';
import { minibatches, readNet, readSlots, testExamples } from '../support/layered-read';
import {
  exampleLoss,
  flatten,
  gradient,
  logitsOf,
  type ReferenceNet,
} from '../support/layered-reference';

const caseOf = (name: string): LayeredCase => {
  const found = LAYERED_CASES.find((c) => c.name.startsWith(name));
  if (!found) throw new Error(`no case "${name}"`);
  return found;
};

/** A world on the TypeScript engine, split before any training. */
async function splitWorld(c: LayeredCase) {
  const world = layeredWorld(c);
  const backend = createLayeredCpuBackend();
  await upload(world.plan, backend);
  await reweight(world, backend);
  const ledgers = await splitNetworks(world.plan, backend, 0, { groups: c.groups });
  return { world, backend, plan: world.plan, ledgers };
}

const rowSums = ({ mask, rows, columns }: ReferenceNet['layers'][number]): number[] =>
  Array.from({ length: rows }, (_, i) =>
    mask.subarray(i * columns, (i + 1) * columns).reduce((a, b) => a + b, 0),
  );
const total = (ledger: SplitLedger, column: 'before' | 'staged' | 'after'): number =>
  ledger.layers.reduce((sum, layer) => sum + layer[column].edges, 0);

/** Random experiments, all within a moment's work. */
const anyCase = fc
  .record({
    columns: fc.integer({ min: 1, max: 19 }),
    hidden: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    classes: fc.integer({ min: 2, max: 12 }),
    alpha: fc.integer({ min: 1, max: 6 }),
    chosen: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    batch: fc.integer({ min: 1, max: 37 }),
    seed: fc.nat({ max: 1e6 }),
    oneLogit: fc.boolean(),
    bytes: fc.boolean(),
    activation: fc.constantFrom('relu', 'gelu', 'tanh'),
    method: fc.constantFrom(
      ...[
        'fpe-random',
        'fpe-nm',
        'fpe-shared',
        'fpe-overlap',
        'fpe-shared-subset',
        'fpe-clones',
        'fpe-reinit',
        'pruned-wide',
        'lottery-ticket',
        'sparse-wide',
        'dense',
      ].map(methodOf),
      fpeFeature,
    ),
  })
  .map(
    ({ columns, classes, chosen, method, bytes, ...rest }): LayeredCase => ({
      name: 'random',
      columns,
      classes: rest.oneLogit ? 2 : classes,
      bytes,
      train: 40,
      test: 21,
      spec: {
        ...rest,
        splitLayers: rest.hidden.flatMap((_, l) => (chosen[l] ? [l] : [])),
        methods: [method],
        seeds: [rest.seed],
        opt: 'sgd',
        lr: 1,
        momentum: 0,
        warmup: 1,
        finetune: 1,
      },
    }),
  );

describe('the layered split', () => {
  test('leaves exactly the budget, whatever is split', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (c) => {
        const { world, backend, plan, ledgers } = await splitWorld(c);
        const [ledger] = ledgers;
        const net = await readNet(world, backend, 0);
        const edges = net.layers.map((layer) => layer.mask.reduce((a, b) => a + b, 0));
        const all = edges.reduce((a, b) => a + b, 0);
        const { shape, method } = plan.replicas[0];
        if (!ledger) {
          expect(shape.splits).toBe(false);
          const places = shape.layers.reduce((sum, l) => sum + l.rows * l.columns, 0);
          expect(all).toBe(method.start === 'sparse' ? Math.min(shape.budget, places) : places);
          return;
        }
        // Counted in the buffers by the kernel, and here in the network that was read back.
        expect(ledger.layers.map(({ after }) => after.edges)).toEqual(edges);
        expect(all).toBe(Math.min(ledger.budget, total(ledger, 'staged')));
        for (const { before, staged, after } of ledger.layers) {
          expect(after.nonzeros).toBe(after.edges);
          expect(after.edges).toBeLessThanOrEqual(staged.edges);
          expect(before.nonzeros).toBe(before.edges);
        }
        if (method.start === 'dense') expect(total(ledger, 'before')).toBe(ledger.base);
        if (method.budget === 'exact' && method.deal !== 'none') {
          expect(ledger.budget).toBe(ledger.base);
        }
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test('has the loss and the gradients of the reference, on networks of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (c) => {
        const { world, backend, plan } = await splitWorld(c);
        const net = await readNet(world, backend, 0);
        await backend.run(evaluate(extentsOf(plan), 0, plan.test));
        const slots = await readSlots(world, backend);
        const tally = new Float32Array(slots.test_tally.buffer).subarray(0, plan.stride);
        const { xs, ys } = testExamples(world, 0);
        const loss = xs.reduce((sum, x, b) => sum + exampleLoss(logitsOf(net, x), ys[b]), 0);
        expectClose('loss', [tally.reduce((a, b) => a + b, 0)], [loss], { atol: 1e-4, rtol: 1e-5 });

        beginEpoch(plan, backend, 1);
        const count = Math.min(c.spec.batch, c.train);
        await backend.run(trainStep(extentsOf(plan), 0, 0, count));
        const [batch] = minibatches(world, 0, 1);
        const expected = gradient(net, batch.xs, batch.ys).flatMap(({ w, b }) => [...w, ...b]);
        const after = flatten(await readNet(world, backend, 0));
        const moved = flatten(net).map((w, i) => w - after[i]);
        expectClose('gradient', moved, expected, { atol: 3e-6, rtol: 3e-5 });
        // Control: the largest of them, a tenth off.
        const largest = expected.reduce(
          (at, g, i) => (Math.abs(g) > Math.abs(expected[at]) ? i : at),
          0,
        );
        if (Math.abs(expected[largest]) < 1e-4) return;
        const wrong = expected.map((g, i) => (i === largest ? 1.1 * g : g));
        expect(difference(moved, wrong, { atol: 3e-6, rtol: 3e-5 })).not.toBeNull();
      }),
      { numRuns: 120, seed: 12 },
    );
  });

  test.each(['fpe-random', 'fpe-nm', 'fpe-clause'])(
    '%s gives every input of every parent to one child',
    async (id) => {
      const c = caseOf('two hidden');
      const groups = { count: 5, groupOf: Array.from({ length: 13 }, (_, j) => j % 5) };
      const methods = [methodOf(id)];
      const world = layeredWorld({ ...c, spec: { ...c.spec, methods, alpha: 3 } });
      const { plan } = world;
      const backend = createLayeredCpuBackend();
      await upload(plan, backend);
      const dense = await readNet(world, backend, 0);
      await splitNetworks(plan, backend, 0, { groups: [groups] });
      const staged = await readNet(world, backend, 0, true);
      staged.layers.forEach(({ mask, w, rows, columns }, l) => {
        const { rowAlpha, columnAlpha } = plan.replicas[0].shape.layers[l];
        const old = dense.layers[l];
        for (let parent = 0; parent < old.rows; parent++) {
          for (let j = 0; j < columns; j++) {
            const children = Array.from({ length: rowAlpha }, (_, k) => parent * rowAlpha + k);
            const holders = children.filter((i) => mask[i * columns + j] === 1);
            expect(holders.length).toBe(1);
            const copied = old.w[parent * old.columns + Math.floor(j / columnAlpha)];
            expect(w[holders[0] * columns + j]).toBe(copied);
          }
        }
        expect(rows).toBe(old.rows * rowAlpha);
      });
    },
  );

  test('keeps groups whole, and copies of a neuron in its group', async () => {
    const c = caseOf('two hidden');
    const groups = { count: 5, groupOf: Array.from({ length: 13 }, (_, j) => j % 5) };
    const world = layeredWorld({
      ...c,
      spec: { ...c.spec, methods: [methodOf('fpe-clause'), methodOf('fpe-random')] },
    });
    const backend = createLayeredCpuBackend();
    await upload(world.plan, backend);
    await splitNetworks(world.plan, backend, 0, { groups: [groups], groupsPerChild: 2 });
    const torn = async (r: number): Promise<number> => {
      const { layers } = await readNet(world, backend, r, true);
      let count = 0;
      const { mask, rows, columns } = layers[0];
      for (let i = 0; i < rows; i++) {
        for (let g = 0; g < 5; g++) {
          const held = Array.from({ length: columns }, (_, j) => j)
            .filter((j) => j % 5 === g)
            .map((j) => mask[i * columns + j]);
          if (held.some((x) => x !== held[0])) count++;
        }
      }
      const second = layers[1];
      for (let i = 0; i < second.rows; i++) {
        for (let j = 0; j < second.columns; j += 2) {
          if (second.mask[i * second.columns + j] !== second.mask[i * second.columns + j + 1])
            count++;
        }
      }
      return count;
    };
    expect(await torn(0)).toBe(0);
    expect(await torn(1)).toBeGreaterThan(10);
  });

  test('really has the shapes that its cases are for', async () => {
    const empty = await splitWorld(caseOf('children without'));
    const childless = rowSums((await readNet(empty.world, empty.backend, 0)).layers[0]);
    expect(childless.filter((n) => n === 0).length).toBeGreaterThan(5);
    const rowless = await splitWorld(caseOf('rows without'));
    const sums = (await readNet(rowless.world, rowless.backend, 0)).layers.map(rowSums);
    expect(sums[1][2]).toBe(0);
  });

  test('drops of equal weights the first in position', async () => {
    const { world, backend, ledgers } = await splitWorld(caseOf('all weights'));
    const staged = await readNet(world, backend, 0, true);
    const kept = await readNet(world, backend, 0);
    const ledger = ledgers[0] as SplitLedger;
    const dropped = total(ledger, 'staged') - ledger.budget;
    expect(dropped).toBeGreaterThan(10);
    let seen = 0;
    const expected = staged.layers.map(({ mask }) =>
      mask.map((on) => (on === 1 && seen++ < dropped ? 0 : on)),
    );
    expect(kept.layers.map(({ mask }) => [...mask])).toEqual(expected.map((m) => [...m]));
  });

  test('keeps padding and null rows zero through training', async () => {
    let padding = 0;
    for (const c of LAYERED_CASES) {
      const { world, backend, plan } = await splitWorld(c);
      beginEpoch(plan, backend, 1);
      for (let k = 0; k < plan.stepsPerEpoch; k++) {
        const begin = k * c.spec.batch;
        const count = Math.min(c.spec.batch, plan.train - begin);
        await backend.run(trainStep(extentsOf(plan), k, begin, count));
      }
      const slots = await readSlots(world, backend);
      plan.replicas.forEach(({ shape, regions }) => {
        if (!shape.splits) return;
        shape.layers.forEach(({ rowCapacity, columnCapacity }, l) => {
          const { starts, lengths, indices, weights, outputs } = regions.layers[l];
          for (let i = 0; i < rowCapacity; i++) {
            const from = slots.topology[starts + i] + slots.topology[lengths + i];
            for (let e = from; e < slots.topology[starts + i + 1]; e++) {
              padding++;
              expect((slots.topology[indices + (e >> 1)] >>> ((e & 1) * 16)) & 0xffff).toBe(
                columnCapacity,
              );
              expect(slots.params[weights + e]).toBe(0);
            }
          }
          if (l === plan.depth - 1) return;
          const first = outputs + rowCapacity * plan.stride;
          expect(slots.activations.subarray(first, first + plan.stride).every((x) => x === 0)).toBe(
            true,
          );
        });
      });
    }
    expect(padding).toBeGreaterThan(100);
  });

  test('takes first weights only where neurons have no parents', async () => {
    const c = LAYERED_CASES[0];
    const methods = [{ ...methodOf('fpe-random'), weights: 'initial' as const }];
    await expect(splitWorld({ ...c, spec: { ...c.spec, methods } })).rejects.toThrow(
      /no first weights of their own/,
    );
  });
});
