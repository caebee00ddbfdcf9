import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { describeSplit, type Plan } from '../../src/engine/plan';
import { countsOf } from '../../src/engine/readback';
import { countNonzeros, prune, stageSplit, trainSteps } from '../../src/engine/schedule';
import { countNonzeros as countOf, holders, type Network } from '../../src/model/network';
import { COUNTS_WORDS } from '../../src/model/replica-layout';
import type { Spec } from '../../src/spec/spec';
import { taskOf } from '../../src/tasks';
import { difference, expectClose } from '../support/compare';
import { trainReference } from '../support/reference';
import {
  batchesOf,
  fieldOf,
  fill,
  planOf,
  readNetwork,
  smallSpec,
  toReference,
} from '../support/small-run';

/** Trains a few steps, splits, and gives each replica's network before and after. */
async function splitRun(spec: Spec, steps = 4) {
  const plan = planOf(spec);
  const backend = createCpuBackend();
  await fill(backend, plan);
  await backend.run(trainSteps(plan, 0, 0, steps));
  const before = await all(plan, (r) => readNetwork(backend, plan, r));
  await backend.run([...stageSplit(plan), prune(plan)]);
  describeSplit(plan, 0);
  backend.write('replicas', 0, plan.descriptors);
  await backend.run([countNonzeros(plan, 2)]);
  const after = await all(plan, (r) => readNetwork(backend, plan, r));
  const [counts] = await backend.read([
    { slot: 'counts', offset: 0, words: plan.replicas.length * COUNTS_WORDS },
  ]);
  return { plan, backend, before, after, counts: counts as Uint32Array };
}

const all = <T>(plan: Plan, f: (r: number) => Promise<T>): Promise<T[]> =>
  Promise.all(plan.replicas.map((_, r) => f(r)));

const shapes = fc.record({
  clauses: fc.integer({ min: 1, max: 9 }),
  literals: fc.integer({ min: 1, max: 5 }),
  hidden: fc.integer({ min: 1, max: 9 }),
  alpha: fc.integer({ min: 1, max: 8 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

/** Weights of a parent as [input, value], whichever child holds them. */
const weightsOf = (network: Network, parent: number): Map<number, number> => {
  const found = new Map<number, number>();
  for (let c = parent * network.alpha; c < (parent + 1) * network.alpha; c++) {
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      expect(found.has(network.edgeInput[e])).toBe(false);
      found.set(network.edgeInput[e], network.weight[e]);
    }
  }
  return found;
};

describe('the split', () => {
  test('keeps the budget exactly, siblings disjoint and every survivor unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const spec = smallSpec({ ...shape, p: 0.3, train: 64, batch: 16 });
        fc.pre(taskOf(spec.task).refusal(spec) === null);
        const { plan, before, after, counts } = await splitRun(spec);
        plan.replicas.forEach((_, r) => {
          const dense = before[r] as Network;
          const net = after[r] as Network;
          const budget = plan.largest.inputs * spec.hidden + spec.hidden;
          const { input, output } = countOf(net);
          expect(input + output).toBe(budget);
          expect(countsOf(counts, r, 2).nonzeros).toEqual([input, output]);
          for (let parent = 0; parent < spec.hidden; parent++) {
            const old = weightsOf(dense, parent);
            for (const [j, w] of weightsOf(net, parent)) expect(w).toBe(old.get(j));
          }
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('prunes exactly the smallest magnitudes over both layers together', async () => {
    const spec = smallSpec({ alpha: 4, methods: ['dense', 'fpe-random'] });
    const { before, after } = await splitRun(spec, 7);
    const dense = before[1] as Network;
    const net = after[1] as Network;
    const copies = [...dense.output].flatMap((v) => Array<number>(spec.alpha).fill(v));
    const everything = [...dense.weight, ...copies].map(Math.abs).sort((a, b) => a - b);
    const budget = dense.weight.length + dense.output.length;
    const kept = [...net.weight, ...[...net.output].filter((_, c) => net.outputAlive[c])];
    const survivors = kept.map(Math.abs).sort((a, b) => a - b);
    expect(survivors).toEqual(everything.slice(everything.length - budget));
  });

  test('breaks ties towards the earlier weight, so that equal runs prune equal weights', async () => {
    const spec = smallSpec({ alpha: 3, methods: ['dense', 'fpe-random'] });
    const plan = planOf(spec);
    const backend = createCpuBackend();
    await fill(backend, plan);
    const words = fieldOf(plan, 1, 'parameter_count');
    backend.write('params', fieldOf(plan, 1, 'weights'), new Float32Array(words).fill(0.5));
    await backend.run([...stageSplit(plan), prune(plan)]);
    describeSplit(plan, 0);
    backend.write('replicas', 0, plan.descriptors);
    const net = await readNetwork(backend, plan, 1);
    // All magnitudes equal: the (α−1)·h = 8 first edges go, no output weight does.
    expect(net.weight.length).toBe(plan.largest.inputs * spec.hidden - 8);
    expect([...net.outputAlive]).toEqual(Array(12).fill(1));
    expect(net.childStart[2]).toBeLessThan(8);
  });

  test('deals whole clauses when clause-aware and balances every deal', async () => {
    const spec = smallSpec({ clauses: 8, literals: 4, hidden: 8, alpha: 3 });
    const { plan, backend } = await splitRun(spec);
    const { groupOf } = taskOf(spec.task).groups(spec, spec.seed);
    const [dealt] = await backend.read([
      { slot: 'deal', offset: 0, words: plan.sizes.deal as number },
    ]);
    // The slot holds a bit a child; here each input has one.
    const child = (r: number, parent: number, j: number) => {
      const at = fieldOf(plan, r, 'topology') + parent * plan.largest.inputs + j;
      return Math.log2((dealt as Uint32Array)[at]);
    };
    for (let parent = 0; parent < spec.hidden; parent++) {
      const sizes = [0, 0, 0];
      const clauseChild = new Map<number, Set<number>>();
      for (let j = 0; j < plan.largest.inputs; j++) {
        sizes[child(1, parent, j)] = sizes[child(1, parent, j)] + 1;
        const g = groupOf[j];
        clauseChild.set(g, (clauseChild.get(g) ?? new Set()).add(child(2, parent, j)));
      }
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      for (const children of clauseChild.values()) expect(children.size).toBe(1);
      const perChild = [0, 1, 2].map(
        (k) => [...clauseChild.values()].filter((set) => set.has(k)).length,
      );
      expect(Math.max(...perChild) - Math.min(...perChild)).toBeLessThanOrEqual(1);
    }
  });

  test('does nothing at α = 1 and to a method that never splits', async () => {
    const { before, after } = await splitRun(smallSpec({ alpha: 1 }));
    expect(after).toEqual(before);
    const other = await splitRun(smallSpec({ alpha: 4 }));
    expect(other.after[0]).toEqual(other.before[0]);
    expect(other.after[1]).not.toEqual(other.before[1]);
  });

  test('preserves the sum of pre-activations with the bias counted once, before pruning', async () => {
    const { plan, backend, before } = await splitRun(smallSpec({ alpha: 2 }));
    const at = fieldOf(plan, 1, 'weights');
    const [staged] = await backend.read([
      { slot: 'staged_params', offset: at, words: fieldOf(plan, 1, 'edge_capacity') },
    ]);
    const dense = before[1] as Network;
    const held = new Float32Array((staged as Uint32Array).buffer);
    for (let parent = 0; parent < dense.parents; parent++) {
      const from = parent * plan.largest.inputs;
      const part = (a: Float32Array) => [...a.subarray(from, from + plan.largest.inputs)].sort();
      expect(part(held)).toEqual(part(dense.weight));
    }
  });

  test('goes on training the split network as the reference does', async () => {
    const spec = smallSpec({ alpha: 3, methods: ['dense', 'fpe-clause'] });
    const { plan, backend, after } = await splitRun(spec);
    const reference = toReference(after[1]);
    const batches = batchesOf(spec, plan, 0, 1).slice(4, 7);
    await backend.run(trainSteps(plan, 4, 4, 3));
    trainReference(reference, batches, spec);
    const net = await readNetwork(backend, plan, 1);
    const actual = toReference(net);
    const tolerance = { atol: 1e-5, rtol: 1e-4 };
    expectClose('W1', actual.w1, reference.w1, tolerance);
    expectClose('W2', actual.w2, reference.w2, tolerance);
    expect(
      difference(
        actual.w1,
        reference.w1.map((w) => w * 1.01),
        tolerance,
      ),
    ).not.toBeNull();
    // The masks did not move.
    expect([...holders(net)]).toEqual([...holders(after[1])]);
  });
});
