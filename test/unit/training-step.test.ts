/** One step taken apart in f64 against the engine's own steps, before and after the split. */
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { splitAll } from '../../src/engine/observe';
import { trainSteps } from '../../src/engine/schedule';
import type { Network } from '../../src/model/network';
import {
  forwardPass,
  freshState,
  type LabelledExample,
  type Optimiser,
  trainingStep,
} from '../../src/model/training-step';
import type { Spec } from '../../src/spec/spec';
import { batchesOf, fill, planOf, readNetwork, smallSpec } from '../support/small-run';

const flatten = (n: Network): number[] => [...n.weight, ...n.bias, ...n.output, n.outputBias];
const gap = (a: Network, b: Network): number => {
  const other = flatten(b);
  return Math.max(...flatten(a).map((value, k) => Math.abs(value - other[k])));
};
const optimiserOf = ({ opt, lr, momentum }: Spec): Optimiser => ({ kind: opt, lr, momentum });
const examplesOf = (batch: { xs: number[][]; ys: number[] }): LabelledExample[] =>
  batch.xs.map((x, b) => ({ x, label: batch.ys[b] === 1 ? 1 : 0 }));

/** f32 of the engine against f64: one step moves a weight by lr times a gradient. */
const SGD = 1e-6;
/** Adam divides by the size of the gradient, so that one near zero loses its digits. */
const ADAM = 1e-5;

const CASES = [
  { name: 'SGD, one example', patch: { batch: 1 }, within: SGD },
  { name: 'SGD, a batch of 32', patch: {}, within: SGD },
  { name: 'SGD without momentum', patch: { momentum: 0 }, within: SGD },
  { name: 'negated inputs', patch: { polarity: 0.5, batch: 1 }, within: SGD },
  { name: 'Adam, a batch of 32', patch: { opt: 'adam', lr: 0.01 }, within: ADAM },
  { name: 'Adam, one example', patch: { opt: 'adam', lr: 0.01, batch: 1 }, within: ADAM },
] as const;

describe.each(CASES)('$name', ({ patch, within }) => {
  const spec = smallSpec({ ...patch, methods: ['dense', 'fpe-clause'] });

  test('three steps equal the engine’s, memory of the optimiser included', async () => {
    const plan = planOf(spec);
    const backend = createCpuBackend();
    await fill(backend, plan);
    let network = await readNetwork(backend, plan, 0);
    let state = freshState(network);
    const batches = batchesOf(spec, plan, 0, 1);
    for (let k = 0; k < 3; k++) {
      const step = trainingStep(network, examplesOf(batches[k]), optimiserOf(spec), state);
      await backend.run(trainSteps(plan, k, k, 1));
      const engine = await readNetwork(backend, plan, 0);
      expect(gap(step.network, engine)).toBeLessThan(within);
      // Control: the step moved something, and the label matters.
      expect(gap(network, engine)).toBeGreaterThan(1e-4);
      const wrong = examplesOf(batches[k]).map(({ x, label }) => ({
        x,
        label: (1 - label) as 0 | 1,
      }));
      const other = trainingStep(network, wrong, optimiserOf(spec), state);
      expect(gap(other.network, engine)).toBeGreaterThan(1e-4);
      network = engine;
      state = step.state;
    }
  });

  test('the first step after the split equals the engine’s, from a fresh optimiser', async () => {
    const plan = planOf(spec);
    const backend = createCpuBackend();
    await fill(backend, plan);
    await backend.run(trainSteps(plan, 0, 0, plan.stepsPerEpoch));
    await splitAll(plan, backend);
    const network = await readNetwork(backend, plan, 1);
    expect(network.children).toBe(2 * spec.hidden);
    const batch = examplesOf(batchesOf(spec, plan, 0, 1)[0]);
    const step = trainingStep(network, batch, optimiserOf(spec));
    await backend.run(trainSteps(plan, spec.warmup * plan.stepsPerEpoch, 0, 1));
    expect(gap(step.network, await readNetwork(backend, plan, 1))).toBeLessThan(within);
  });
});

test('the gradients are the slopes of the mean loss', async () => {
  const spec = smallSpec({ methods: ['dense'] });
  const plan = planOf(spec);
  const backend = createCpuBackend();
  await fill(backend, plan);
  const network = await readNetwork(backend, plan, 0);
  const batch = examplesOf(batchesOf(spec, plan, 0, 1)[0]);
  const { gradients } = trainingStep(network, batch, optimiserOf(spec));
  const lossAt = (weight: Float64Array): number => {
    const moved = { ...network, weight: weight as unknown as Float32Array };
    return batch.reduce((sum, example) => sum + forwardPass(moved, example).loss, 0) / batch.length;
  };
  const size = 1e-5;
  for (const e of [0, 5, 17, network.weight.length - 1]) {
    const nudged = (by: number) =>
      Float64Array.from(network.weight, (w, k) => w + (k === e ? by : 0));
    const slope = (lossAt(nudged(size)) - lossAt(nudged(-size))) / (2 * size);
    expect(gradients.weight[e]).toBeCloseTo(slope, 7);
  }
});

test('a neuron whose output weight is pruned takes no part', async () => {
  const spec = smallSpec({ methods: ['dense'] });
  const plan = planOf(spec);
  const backend = createCpuBackend();
  await fill(backend, plan);
  const whole = await readNetwork(backend, plan, 0);
  const network = {
    ...whole,
    output: whole.output.map((v, c) => (c === 1 ? 0 : v)),
    outputAlive: whole.outputAlive.map((alive, c) => (c === 1 ? 0 : alive)),
  };
  const batch = examplesOf(batchesOf(spec, plan, 0, 1)[0]);
  const { changes, passes } = trainingStep(network, batch, optimiserOf(spec));
  const [from, end] = [network.childStart[1], network.childStart[2]];
  expect(Math.max(...changes.weight.subarray(from, end).map(Math.abs))).toBe(0);
  expect(changes.output[1]).toBe(0);
  expect(passes[0].activity[1]).toBe(0);
});
