/**
 * Decides what a layered run trains on: what its memory fits, and for `auto` what a short measured
 * probe of the same networks finds faster.
 */
import { now } from '../../lib/clock';
import { later } from '../../lib/text';
import type { Dataset } from '../../model/dataset';
import { type Spec, seedsOf } from '../../spec/spec';
import { loadTasks } from '../../tasks';
import { type Choice, chooseBetween, type Keepers } from '../choose';
import type { LayeredBackend } from './backend';
import { extentsOf } from './extents';
import { type MemoryLimits, misfitOf, misfitWords } from './fits';
import { buildLayeredPlan } from './plan';
import { beginEpoch, upload } from './run';
import { trainStep } from './schedule';
import type { SeedData } from './spec';
import { dataShapeOf, type LayeredWork, layeredSpec, layeredWork } from './work';

const MEGABYTE = 2 ** 20;
/** What is asked of a device: WebGPU's defaults, and a bound on all slots together. */
export const LIMITS = {
  webgpu: { slot: 128 * MEGABYTE, total: 1024 * MEGABYTE },
  cpu: { slot: 1024 * MEGABYTE, total: 1536 * MEGABYTE },
} as const satisfies Record<string, MemoryLimits>;

/** Minibatches of the probe, and milliseconds of them on each backend at the least. */
const BATCHES = 4;
const LONGEST = 80;

/** Why these networks do not fit there, as sentences; null where they do. Allocates nothing. */
export function refusalOf(spec: Spec, on: keyof typeof LIMITS): string | null {
  const data = dataShapeOf(spec, spec.seeds);
  const misfit = misfitOf(layeredSpec(spec, seedsOf(spec), data.classes), data, LIMITS[on]);
  return misfit && misfitWords(misfit);
}

/** The backend for these networks. Throws where nothing can be opened, or nothing is large enough. */
export async function chooseLayered(
  spec: Spec,
  workers: number,
  keepers: Keepers<LayeredBackend>,
): Promise<Choice> {
  await loadTasks([spec.task]);
  const { backend: wanted } = spec;
  const onGpu = wanted === 'webgpu' || wanted === 'auto';
  const refused = { webgpu: refusalOf(spec, 'webgpu'), cpu: refusalOf(spec, 'cpu') };
  if (onGpu && refused.webgpu !== null) {
    if (wanted === 'webgpu' || refused.cpu !== null) throw new Error(refused.webgpu);
    const { status } = await keepers.cpu.get('cpu', false);
    const detail = `${later('Too large for the GPU.')} ${refused.webgpu}`;
    return { backend: 'cpu', status: { ...status, reason: 'too-large', detail } };
  }
  if (!onGpu && refused.cpu !== null) throw new Error(refused.cpu);
  return chooseBetween(wanted, workers, keepers, () => {
    const work = shrunk(layeredWork(spec, seedsOf(spec).slice(0, 1)));
    return { key: keyOf(work), rate: (backend) => layeredRate(backend, work) };
  });
}

/** The sizes that its rate depends on. */
function keyOf({ spec, dataset }: LayeredWork): string {
  const { hidden, activation, methods, batch, opt, alpha } = spec;
  const bytes = dataset.features instanceof Uint8Array;
  const { columns, classes } = dataset;
  const ids = methods.map(({ id }) => id);
  return ['layered', columns, classes, bytes, hidden, activation, ids, batch, opt, alpha].join(' ');
}

/** The same networks over the first rows of their data. */
function shrunk(work: LayeredWork): LayeredWork {
  const { spec, dataset, data } = work;
  const [{ parts, scaling }] = data;
  const rows = [...parts.train.subarray(0, BATCHES * spec.batch), parts.test[0]];
  const { columns } = dataset;
  const features = dataset.features.slice(0, rows.length * columns);
  rows.forEach((row, i) => {
    features.set(dataset.features.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  const few: Dataset = {
    ...dataset,
    features,
    rows: rows.length,
    labels: Uint16Array.from(rows, (row) => dataset.labels[row]),
  };
  const places = Uint32Array.from(rows, (_, i) => i);
  const own: SeedData = {
    parts: { train: places.subarray(0, -1), test: places.subarray(-1) },
    scaling,
  };
  return { ...work, dataset: few, data: [own] };
}

/** Replica-steps per second of training one seed's networks before the split. */
async function layeredRate(backend: LayeredBackend, work: LayeredWork): Promise<number> {
  const plan = buildLayeredPlan(work.spec, work.dataset, work.data);
  try {
    await upload(plan, backend);
    beginEpoch(plan, backend, 1);
    const e = extentsOf(plan);
    const { batch } = work.spec;
    const steps = Array.from({ length: plan.stepsPerEpoch }, (_, i) =>
      trainStep(e, i, i * batch, Math.min(batch, plan.train - i * batch)),
    ).flat();
    await backend.run(steps);
    const began = now();
    let rounds = 0;
    while (rounds === 0 || now() - began < LONGEST) {
      await backend.run(steps);
      rounds++;
    }
    const done = rounds * plan.stepsPerEpoch * plan.replicas.length;
    return (done * 1000) / Math.max(now() - began, 0.01);
  } finally {
    backend.free();
  }
}
