/**
 * The layered cases of `npm run bench`: W2, images (784 → 32·4 → 10, batch 128), and W3, embeddings
 * (512 → 128·4 → 100, batch 256), Adam, at the same number of non-zeros whatever α is. Data are
 * random: a step costs the same on any.
 */
import { now } from '../../lib/clock';
import { stream } from '../../lib/random';
import { methodOf } from '../../methods';
import { type Dataset, plainScaling } from '../../model/dataset';
import { counting } from '../counting';
import type { LayeredBackend } from './backend';
import { extentsOf } from './extents';
import { buildLayeredPlan, type LayeredPlan, type LayeredSpec } from './plan';
import { beginEpoch, upload } from './run';
import { trainStep } from './schedule';
import { splitNetworks } from './split';

const WORKLOADS = {
  W2: { columns: 784, hidden: 32, classes: 10, batch: 128, bytes: true },
  W3: { columns: 512, hidden: 128, classes: 100, batch: 256, bytes: false },
} as const;
type Workload = keyof typeof WORKLOADS;

const BACKENDS = ['webgpu', 'wasm', 'reference'] as const;
const ALPHAS = [2, 4, 8];
/** Minibatches of the data, which come again and again. */
const BATCHES = 8;
/** Steps of one submit. */
export const BENCH_STEPS = 8;

const ID = /^(W[23]) (webgpu|wasm|reference) alpha=(\d+)$/;

export const isLayeredCase = (id: string): boolean => ID.test(id);

export const listLayeredCases = (): string[] =>
  (Object.keys(WORKLOADS) as Workload[]).flatMap((w) =>
    BACKENDS.flatMap((b) => ALPHAS.map((alpha) => `${w} ${b} alpha=${alpha}`)),
  );

/** Trains a little, splits and hands out the stopwatch. Throws where the backend is not to be had. */
export async function prepareLayered(id: string) {
  const [, workload, wanted, alpha] = ID.exec(id) ?? [];
  if (!workload) throw new Error(`unknown case "${id}"`);
  const plan = layeredBenchPlan(workload as Workload, Number(alpha));
  const { backend, counts } = counting(await openLayered(wanted));
  await upload(plan, backend);
  beginEpoch(plan, backend, 1);
  await backend.run(trainStep(extentsOf(plan), 0, 0, plan.spec.batch));
  await splitNetworks(plan, backend, 1);
  const e = extentsOf(plan);
  let step = 1;
  return {
    bytesPerStep: Number.NaN,
    async run(seconds: number) {
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
    },
    close: () => backend.destroy(),
  };
}

/** A random split of one network, ready to train. */
export function layeredBenchPlan(workload: Workload, alpha: number): LayeredPlan {
  const { columns, hidden, classes, batch, bytes } = WORKLOADS[workload];
  const spec: LayeredSpec = {
    hidden: [hidden],
    activation: 'relu',
    alpha,
    splitLayers: [0],
    methods: [methodOf('fpe-random')],
    seeds: [33],
    oneLogit: false,
    opt: 'adam',
    lr: 0.001,
    momentum: 0.9,
    batch,
    warmup: 1,
    finetune: 1,
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
  return buildLayeredPlan(spec, dataset, [{ parts, scaling: plainScaling(dataset) }]);
}

async function openLayered(wanted: string): Promise<LayeredBackend> {
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
