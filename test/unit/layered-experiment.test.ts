import { beforeAll, describe, expect, test } from 'vitest';
import { runHeadless } from '../../src/engine/headless';
import { runLayeredExperiment } from '../../src/engine/layered/experiment';
import { layeredWork, withClasses } from '../../src/engine/layered/work';
import type { Emitted } from '../../src/engine/run';
import { runBatch } from '../../src/engine/sweep/run-batch';
import { createLayeredWasmBackend } from '../../src/engine/wasm/layered-backend';
import { layeredNonzeros } from '../../src/model/layered-network';
import { frameCount } from '../../src/model/timeline';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { encode } from '../../src/spec/permalink';
import { type Spec, scheduleOf } from '../../src/spec/spec';
import { validateSpec } from '../../src/spec/validate';
import { embeddingSample } from '../../src/tasks/embeddings/sample';
import type { RealDataset } from '../../src/tasks/real-dataset';
import { dropReal, keepReal } from '../../src/tasks/real-store';

let sample: RealDataset;
let id = '';

beforeAll(async () => {
  sample = await embeddingSample({ rows: 600, columns: 16, classes: 4 });
  id = keepReal(sample);
});

const specOf = (patch: Partial<Spec> = {}): Spec => {
  const { spec, notices } = validateSpec({
    task: 'embeddings',
    data: id,
    hidden: 4,
    train: 400,
    test: 100,
    opt: 'adam',
    lr: 0.01,
    scale: 'standard',
    batch: 32,
    warmup: 3,
    finetune: 2,
    seeds: 2,
    methods: ['dense', 'fpe-random', 'fpe-feature', 'dense-wide'],
    ...patch,
  });
  expect(notices).toEqual([]);
  return spec;
};

async function eventsOf(spec: Spec, options: { part?: { first: number; count: number } } = {}) {
  const events: Emitted[] = [];
  const backend = await createLayeredWasmBackend();
  const finished = await runLayeredExperiment(spec, {
    open: async () => backend,
    gate: async () => true,
    emit: (event) => events.push(event),
    ...options,
  });
  expect(finished).toBe(true);
  return events;
}

/** The value, which must be there. */
function sure<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('not there');
  return value;
}

const frames = (events: readonly Emitted[]) => events.filter((e) => e.type === 'frame');

describe('a run of layered networks', () => {
  test('tells the same course of events as one of whole networks', async () => {
    const spec = specOf();
    const events = await eventsOf(spec);
    expect(events[0].type).toBe('started');
    expect(events.at(-1)?.type).toBe('finished');
    const seen = frames(events);
    expect(seen.map(({ frame }) => frame)).toEqual(
      Array.from({ length: frameCount(scheduleOf(spec)) }, (_, f) => f),
    );
    expect(events.filter((e) => e.type === 'moment').map((e) => e.moment)).toEqual([
      'before',
      'split',
      'after',
    ]);
    const last = seen[seen.length - 1];
    expect(last.testAccuracy.length).toBe(8);
    // Chance is 25 %.
    for (const accuracy of last.testAccuracy) expect(accuracy).toBeGreaterThan(0.3);
    // Only the first seed's networks, as they are before, at and after the split.
    expect(last.layered?.map(({ method }) => method)).toEqual(spec.methods);
  });

  test('keeps the budget, counted in the copies, and counts answers by class', async () => {
    const spec = specOf();
    const events = await eventsOf(spec);
    const last = frames(events).at(-1);
    const of = (method: string) => last?.layered?.find((n) => n.method === method);
    const dense = 16 * 4 + 4 * 4;
    for (const method of ['dense', 'fpe-random', 'fpe-feature']) {
      const network = of(method)?.network;
      expect(network && layeredNonzeros(network)).toBe(dense);
    }
    expect(layeredNonzeros(sure(of('dense-wide')).network)).toBe(2 * dense);
    const { layers } = sure(of('fpe-random')).network;
    expect([layers[0].rows, layers[0].alpha, layers[1].alpha]).toEqual([8, 2, 1]);
    for (let parent = 0; parent < 4; parent++) {
      const held = [0, 1].flatMap((k) => {
        const row = 2 * parent + k;
        return [...layers[0].column.subarray(layers[0].starts[row], layers[0].starts[row + 1])];
      });
      expect(new Set(held).size).toBe(held.length);
    }
    spec.methods.forEach((method, r) => {
      const counts = sure(of(method)).confusion;
      const right = [0, 1, 2, 3].reduce((sum, c) => sum + counts[c * 4 + c], 0);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(100);
      expect(right / 100).toBeCloseTo(sure(last).testAccuracy[r], 6);
    });
  });

  test('measures every network, and a wide one at the dense budget', async () => {
    const events = await eventsOf(specOf());
    const after = sure(events.filter((e) => e.type === 'moment').at(-1));
    const [dense, random, , wide] = after.measures;
    expect(dense.nonzeros).toBe(80);
    expect(random.nonzeros).toBe(80);
    expect(wide.nonzeros).toBe(160);
    expect(dense.trimmedAccuracy).toBe(dense.accuracy);
    expect(wide.trimmedAccuracy).not.toBe(wide.accuracy);
    expect(dense.rank).toBe(4);
    expect(random.capacity).toBeGreaterThan(dense.capacity);
    expect(dense.trainAccuracy).toBeGreaterThan(0.4);
    // Nobody knows clauses here: inputs interfere, and nothing mixes clauses.
    expect(dense.interference).toBeGreaterThan(0);
    expect(dense.interference).toBeLessThan(1);
    expect(dense.mixed).toBeNaN();
  });

  test('a share of the seeds trains the same bits', async () => {
    const spec = specOf();
    const whole = sure(frames(await eventsOf(spec)).at(-1));
    const second = sure(frames(await eventsOf(spec, { part: { first: 1, count: 1 } })).at(-1));
    expect([...second.testLoss]).toEqual([...whole.testLoss.subarray(4)]);
    expect(second.layered).toEqual([]);
    // The control: another seed is another network.
    expect([...second.testLoss]).not.toEqual([...whole.testLoss.subarray(0, 4)]);
  });

  test('splits at the very end, and before anything was trained', async () => {
    for (const patch of [
      { warmup: 2, finetune: 0 },
      { warmup: 0, finetune: 2 },
    ]) {
      const events = await eventsOf(specOf({ ...patch, seeds: 1 }));
      const ledger = events.find((e) => e.type === 'ledger');
      expect(ledger?.ledgers.map((l) => l && l.after[0] + l.after[1])).toEqual([
        null,
        80,
        80,
        null,
      ]);
      expect(frames(events).length).toBe(4);
    }
  });

  test('two hidden layers and one of several thousand weights keep their budgets', async () => {
    for (const patch of [
      { layers: '8,6', act: 'gelu' },
      { layers: '96', act: 'tanh' },
    ] as const) {
      const events = await eventsOf(
        specOf({ ...patch, seeds: 1, methods: ['dense', 'fpe-random'] }),
      );
      const [dense, split] = sure(sure(frames(events).at(-1)).layered);
      expect(layeredNonzeros(split.network)).toBe(layeredNonzeros(dense.network));
      const ledger = events.find((e) => e.type === 'ledger');
      expect(ledger?.layers?.[1]?.length).toBe(patch.layers.split(',').length + 1);
    }
  });

  test('bits can be learned by deeper networks, clause by clause', async () => {
    const { spec } = validateSpec({
      layers: '8,4',
      train: 512,
      test: 256,
      warmup: 2,
      finetune: 1,
      seeds: 2,
      methods: ['dense', 'fpe-random', 'fpe-clause'],
    });
    const last = sure(frames(await eventsOf(spec)).at(-1));
    expect(last.testAccuracy.every((a) => a > 0.4 && a <= 1)).toBe(true);
    const clause = sure(last.layered?.find(({ method }) => method === 'fpe-clause')).network
      .layers[0];
    // Both children's inputs are unions of whole clauses but for what was pruned.
    const { groupOf } = emptyGroups(spec);
    for (let parent = 0; parent < 8; parent++) {
      const clausesOf = [0, 1].map((k) => {
        const row = 2 * parent + k;
        return new Set(
          [...clause.column.subarray(clause.starts[row], clause.starts[row + 1])].map(
            (j) => groupOf[j],
          ),
        );
      });
      expect([...clausesOf[0]].some((g) => clausesOf[1].has(g))).toBe(false);
    }
  });
});

function emptyGroups(spec: Spec): { groupOf: ArrayLike<number> } {
  return layeredWork(spec, [spec.seed]).groups[0];
}

describe('their data', () => {
  test('a subset of classes is numbered anew and keeps its rows', () => {
    const two = withClasses(sample, [1, 3]);
    expect(two.classes).toBe(2);
    expect(two.rows).toBe(sample.labels.filter((l) => l === 1 || l === 3).length);
    const row = sample.labels.indexOf(3);
    const place = [...sample.labels.subarray(0, row)].filter((l) => l === 1 || l === 3).length;
    expect(two.labels[place]).toBe(1);
    expect([...two.features.subarray(place * 16, place * 16 + 16)]).toEqual([
      ...sample.features.subarray(row * 16, row * 16 + 16),
    ]);
  });

  test('that is not here is asked for by name', async () => {
    const spec = specOf();
    dropReal(id);
    await expect(eventsOf(spec)).rejects.toThrow(`the file ${id} is not here`);
    keepReal(sample);
  });
});

describe('without a page', () => {
  test.each([
    ['real data', () => specOf()],
    ['one hidden layer over bits', () => validateSpec({ train: 64, test: 64 }).spec],
  ])('a GPU that is asked for by name and not there is an error, %s', async (_, asked) => {
    const link = encode(asked(), DEFAULT_VIEW);
    const run = runHeadless(link, { backend: 'webgpu' });
    await expect(run).rejects.toThrow(/^WebGPU is not available \(no-api\)/);
  });

  test('a link runs, and a sweep’s members give the numbers of the run', async () => {
    const spec = specOf({ seeds: 2 });
    const report = await runHeadless(encode(spec, DEFAULT_VIEW));
    const after = report.results.filter(({ moment }) => moment === 'after');
    expect(after.length).toBe(8);
    const backend = await createLayeredWasmBackend();
    const members = [0, 1].map((s) => ({ cell: 0, spec, seed: spec.seed + s, networks: s === 0 }));
    const results = await runBatch(members, {
      open: async () => {
        throw new Error('no whole networks here');
      },
      layered: async () => backend,
      gate: async () => true,
    });
    const swept = sure(results).flatMap(({ measures }) => measures.after.map((m) => m.loss));
    expect(swept).toEqual(after.map(({ loss }) => loss));
  });
});
