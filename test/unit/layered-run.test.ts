import { describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import { extentsOf } from '../../src/engine/layered/extents';
import { LAYER, LAYER_WORDS, type LayerField, SOURCE } from '../../src/engine/layered/layout';
import { LAYERED_METHODS, layeredMethodOf } from '../../src/engine/layered/methods';
import { buildLayeredPlan } from '../../src/engine/layered/plan';
import { beginEpoch, type LayeredFrame, runLayered, upload } from '../../src/engine/layered/run';
import { evaluate, trainStep } from '../../src/engine/layered/schedule';
import { splitNetworks } from '../../src/engine/layered/split';
import { createLayeredWasmBackend } from '../../src/engine/wasm/layered-backend';
import { stream } from '../../src/lib/random';
import { METHODS, methodOf } from '../../src/methods';
import { featureGroups } from '../../src/methods/feature-groups';
import { fpeFeature } from '../../src/methods/fpe-feature';
import { layersRefuse } from '../../src/methods/layers';
import { plainScaling, standardScaling } from '../../src/model/dataset';
import { difference, expectClose } from '../support/compare';
import { datasetOf, LAYERED_CASES, layeredWorld } from '../support/layered-cases';
import { minibatches, readNet, readSlots } from '../support/layered-read';

const CASE = LAYERED_CASES[0];

describe('a layered run', () => {
  test('learns, splits at the warm-up’s end and reports every epoch', async () => {
    const c = { columns: 20, classes: 4, train: 400, test: 200 };
    const dataset = datasetOf(c, stream(1, 'sample', 0));
    const rows = Uint32Array.from({ length: dataset.rows }, (_, i) => i);
    const parts = { train: rows.subarray(0, 400), test: rows.subarray(400) };
    const frames: LayeredFrame[] = [];
    const spec = {
      ...CASE.spec,
      hidden: [8, 6],
      alpha: 2,
      splitLayers: [0, 1],
      warmup: 6,
      finetune: 6,
      batch: 25,
    };
    const methods = ['dense', 'fpe-random', 'fpe-feature', 'dense-wide'].map(layeredMethodOf);
    const data = { parts, scaling: plainScaling(dataset) };
    const plan = buildLayeredPlan({ ...spec, methods, seeds: [1, 2] }, dataset, [data, data]);
    const { ledgers } = await runLayered(plan, await createLayeredWasmBackend(), {
      emit: (frame) => frames.push(frame),
    });
    const at = (r: number, frame: LayeredFrame | undefined) =>
      frame?.test[r].accuracy ?? Number.NaN;
    const networks = plan.replicas.map(({ method }, r) => ({
      method: method.id,
      warm: at(
        r,
        frames.find(({ epoch, split }) => epoch === spec.warmup && !split),
      ),
      split: at(
        r,
        frames.find(({ split }) => split),
      ),
      end: at(r, frames.at(-1)),
      ledger: ledgers[r],
    }));
    expect(frames.map(({ epoch, split }) => `${epoch}${split ? 's' : ''}`).join(' ')).toBe(
      '0 1 2 3 4 5 6 6s 7 8 9 10 11 12',
    );
    const ends = networks.map(({ end }) => end);
    expect(Math.min(...ends)).toBeGreaterThan(0.6);
    expect(frames[0].test.every(({ accuracy }) => accuracy < 0.5)).toBe(true);
    // Accuracy falls at the split, where something is split, and comes back.
    const split = networks.filter(({ ledger }) => ledger !== null);
    expect(split.map(({ method }) => method)).toEqual([
      'fpe-random',
      'fpe-feature',
      'fpe-random',
      'fpe-feature',
    ]);
    for (const { warm, split: fallen, end, ledger } of split) {
      expect(fallen).toBeLessThan(warm);
      expect(end).toBeGreaterThan(fallen);
      const left = ledger?.layers.reduce((sum, { after }) => sum + after.nonzeros, 0);
      expect(left).toBe(20 * 8 + 8 * 6 + 6 * 4);
      // Both hidden layers double, so the hidden-to-hidden layer and the output are cut.
      expect(ledger?.layers.map(({ staged }) => staged.edges)).toEqual([160, 96, 48]);
    }
    expect(plan.stepsPerEpoch).toBe(16);
    // What was trained on is summed over the epoch, before each step: better every time at first.
    const losses = frames.slice(1, 4).map(({ train }) => train?.[0].loss ?? Number.NaN);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
  });

  // paper.md §1 derives the share that is pruned: (α − 1)·C / (d + α·C), whatever h is.
  test.each([
    { d: 512, h: 128, classes: 100, alpha: 4, share: 0.33 },
    { d: 784, h: 32, classes: 10, alpha: 2, share: 0.012 },
    { d: 784, h: 4, classes: 10, alpha: 4, share: 0.036 },
    { d: 512, h: 16, classes: 1000, alpha: 4, share: 0.66 },
  ])(
    'prunes the share that follows from d = $d, $classes classes, α = $alpha',
    async ({ d, h, classes, alpha, share }) => {
      const c = {
        ...CASE,
        columns: d,
        classes,
        train: 16,
        test: 8,
        spec: { ...CASE.spec, hidden: [h], alpha, methods: [methodOf('fpe-random')], batch: 8 },
      };
      const { plan } = layeredWorld(c);
      const { ledgers } = await runLayered(plan, createLayeredCpuBackend(), {});
      const [ledger] = ledgers;
      const sum = (column: 'before' | 'staged' | 'after') =>
        (ledger?.layers ?? []).reduce((total, layer) => total + layer[column].nonzeros, 0);
      expect([sum('before'), sum('after')]).toEqual([d * h + h * classes, d * h + h * classes]);
      const dropped = (sum('staged') - sum('after')) / sum('staged');
      expect(dropped).toBeCloseTo(((alpha - 1) * classes) / (d + alpha * classes), 10);
      expect(Math.abs(dropped - share)).toBeLessThan(0.01);
    },
  );

  test('stops where the gate says so', async () => {
    const { plan } = layeredWorld(CASE);
    let submits = 0;
    const result = await runLayered(plan, createLayeredCpuBackend(), {
      gate: (at) => at === 'epoch' || submits++ < 2,
      stepsPerSubmit: 2,
    });
    expect(result.frames.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(submits).toBe(3);
    let epochs = 0;
    const whole = await runLayered(layeredWorld(CASE).plan, createLayeredCpuBackend(), {
      gate: (at) => at === 'chunk' || epochs++ < 1,
    });
    expect(whole.frames.map(({ epoch }) => epoch)).toEqual([0, 1]);
  });

  test('takes at most six dispatches a step with one hidden layer', () => {
    const steps = (hidden: number[]) =>
      trainStep(
        extentsOf(layeredWorld({ ...CASE, spec: { ...CASE.spec, hidden } }).plan),
        0,
        0,
        12,
      );
    expect(steps([5]).length).toBe(5);
    expect(steps([5, 4, 3]).length).toBe(9);
  });

  test('evaluates every example of a part once', async () => {
    // 43 and 29 examples in minibatches of 12: a row of activations holds 32.
    const world = layeredWorld(CASE);
    const backend = createLayeredCpuBackend();
    await upload(world.plan, backend);
    for (const [part, count] of [
      [0, 29],
      [1, 43],
    ] as const) {
      backend.write('test_tally', 0, new Uint32Array(world.plan.sizes.test_tally));
      backend.write('predictions', 0, new Uint32Array(world.plan.sizes.predictions).fill(99));
      await backend.run(evaluate(extentsOf(world.plan), part, count));
      const { predictions } = await readSlots(world, backend);
      expect([...predictions.subarray(0, 43)].filter((x) => x < 3).length).toBe(count);
    }
  });

  test('refuses what it cannot train, in words', () => {
    const { dataset, data } = layeredWorld(CASE);
    const build = (patch: Partial<typeof CASE.spec>) => () =>
      buildLayeredPlan({ ...CASE.spec, ...patch }, dataset, data);
    expect(build({ oneLogit: true })).toThrow('one logit for 3 classes');
    expect(build({ hidden: [40_000] })).toThrow('120000 neurons; at most 65532');
    expect(build({ seeds: [1, 2] })).toThrow('a seed without data');
    const short = { ...dataset, features: dataset.features.subarray(1) };
    expect(() => buildLayeredPlan(CASE.spec, short, data)).toThrow(/features, expected 72 × 13/);
  });
});

describe('a minibatch', () => {
  test.each(['ragged', 'bytes', 'standardised'])(
    'holds the examples and zeros beyond them: %s',
    async (name) => {
      const c = LAYERED_CASES.find((found) => found.name.startsWith(name)) ?? CASE;
      const world = layeredWorld(c);
      const { plan } = world;
      const backend = createLayeredCpuBackend();
      await upload(plan, backend);
      beginEpoch(plan, backend, 1);
      const e = extentsOf(plan);
      const source = (field: keyof typeof SOURCE) => plan.sources[SOURCE[field]];
      for (const [k, { xs, ys }] of minibatches(world, 0, 1).entries()) {
        const [gather] = trainStep(e, k, k * c.spec.batch, xs.length);
        await backend.run([gather]);
        const { activations } = await readSlots(world, backend);
        const x = new Float32Array(activations.buffer);
        const examples = Math.ceil(xs.length / 8) * 8;
        const at = (j: number) =>
          x.subarray(source('inputs_at') + j * plan.stride).subarray(0, examples);
        const expected = (j: number) => Array.from({ length: examples }, (_, b) => xs[b]?.[j] ?? 0);
        for (let j = 0; j <= c.columns; j++) {
          expectClose(`feature ${j}`, at(j), j < c.columns ? expected(j) : expected(-1), {
            atol: 1e-6,
            rtol: 1e-6,
          });
        }
        const labels = x.subarray(source('labels_at')).subarray(0, examples);
        expect([...labels]).toEqual(Array.from({ length: examples }, (_, b) => ys[b] ?? -1));
        const control = difference(at(0), expected(1), { atol: 1e-6, rtol: 1e-6 });
        expect(control).not.toBeNull();
      }
    },
  );

  test('is standardised over the rows that train only', () => {
    const dataset = datasetOf(CASE, stream(2, 'sample', 0));
    const rows = Uint32Array.from({ length: 30 }, (_, i) => 2 * i);
    const { shift, scale } = standardScaling(dataset, rows);
    for (let j = 0; j < dataset.columns; j++) {
      const values = [...rows].map(
        (row) => (dataset.features[row * dataset.columns + j] - shift[j]) * scale[j],
      );
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
      expectClose('mean and variance', [mean, variance], [0, 1], { atol: 1e-5, rtol: 1e-5 });
    }
    const constant = { ...dataset, features: new Float32Array(dataset.features.length).fill(3) };
    expect([...standardScaling(constant, rows).scale].every((x) => x === 0)).toBe(true);
  });
});

describe('methods of layered networks', () => {
  test('are those that train without weights of each example’s own and without moving edges', () => {
    expect(LAYERED_METHODS.map(({ id }) => id)).toContain('fpe-feature');
    const left = METHODS.filter((method) => layersRefuse(method) !== null).map(({ id }) => id);
    expect(left.sort()).toEqual(['dropconnect', 'rigl', 'set']);
    expect(() => layeredMethodOf('rigl')).toThrow('no method "rigl"');
    expect(layeredMethodOf('fpe-feature')).toBe(fpeFeature);
  });

  test('fpe-feature groups the inputs by the Gram matrix of the warm-up weights', async () => {
    const c = {
      ...CASE,
      spec: { ...CASE.spec, methods: [fpeFeature, methodOf('fpe-random')], alpha: 2 },
    };
    const world = layeredWorld(c);
    const { plan } = world;
    const backend = createLayeredCpuBackend();
    await upload(plan, backend);
    const { layers } = await readNet(world, backend, 0);
    const { w, rows, columns } = layers[0];
    const gram = Float64Array.from({ length: columns ** 2 }, (_, at) => {
      const [j, k] = [Math.floor(at / columns), at % columns];
      return Array.from({ length: rows }, (_, i) => w[i * columns + j] * w[i * columns + k]).reduce(
        (a, b) => a + b,
      );
    });
    await splitNetworks(plan, backend, 0, { groupsPerChild: 2 });
    const { gram: words } = await readSlots(world, backend);
    const found = new Float32Array(words.buffer).subarray(0, columns ** 2);
    expectClose('G', found, gram, { atol: 1e-6, rtol: 1e-5 });
    expect(
      difference(
        found,
        [...gram].reverse().map((x) => x + 0.01),
        { atol: 1e-6, rtol: 1e-5 },
      ),
    ).not.toBeNull();
    const { groupOf, count } = featureGroups(
      gram,
      columns,
      4,
      stream(plan.replicas[0].seed, 'cluster', 0),
    );
    const torn = async (r: number): Promise<number> => {
      const { mask, rows: children } = (await readNet(world, backend, r, true)).layers[0];
      let split = 0;
      for (let i = 0; i < children; i++) {
        for (let g = 0; g < count; g++) {
          const held = Array.from({ length: columns }, (_, j) => j)
            .filter((j) => groupOf[j] === g)
            .map((j) => mask[i * columns + j]);
          if (new Set(held).size > 1) split++;
        }
      }
      return split;
    };
    expect(await torn(0)).toBe(0);
    expect(await torn(1)).toBeGreaterThan(5);
  });
});

test('descriptors after a split say lists, children and fresh moments', async () => {
  const world = layeredWorld(CASE);
  const backend = createLayeredCpuBackend();
  await upload(world.plan, backend);
  await splitNetworks(world.plan, backend, 8);
  const { layers } = await readSlots(world, backend);
  const of = (r: number, l: number, name: LayerField) =>
    layers[(r * 2 + l) * LAYER_WORDS + LAYER[name]];
  const row = (r: number, l: number) =>
    (['rows', 'columns', 'dense', 'optimiser_start'] as const).map((name) => of(r, l, name));
  expect([row(0, 0), row(0, 1)]).toEqual([
    [5, 13, 1, 0],
    [3, 5, 1, 0],
  ]);
  expect([row(1, 0), row(1, 1)]).toEqual([
    [15, 13, 0, 8],
    [3, 15, 0, 8],
  ]);
});
