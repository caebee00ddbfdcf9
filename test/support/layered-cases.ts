/**
 * Small layered experiments in which kernels are compared: shapes that break padding, children
 * without inputs, rows without weights, ties, a thousand classes. The same on all engines.
 */
import type { LayeredBackend } from '../../src/engine/layered/backend';
import {
  buildLayeredPlan,
  type LayeredPlan,
  type LayeredSpec,
  type SeedData,
} from '../../src/engine/layered/plan';
import type { ColumnGroups } from '../../src/engine/layered/staging';
import { type Stream, stream } from '../../src/lib/random';
import { type Method, methodOf } from '../../src/methods';
import { type Dataset, plainScaling, standardScaling } from '../../src/model/dataset';

export interface LayeredCase {
  readonly name: string;
  readonly spec: LayeredSpec;
  readonly columns: number;
  readonly classes: number;
  readonly train: number;
  readonly test: number;
  /** Images rather than floats. */
  readonly bytes?: boolean;
  readonly standardise?: boolean;
  /** Groups of the inputs, for methods that deal by them. */
  readonly groups?: readonly ColumnGroups[];
  /** What the first weights of each replica become, by layer, row, column. */
  readonly weight?: (w: number, layer: number, row: number, column: number) => number;
}

const [dense, random, wide] = ['dense', 'fpe-random', 'dense-wide'].map(methodOf) as Method[];
const base: LayeredSpec = {
  hidden: [5],
  activation: 'relu',
  alpha: 2,
  splitLayers: [0],
  methods: [dense, random],
  seeds: [3],
  oneLogit: false,
  opt: 'adam',
  lr: 0.01,
  momentum: 0.9,
  batch: 12,
  warmup: 2,
  finetune: 2,
};
const plain = { columns: 13, classes: 3, train: 43, test: 29 } as const;
const groups = (d: number, count: number): ColumnGroups => ({
  count,
  groupOf: Array.from({ length: d }, (_, j) => j % count),
});

export const LAYERED_CASES: readonly LayeredCase[] = [
  { ...plain, name: 'ragged, α = 3', spec: { ...base, alpha: 3, methods: [dense, random, wide] } },
  {
    ...plain,
    name: 'two hidden layers, both split, gelu',
    spec: {
      ...base,
      hidden: [6, 5],
      splitLayers: [0, 1],
      activation: 'gelu',
      opt: 'sgd',
      lr: 0.05,
    },
  },
  {
    ...plain,
    name: 'three hidden layers, the middle one split, tanh',
    spec: { ...base, hidden: [6, 4, 3], splitLayers: [1], activation: 'tanh', alpha: 4 },
  },
  {
    ...plain,
    name: 'one neuron',
    classes: 2,
    spec: { ...base, hidden: [1], batch: 1, opt: 'sgd' },
    train: 9,
  },
  {
    ...plain,
    name: '1,000 classes',
    classes: 1000,
    columns: 8,
    train: 24,
    test: 20,
    spec: { ...base, hidden: [4], alpha: 4, seeds: [3, 4] },
  },
  {
    ...plain,
    name: 'children without inputs',
    spec: { ...base, alpha: 4, methods: [methodOf('fpe-clause')] },
    groups: [groups(13, 2)],
  },
  {
    ...plain,
    name: 'rows without weights',
    spec: { ...base, alpha: 4, hidden: [6], methods: [random] },
    // A parent and a class whose weights are all but nothing: the prune takes whole rows.
    weight: (w, layer, row) => (row === 2 ? w * (layer === 1 ? 1e-4 : 1e-2) : w),
  },
  {
    ...plain,
    name: 'all weights of one size',
    spec: { ...base, alpha: 3, hidden: [4, 3], splitLayers: [0, 1], methods: [random] },
    weight: (w) => (w < 0 ? -0.25 : 0.25),
  },
  {
    ...plain,
    name: 'bytes, one logit, SGD',
    bytes: true,
    classes: 2,
    columns: 30,
    spec: { ...base, oneLogit: true, opt: 'sgd', lr: 0.1, batch: 40, seeds: [1, 2] },
    train: 90,
  },
  {
    ...plain,
    name: 'standardised, other methods',
    standardise: true,
    spec: {
      ...base,
      methods: [
        'fpe-clones',
        'fpe-reinit',
        'sparse-wide',
        'pruned-wide',
        'lottery-ticket',
        'fpe-nm',
      ].map(methodOf),
    },
  },
];

/** One with two hidden layers, long enough to be interrupted anywhere. */
export const INTERRUPTED: LayeredCase = {
  ...LAYERED_CASES[1],
  spec: { ...LAYERED_CASES[1].spec, warmup: 3, finetune: 3 },
};

/** Features a class has in common plus noise; every class has rows. */
export function datasetOf(c: Omit<LayeredCase, 'name' | 'spec'>, random: Stream): Dataset {
  const rows = c.train + c.test;
  const labels = Uint16Array.from({ length: rows }, (_, b) => b % c.classes);
  const values = Array.from({ length: rows * c.columns }, (_, at) => {
    const [b, j] = [Math.floor(at / c.columns), at % c.columns];
    const wave = Math.sin(1 + labels[b] * 1.7 + j * (1 + (labels[b] % 5)));
    return 0.6 * wave + 2 * random.uniform() - 1;
  });
  const features = c.bytes
    ? Uint8Array.from(values, (x) => Math.max(0, Math.min(255, Math.round(127 + 80 * x))))
    : Float32Array.from(values);
  return { features, rows, columns: c.columns, labels, classes: c.classes };
}

export interface LayeredWorld {
  readonly case: LayeredCase;
  readonly dataset: Dataset;
  readonly data: readonly SeedData[];
  readonly plan: LayeredPlan;
}

/** Data and plan of a case; its first weights changed where it says so. */
export function layeredWorld(c: LayeredCase): LayeredWorld {
  const dataset = datasetOf(c, stream(77, 'sample', c.columns));
  const data = c.spec.seeds.map((seed): SeedData => {
    const rows = Uint32Array.from(
      { length: dataset.rows },
      (_, i) => (i * 7 + seed) % dataset.rows,
    );
    const parts = { train: rows.subarray(0, c.train), test: rows.subarray(c.train) };
    const scaling = c.standardise ? standardScaling(dataset, parts.train) : plainScaling(dataset);
    return { parts, scaling };
  });
  const plan = buildLayeredPlan(c.spec, dataset, data);
  return { case: c, dataset, data, plan };
}

/** Changes the first weights of dense replicas in place, after the upload. */
export async function reweight(world: LayeredWorld, backend: LayeredBackend): Promise<void> {
  const { weight } = world.case;
  if (!weight) return;
  for (const { shape, regions } of world.plan.replicas) {
    for (const [l, { rows, columns }] of shape.layers.entries()) {
      const width = Math.ceil(columns / 4) * 4;
      const offset = regions.layers[l].weights;
      const [words] = await backend.read([{ slot: 'params', offset, words: rows * width }]);
      const w = new Float32Array(words.buffer);
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) w[i * width + j] = weight(w[i * width + j], l, i, j);
      }
      backend.write('params', offset, w);
    }
  }
}

/** A backend that starts a run of the case from its weights, not from those that were drawn. */
export function reweighted(backend: LayeredBackend, c: LayeredCase): LayeredBackend {
  const world = layeredWorld(c);
  let uploaded = false;
  return {
    ...backend,
    async run(dispatches) {
      if (!uploaded) {
        uploaded = true;
        await reweight(world, backend);
      }
      await backend.run(dispatches);
    },
  };
}
