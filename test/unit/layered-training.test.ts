import { describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import { extentsOf } from '../../src/engine/layered/extents';
import { LAYER, LAYER_WORDS } from '../../src/engine/layered/layout';
import { beginEpoch, runLayered, upload } from '../../src/engine/layered/run';
import { evaluate, trainStep } from '../../src/engine/layered/schedule';
import { splitNetworks } from '../../src/engine/layered/split';
import { stream } from '../../src/lib/random';
import { difference, expectClose, type Tolerance } from '../support/compare';
import { LAYERED_CASES, layeredWorld, reweight } from '../support/layered-cases';
import { minibatches, readNet, readSlots, testExamples } from '../support/layered-read';
import {
  exampleLoss,
  flatten,
  gradient,
  logitsOf,
  meanLoss,
  pruneReference,
  type ReferenceNet,
  trainReference,
} from '../support/layered-reference';

/** Sums of at most some hundred f32 products of size 1. */
const FORWARD: Tolerance = { atol: 3e-6, rtol: 2e-5 };
/** f32 against f64 over 30 steps of SGD. */
const SGD: Tolerance = { atol: 2e-5, rtol: 2e-4 };
/** Adam divides by the size of the gradient: where that is mere rounding, so is a step's sign. */
const ADAM: Tolerance = { atol: 2e-3, rtol: 2e-3 };

/** A case on the TypeScript engine, its first weights changed where the case says so. */
async function start(c: (typeof LAYERED_CASES)[number]) {
  const world = layeredWorld(c);
  const backend = createLayeredCpuBackend();
  await upload(world.plan, backend);
  await reweight(world, backend);
  return { world, plan: world.plan, backend };
}

/** Trains epochs [from, to] on the engine. */
async function train(
  { plan, backend }: Awaited<ReturnType<typeof start>>,
  from: number,
  to: number,
) {
  const e = extentsOf(plan);
  for (let epoch = from; epoch <= to; epoch++) {
    beginEpoch(plan, backend, epoch);
    for (let k = 0; k < plan.stepsPerEpoch; k++) {
      const begin = k * plan.spec.batch;
      const step = (epoch - 1) * plan.stepsPerEpoch + k;
      const count = Math.min(plan.spec.batch, plan.train - begin);
      await backend.run(trainStep(e, step, begin, count));
    }
  }
}

describe('the reference', () => {
  test.each([
    ['relu', 3],
    ['gelu', 3],
    ['tanh', 2],
    ['gelu', 1],
  ] as const)('has the gradient of finite differences: %s, %i outputs', (activation, outputs) => {
    const random = stream(5, 'sample', outputs);
    const widths = [6, 5, 4, outputs];
    const net: ReferenceNet = {
      activation,
      layers: widths.slice(1).map((rows, l) => ({
        rows,
        columns: widths[l],
        w: Float64Array.from({ length: rows * widths[l] }, () => 2 * random.uniform() - 1),
        mask: Uint8Array.from({ length: rows * widths[l] }, () => (random.uniform() < 0.7 ? 1 : 0)),
        b: Float64Array.from({ length: rows }, () => random.uniform() - 0.5),
      })),
    };
    const xs = Array.from({ length: 7 }, () =>
      Array.from({ length: 6 }, () => 2 * random.uniform() - 1),
    );
    const ys = xs.map((_, b) => b % Math.max(2, outputs));
    const grads = gradient(net, xs, ys);
    const tolerance = { atol: 1e-7, rtol: 1e-5 };
    net.layers.forEach((layer, l) => {
      for (const part of ['w', 'b'] as const) {
        const numeric = Array.from(layer[part], (value, i) => {
          const at = (x: number) => {
            layer[part][i] = x;
            return meanLoss(net, xs, ys);
          };
          const h = 1e-6;
          const found = (at(value + h) - at(value - h)) / (2 * h);
          layer[part][i] = value;
          return found;
        });
        expectClose(`${part} of layer ${l}`, grads[l][part], numeric, tolerance);
        const wrong = numeric.map((x) => 1.01 * x + 1e-3);
        expect(difference(grads[l][part], wrong, tolerance)).not.toBeNull();
      }
    });
  });
});

describe('layered kernels against the f64 reference', () => {
  test.each(LAYERED_CASES)(
    'logits, loss and answers, before and after the split: $name',
    async (c) => {
      const running = await start(c);
      const { world, plan, backend } = running;
      for (const moment of ['before', 'after']) {
        if (moment === 'after') await splitNetworks(plan, backend, 0, { groups: c.groups });
        backend.write('test_tally', 0, new Uint32Array(plan.sizes.test_tally));
        await backend.run(evaluate(extentsOf(plan), 0, plan.test));
        const slots = await readSlots(world, backend);
        const tally = new Float32Array(slots.test_tally.buffer);
        for (const [r] of plan.replicas.entries()) {
          const net = await readNet(world, backend, r);
          const { xs, ys } = testExamples(world, r);
          const logits = xs.map((x) => logitsOf(net, x));
          const at = r * 2 * plan.stride;
          const sum = (from: number) =>
            tally.subarray(from, from + plan.stride).reduce((a, b) => a + b, 0);
          const loss = logits.reduce((total, z, b) => total + exampleLoss(z, ys[b]), 0);
          expectClose(`${moment}: loss`, [sum(at) / xs.length], [loss / xs.length], FORWARD);
          const margin = (z: readonly number[]): number => {
            const [first, second] = z.length === 1 ? [z[0], 0] : [...z].sort((a, b) => b - a);
            return Math.abs(first - second);
          };
          let right = 0;
          logits.forEach((z, b) => {
            const answer = z.length === 1 ? (z[0] > 0 ? 1 : 0) : z.indexOf(Math.max(...z));
            const given = slots.predictions[r * Math.max(plan.train, plan.test) + b];
            if (given === ys[b]) right++;
            if (margin(z) > 1e-5) expect(given, `${moment}: answer ${b}`).toBe(answer);
          });
          expect(sum(at + plan.stride)).toBe(right);
          // Control: the same comparison sees another bias of the last layer.
          net.layers[plan.depth - 1].b[0] += 3;
          const other = xs.reduce((total, x, b) => total + exampleLoss(logitsOf(net, x), ys[b]), 0);
          expect(difference([sum(at) / xs.length], [other / xs.length], FORWARD)).not.toBeNull();
        }
      }
    },
  );

  test.each(LAYERED_CASES)('gradients, before and after the split: $name', async (c) => {
    const world = layeredWorld({
      ...c,
      spec: { ...c.spec, opt: 'sgd', lr: 1, momentum: 0, warmup: 1, finetune: 1 },
    });
    const { plan } = world;
    const backend = createLayeredCpuBackend();
    await upload(plan, backend);
    await reweight(world, backend);
    for (const moment of ['before', 'after']) {
      if (moment === 'after') await splitNetworks(plan, backend, 0, { groups: c.groups });
      const nets = await Promise.all(plan.replicas.map((_, r) => readNet(world, backend, r)));
      beginEpoch(plan, backend, 1);
      // The last minibatch of the epoch: it is smaller than the others.
      const begin = (plan.stepsPerEpoch - 1) * plan.spec.batch;
      await backend.run(trainStep(extentsOf(plan), 0, begin, plan.train - begin));
      for (const [r, net] of nets.entries()) {
        const { xs, ys } = minibatches(world, r, 1).at(-1) as { xs: number[][]; ys: number[] };
        expect(xs.length).toBe(plan.train - begin);
        const expected = gradient(net, xs, ys).flatMap(({ w, b }) => [...w, ...b]);
        const after = flatten(await readNet(world, backend, r));
        const moved = flatten(net).map((w, i) => w - after[i]);
        const tolerance = { atol: 2e-6, rtol: 2e-5 };
        expectClose(`${moment}: replica ${r}`, moved, expected, tolerance);
        const halved = expected.map((x) => x / 2);
        expect(difference(moved, halved, tolerance)).not.toBeNull();
      }
    }
  });

  test.each(LAYERED_CASES)('a trajectory through a split: $name', async (c) => {
    const running = await start(c);
    const { world, plan, backend } = running;
    const tolerance = c.spec.opt === 'sgd' ? SGD : ADAM;
    const { warmup, finetune } = c.spec;
    const at = { before: warmup + 1, after: warmup + finetune };
    const nets = await Promise.all(plan.replicas.map((_, r) => readNet(world, backend, r)));
    const epochs = (r: number, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => minibatches(world, r, from + i)).flat();
    const follow = async (r: number, what: string): Promise<void> => {
      const found = flatten(await readNet(world, backend, r));
      const expected = flatten(nets[r]);
      expectClose(`${what} of replica ${r}`, found, expected, tolerance);
      expected[expected.length - 1] += 0.02;
      expect(difference(found, expected, tolerance)).not.toBeNull();
    };

    await train(running, 1, warmup);
    for (const [r, { shape }] of plan.replicas.entries()) {
      if (!shape.splits) continue; // its moments go on: it is followed to the end at once
      trainReference(nets[r], epochs(r, 1, warmup), c.spec);
      await follow(r, 'warm-up');
    }
    await splitNetworks(plan, backend, warmup * plan.stepsPerEpoch, { groups: c.groups });
    for (const [r, { shape, method }] of plan.replicas.entries()) {
      if (!shape.splits) continue;
      nets[r] = await readNet(world, backend, r);
      if (method.weights !== 'inherit') continue;
      const staged = await readNet(world, backend, r, true);
      pruneReference(staged, shape.budget);
      expect(flatten(nets[r])).toEqual(flatten(staged));
    }
    await train(running, at.before, at.after);
    for (const [r, { shape }] of plan.replicas.entries()) {
      trainReference(nets[r], epochs(r, shape.splits ? at.before : 1, at.after), c.spec);
      await follow(r, shape.splits ? 'fine-tuning' : 'training');
    }
  });
});

describe('layered training', () => {
  test('is the same for any number of steps a submit and beside any other replica', async () => {
    const c = LAYERED_CASES[0];
    const weights = async (stepsPerSubmit: number, methods = c.spec.methods) => {
      const world = layeredWorld({ ...c, spec: { ...c.spec, methods } });
      const backend = createLayeredCpuBackend();
      await runLayered(world.plan, backend, { stepsPerSubmit });
      return flatten(await readNet(world, backend, 0));
    };
    const whole = await weights(8);
    expect(await weights(1)).toEqual(whole);
    expect(await weights(3, [c.spec.methods[0]])).toEqual(whole);
    expect(await weights(3, [c.spec.methods[1]])).not.toEqual(whole);
  });

  test('gives a dense layer and the same layer in lists the same bits', async () => {
    const c = { ...LAYERED_CASES[1], spec: { ...LAYERED_CASES[1].spec, alpha: 1 } };
    const backend = createLayeredCpuBackend();
    const world = layeredWorld(c);
    // At α = 1 the split prunes nothing: it only makes lists of what was dense.
    const { frames } = await runLayered(world.plan, backend);
    const [dense, listed] = [0, 1].map(
      (r) => world.plan.layers[r * world.plan.depth * LAYER_WORDS + LAYER.dense],
    );
    expect([dense, listed]).toEqual([1, 0]);
    const atSplit = frames.find(({ split }) => split);
    expect(atSplit?.test[1]).toEqual(atSplit?.test[0]);
    const first = frames[1];
    expect(first.test[1]).toEqual(first.test[0]);
  });

  test('stands still from the step whose logits are not finite', async () => {
    const c = LAYERED_CASES[0];
    const world = layeredWorld(c);
    const { plan } = world;
    const backend = createLayeredCpuBackend();
    await upload(plan, backend);
    const e = extentsOf(plan);
    beginEpoch(plan, backend, 1);
    await backend.run(trainStep(e, 0, 0, 12));
    const healthy = flatten(await readNet(world, backend, 1));
    backend.write(
      'params',
      plan.replicas[0].regions.layers[0].weights,
      Float32Array.of(3e38, 3e38),
    );
    const broken = flatten(await readNet(world, backend, 0));
    await backend.run([...trainStep(e, 1, 12, 12), ...trainStep(e, 2, 24, 12)]);
    expect(flatten(await readNet(world, backend, 0))).toEqual(broken);
    expect(flatten(await readNet(world, backend, 1))).not.toEqual(healthy);
    const { summary } = await readSlots(world, backend);
    expect([summary[0], summary[4]]).toEqual([2, 0]);
  });
});
