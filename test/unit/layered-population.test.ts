import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import { extentsOf } from '../../src/engine/layered/extents';
import { buildLayeredPlan } from '../../src/engine/layered/plan';
import * as layered from '../../src/engine/layered/run';
import { trainStep } from '../../src/engine/layered/schedule';
import { splitNetworks } from '../../src/engine/layered/split';
import { splitAll } from '../../src/engine/observe';
import { epochOrder } from '../../src/engine/plan';
import { trainSteps } from '../../src/engine/schedule';
import { methodOf } from '../../src/methods';
import { type Dataset, plainScaling } from '../../src/model/dataset';
import { taskOf } from '../../src/tasks';
import { difference, expectClose, type Tolerance } from '../support/compare';
import { readNet } from '../support/layered-read';
import { flatten } from '../support/layered-reference';
import {
  fill,
  planOf,
  readNetwork,
  smallSpec,
  toReference,
  unpackExamples,
} from '../support/small-run';

/** Two f32 engines with other orders of summation over 28 steps; see `cpu-training.test.ts`. */
const TRAJECTORY: Tolerance = { atol: 2e-5, rtol: 1e-4 };

/**
 * What both engines can train: Boolean inputs, one hidden ReLU layer, one logit. From the same seed
 * they draw the same first weights, minibatches and masks, and so must follow the same path.
 */
const METHODS = [
  'dense',
  'fpe-random',
  'fpe-clause',
  'fpe-nm',
  'fpe-clones',
  'dense-wide',
  'pruned-wide',
] as const;

test.each([
  { name: 'SGD, α = 2', patch: {} },
  { name: 'α = 3, a ragged last minibatch', patch: { alpha: 3, batch: 30, train: 97 } },
  { name: 'Adam', patch: { opt: 'adam', lr: 0.01 } as const },
])('follows the population engine through a split: $name', async ({ patch }) => {
  const spec = smallSpec({ ...patch, methods: [...METHODS] });
  const plan = planOf(spec);
  const population = createCpuBackend();
  await fill(population, plan);

  const train = unpackExamples(spec, spec.seed, 'train');
  const held = unpackExamples(spec, spec.seed, 'test');
  const xs = [...train.xs, ...held.xs];
  const dataset: Dataset = {
    features: Float32Array.from(xs.flat()),
    rows: xs.length,
    columns: xs[0].length,
    labels: Uint8Array.from([...train.ys, ...held.ys]),
    classes: 2,
  };
  const places = Uint32Array.from(xs, (_, i) => i);
  const data = [
    {
      parts: { train: places.subarray(0, spec.train), test: places.subarray(spec.train) },
      scaling: plainScaling(dataset),
    },
  ];
  const layeredPlan = buildLayeredPlan(
    {
      hidden: [spec.hidden],
      activation: 'relu',
      alpha: spec.alpha,
      splitLayers: [0],
      methods: METHODS.map(methodOf),
      seeds: [spec.seed],
      oneLogit: true,
      opt: spec.opt,
      lr: spec.lr,
      momentum: spec.momentum,
      batch: spec.batch,
      warmup: spec.warmup,
      finetune: spec.finetune,
    },
    dataset,
    data,
  );
  const backend = createLayeredCpuBackend();
  await layered.upload(layeredPlan, backend);

  const both = async (r: number): Promise<[number[], number[]]> => {
    const { w1, b1, w2, b2 } = toReference(await readNetwork(population, plan, r));
    return [flatten(await readNet({ plan: layeredPlan }, backend, r)), [...w1, ...b1, ...w2, b2]];
  };
  const compare = async (when: string, tolerance: Tolerance): Promise<void> => {
    for (const [r, method] of METHODS.entries()) {
      const [a, b] = await both(r);
      expectClose(`${method} ${when}`, a, b, tolerance);
      b[1] += 0.01;
      expect(difference(a, b, tolerance), 'control').not.toBeNull();
    }
  };
  const epoch = async (number: number): Promise<void> => {
    const first = (number - 1) * plan.stepsPerEpoch;
    population.write('order', 0, epochOrder(plan, number));
    await population.run(trainSteps(plan, first, 0, plan.stepsPerEpoch));
    layered.beginEpoch(layeredPlan, backend, number);
    for (let k = 0; k < plan.stepsPerEpoch; k++) {
      const begin = k * spec.batch;
      const count = Math.min(spec.batch, spec.train - begin);
      await backend.run(trainStep(extentsOf(layeredPlan), first + k, begin, count));
    }
  };

  await compare('at the start', { atol: 0, rtol: 0 });
  for (let number = 1; number <= spec.warmup; number++) await epoch(number);
  // Adam divides by the size of a gradient: what is rounding there is not small here.
  const tolerance = spec.opt === 'adam' ? { atol: 1e-3, rtol: 1e-3 } : TRAJECTORY;
  await compare('after the warm-up', tolerance);
  const groups = [taskOf(spec.task).groups(spec, spec.seed)];
  await splitAll(plan, population);
  const ledgers = await splitNetworks(layeredPlan, backend, spec.warmup * plan.stepsPerEpoch, {
    groups,
  });
  await compare('after the split', tolerance);
  for (const [r, ledger] of ledgers.entries()) {
    if (!ledger) continue;
    const left = (await both(r))[1].filter((w) => w !== 0).length;
    const biases = layeredPlan.replicas[r].shape.layers[0].rowCapacity + 1;
    expect(ledger.layers.reduce((sum, { after }) => sum + after.nonzeros, 0)).toBe(left - biases);
  }
  for (let number = spec.warmup + 1; number <= spec.warmup + spec.finetune; number++) {
    await epoch(number);
  }
  await compare('after fine-tuning', tolerance);
});
