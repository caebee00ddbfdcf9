import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { trainSteps } from '../../src/engine/schedule';
import type { Network } from '../../src/model/network';
import { difference, expectClose } from '../support/compare';
import { gradient, meanLoss, trainReference } from '../support/reference';
import { batchesOf, fill, planOf, readNetwork, smallSpec, toReference } from '../support/small-run';

/** f32 against f64 over at most 14 steps: rounding of 6e-8 grows by about 100. */
const TRAJECTORY = { atol: 2e-5, rtol: 1e-4 };

const flatten = (n: Network): number[] => [...n.weight, ...n.bias, ...n.output, n.outputBias];

const CASES = [
  { name: 'SGD, a ragged last batch', patch: {} },
  { name: 'Adam', patch: { opt: 'adam', lr: 0.01 } },
  { name: 'batch of 1', patch: { batch: 1, train: 70 } },
  { name: 'a batch that is no multiple of 4', patch: { batch: 30, train: 97 } },
  { name: 'one neuron', patch: { hidden: 1 } },
  { name: 'more than 32 inputs', patch: { clauses: 13, literals: 3 } },
  { name: 'negated literals', patch: { polarity: 0.5 } },
] as const;

describe('the CPU engine against the f64 reference', () => {
  test.each(CASES)('follows the same trajectory: $name', async ({ patch }) => {
    const spec = smallSpec({ ...patch, methods: ['dense'] });
    const plan = planOf(spec);
    const backend = createCpuBackend();
    await fill(backend, plan);
    const reference = toReference(await readNetwork(backend, plan, 0));
    const batches = batchesOf(spec, plan, 0, 1).slice(0, 14);
    await backend.run(trainSteps(plan, 0, 0, batches.length));
    trainReference(reference, batches, spec);
    const trained = await readNetwork(backend, plan, 0);
    const expected = [...reference.w1, ...reference.b1, ...reference.w2, reference.b2];
    expectClose('weights', flatten(trained), expected, TRAJECTORY);
    // Control: the same comparison must see one wrong sign.
    const wrong = flatten(trained);
    wrong[0] = -wrong[0] + 0.01;
    expect(difference(wrong, expected, TRAJECTORY)).not.toBeNull();
  });

  test('gives the same bits for any number of steps per dispatch', async () => {
    const spec = smallSpec({ seeds: 2 });
    const plan = planOf(spec);
    const ends = await Promise.all(
      [1, 3, 7].map(async (steps) => {
        const backend = createCpuBackend();
        await fill(backend, plan);
        for (let b = 0; b < plan.stepsPerEpoch; b += steps) {
          await backend.run(trainSteps(plan, b, b, steps));
        }
        const read = await backend.read(
          ['params', 'state', 'summary'].map((slot) => ({
            slot,
            offset: 0,
            words: plan.sizes[slot],
          })),
        );
        return read.map((words) => [...words]);
      }),
    );
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });

  test('stops a replica at the first loss that is not finite and says at which step', async () => {
    const spec = smallSpec({ methods: ['dense'], lr: 10, momentum: 0.99, train: 3200, batch: 1 });
    const plan = planOf(spec);
    const backend = createCpuBackend();
    await fill(backend, plan);
    backend.write('params', 0, Float32Array.of(1e38, 1e38, 1e38, 1e38));
    await backend.run(trainSteps(plan, 0, 0, 10));
    const [summary] = await backend.read([{ slot: 'summary', offset: 0, words: 8 }]);
    const floats = new Float32Array((summary as Uint32Array).buffer);
    expect(floats[2]).toBe(1);
    const before = await readNetwork(backend, plan, 0);
    await backend.run(trainSteps(plan, 10, 10, 10));
    expect(flatten(await readNetwork(backend, plan, 0))).toEqual(flatten(before));
  });
});

describe('the f64 reference', () => {
  test('has the gradient that finite differences give', async () => {
    const spec = smallSpec({ methods: ['dense'] });
    const plan = planOf(spec);
    const backend = createCpuBackend();
    await fill(backend, plan);
    const net = toReference(await readNetwork(backend, plan, 0));
    const batch = batchesOf(spec, plan, 0, 1)[0] as { xs: number[][]; ys: number[] };
    const g = gradient(net, batch.xs, batch.ys);
    const numeric = (a: Float64Array) =>
      Array.from(a, (value, i) => {
        const h = 1e-6;
        a[i] = value + h;
        const up = meanLoss(net, batch.xs, batch.ys);
        a[i] = value - h;
        const down = meanLoss(net, batch.xs, batch.ys);
        a[i] = value;
        return (up - down) / (2 * h);
      });
    const tolerance = { atol: 1e-8, rtol: 1e-5 };
    expectClose('gW1', g.w1, numeric(net.w1), tolerance);
    expectClose('gb1', g.b1, numeric(net.b1), tolerance);
    expectClose('gW2', g.w2, numeric(net.w2), tolerance);
    expect(
      difference(
        g.w1,
        numeric(net.w1).map((x) => -x),
        tolerance,
      ),
    ).not.toBeNull();
  });
});
