/**
 * The layered cases of `npm run bench`: W2, images (784 → 32·4 → 10, batch 128), and W3, embeddings
 * (512 → 128·4 → 100, batch 256), Adam, at the same number of non-zeros whatever α is. Data are
 * random: a step costs the same on any. The joint prune leaves more of them in the output layer the
 * larger α is; cases "even" keep the dense network's number in each layer.
 */
import { now } from '../../lib/clock';
import { stream } from '../../lib/random';
import { floatsOf } from '../../lib/words';
import { methodOf } from '../../methods';
import { type Dataset, plainScaling } from '../../model/dataset';
import { type Counts, counting } from '../counting';
import type { LayeredBackend } from './backend';
import { extentsOf } from './extents';
import { buildLayeredPlan, type LayeredPlan, type LayeredSpec } from './plan';
import { beginEpoch, upload } from './run';
import { trainStep } from './schedule';
import { splitNetworks } from './split';

export const LAYERED_WORKLOADS = {
  W2: { columns: 784, hidden: 32, classes: 10, batch: 128, bytes: true },
  W3: { columns: 512, hidden: 128, classes: 100, batch: 256, bytes: false },
} as const;
type Workload = keyof typeof LAYERED_WORKLOADS;

const BACKENDS = ['webgpu', 'wasm', 'reference'] as const;
const ALPHAS = [2, 4, 8];
/** Minibatches of the data, which come again and again. */
const BATCHES = 8;
/** Learning rate of Adam. */
export const LAYERED_RATE = 0.001;
/** Steps of one submit. */
export const BENCH_STEPS = 8;

const ID = /^(W[23]) (webgpu|wasm|reference) alpha=(\d+)( even)?$/;

export const isLayeredCase = (id: string): boolean => ID.test(id);

export const listLayeredCases = (): string[] =>
  (Object.keys(LAYERED_WORKLOADS) as Workload[]).flatMap((w) =>
    BACKENDS.flatMap((b) =>
      ['', ' even'].flatMap((even) => ALPHAS.map((alpha) => `${w} ${b} alpha=${alpha}${even}`)),
    ),
  );

/** Trains a little, splits and hands out the stopwatch. Throws where the backend is not to be had. */
export async function prepareLayered(id: string) {
  const [, workload, wanted, alpha, even] = ID.exec(id) ?? [];
  if (!workload) throw new Error(`unknown case "${id}"`);
  const { plan } = layeredBenchPlan(workload as Workload, Number(alpha));
  const { backend, counts } = counting(await openLayered(wanted));
  await trainAndSplitLayered(plan, backend, even !== undefined);
  return {
    bytesPerStep: Number.NaN,
    run: layeredStopwatch(plan, backend, counts),
    close: () => backend.destroy(),
  };
}

/** One step of the dense network, then the split; `even`: each layer keeps its number of non-zeros. */
export async function trainAndSplitLayered(
  plan: LayeredPlan,
  backend: LayeredBackend,
  even = false,
): Promise<void> {
  await upload(plan, backend);
  beginEpoch(plan, backend, 1);
  await backend.run(trainStep(extentsOf(plan), 0, 0, plan.spec.batch));
  // Larger than any of the output layer, no weight of the hidden one is pruned.
  if (even) await scaleHidden(plan, backend, EVEN_SCALE);
  await splitNetworks(plan, backend, 1);
  if (even) await scaleHidden(plan, backend, 1 / EVEN_SCALE);
}

const EVEN_SCALE = 2 ** 20;

async function scaleHidden(
  plan: LayeredPlan,
  backend: LayeredBackend,
  factor: number,
): Promise<void> {
  const [{ regions, shape }] = plan.replicas;
  const offset = regions.layers[0].weights;
  const words = shape.layers[0].edgeCapacity;
  const [bits] = await backend.read([{ slot: 'params', offset, words }]);
  const weights = floatsOf(bits);
  backend.write(
    'params',
    offset,
    weights.map((w) => w * factor),
  );
}

/** Trains on for so many seconds, BENCH_STEPS steps a submit. The network has made one step. */
export function layeredStopwatch(plan: LayeredPlan, backend: LayeredBackend, counts: Counts) {
  const e = extentsOf(plan);
  let step = 1;
  return async (seconds: number) => {
    const before = { ...counts, step };
    const start = now();
    do {
      const several = Array.from({ length: BENCH_STEPS }, (_, i) =>
        trainStep(e, step + i, ((step + i) % BATCHES) * plan.spec.batch, plan.spec.batch),
      );
      await backend.run(several.flat());
      step += BENCH_STEPS;
    } while (now() - start < seconds * 1000);
    const steps = step - before.step;
    return {
      replicaSteps: steps,
      steps,
      dispatches: counts.dispatches - before.dispatches,
      submits: counts.submits - before.submits,
      wallSeconds: (now() - start) / 1000,
    };
  };
}

/** A random split of one network and its data; `faster`: factor on the learning rate. */
export function layeredBenchPlan(
  workload: Workload,
  alpha: number,
  faster = 1,
): { readonly plan: LayeredPlan; readonly dataset: Dataset } {
  const { columns, hidden, classes, batch, bytes } = LAYERED_WORKLOADS[workload];
  const spec: LayeredSpec = {
    hidden: [hidden],
    activation: 'relu',
    alpha,
    splitLayers: [0],
    methods: [methodOf('fpe-random')],
    seeds: [33],
    oneLogit: false,
    opt: 'adam',
    lr: LAYERED_RATE * faster,
    momentum: 0.9,
    batch,
    warmup: 1,
    // Long enough for Adam's table of bias corrections to be whole.
    finetune: 2500,
  };
  const rows = BATCHES * batch + classes;
  const random = stream(33, 'sample', 0);
  const uniform = (): number => random.uniform();
  const features = bytes
    ? Uint8Array.from({ length: rows * columns }, () => 256 * uniform())
    : Float32Array.from({ length: rows * columns }, () => 2 * uniform() - 1);
  const labels = Uint16Array.from({ length: rows }, (_, b) => b % classes);
  const dataset: Dataset = { features, rows, columns, labels, classes };
  const all = Uint32Array.from({ length: rows }, (_, b) => b);
  const parts = { train: all.subarray(0, BATCHES * batch), test: all.subarray(BATCHES * batch) };
  const data = [{ parts, scaling: plainScaling(dataset) }];
  return { plan: buildLayeredPlan(spec, dataset, data), dataset };
}

export async function openLayered(wanted: string): Promise<LayeredBackend> {
  if (wanted === 'reference') {
    const { createLayeredCpuBackend } = await import('../cpu/layered/backend');
    return createLayeredCpuBackend();
  }
  if (wanted === 'wasm') {
    const { createLayeredWasmBackend } = await import('../wasm/layered-backend');
    return createLayeredWasmBackend();
  }
  const { createLayeredWebGpuBackend } = await import('../webgpu/layered-backend');
  const opened = await createLayeredWebGpuBackend();
  if ('reason' in opened) throw new Error(`no WebGPU backend: ${opened.reason}: ${opened.detail}`);
  return opened;
}
