/**
 * What a training step costs on this machine: dense h, FPE with αh neurons at the same number of
 * non-zeros, dense αh, beside how fast the machine copies memory. Data are random: a step costs the
 * same on any. Times are medians of interleaved rounds.
 */
import { now } from '../../lib/clock';
import { stream } from '../../lib/random';
import { median } from '../../lib/statistics';
import { changesAtSplit, methodOf } from '../../methods';
import { type Dataset, plainScaling } from '../../model/dataset';
import { hiddenNeurons, type LayeredNetwork, layeredNonzeros } from '../../model/layered-network';
import type { BackendStatus } from '../protocol';
import type { LayeredBackend } from './backend';
import { extentsOf } from './extents';
import { buildLayeredPlan, type LayeredPlan } from './plan';
import { readNetworks } from './readback';
import { beginEpoch } from './run';
import { trainStep } from './schedule';
import type { LayeredSpec } from './spec';
import { splitNetworks } from './split';
import { upload } from './upload';

/** The networks that are compared. */
export interface CostShape {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly classes: number;
  readonly alpha: number;
  readonly batch: number;
  readonly opt: 'sgd' | 'adam';
  /** Inputs are bytes, as pixels are. */
  readonly bytes: boolean;
}

export const COMPARED = ['dense', 'fpe-random', 'dense-wide'] as const;

export interface CostRow {
  readonly method: (typeof COMPARED)[number];
  /** Hidden neurons and non-zero weights, counted in the buffers. */
  readonly neurons: number;
  readonly nonzeros: number;
  /** Of a step, median. */
  readonly seconds: number;
  /** That a step has to move at least: see `bytesOfStep`. */
  readonly bytes: number;
}

export interface Cost {
  readonly shape: CostShape;
  readonly backend: BackendStatus;
  /** Bytes a second that the machine copies, read and write counted. */
  readonly copy: number;
  readonly rows: readonly CostRow[];
}

/** Minibatches of the random data. */
const BATCHES = 4;
const ROUNDS = 5;
/** Milliseconds of a round of one network, at the least. */
const ROUND = 60;

/**
 * Measures all three. `copy` gives the machine's bandwidth; `onShare` is told how much is done, 0 … 1.
 */
export async function measureCost(
  shape: CostShape,
  open: () => Promise<LayeredBackend>,
  copy: () => Promise<number>,
  onShare: (share: number) => void = () => {},
): Promise<Cost> {
  const running: Prepared[] = [];
  try {
    for (const method of COMPARED) running.push(await prepare(shape, method, await open()));
    const times = running.map((): number[] => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, one] of running.entries()) times[i].push(await secondsOf(one));
      onShare((round + 1) / (ROUNDS + 1));
    }
    const rows = running.map(
      ({ method, neurons, nonzeros, bytes }, i): CostRow => ({
        ...{ method, neurons, nonzeros, bytes },
        seconds: median(times[i]),
      }),
    );
    const [{ backend }] = running;
    const { status } = backend;
    return { shape, backend: status, copy: await copy(), rows };
  } finally {
    for (const { backend } of running) backend.destroy();
  }
}

interface Prepared extends Omit<CostRow, 'seconds'> {
  readonly backend: LayeredBackend;
  readonly plan: LayeredPlan;
  /** Steps of a round; enough for the clock. */
  steps: number;
  step: number;
}

/** A network that has trained a step, and is split where its method splits. */
async function prepare(
  shape: CostShape,
  id: CostRow['method'],
  backend: LayeredBackend,
): Promise<Prepared> {
  const method = methodOf(id);
  const { hidden, alpha, batch, opt } = shape;
  const spec: LayeredSpec = {
    ...{ hidden, alpha, batch, opt, activation: 'relu', methods: [method], seeds: [33] },
    splitLayers: hidden.map((_, layer) => layer),
    oneLogit: shape.classes === 2,
    lr: 0.001,
    momentum: 0.9,
    warmup: 1,
    finetune: 1,
  };
  const dataset = randomData(shape);
  const all = Uint32Array.from({ length: dataset.rows }, (_, row) => row);
  const parts = { train: all.subarray(0, BATCHES * batch), test: all.subarray(BATCHES * batch) };
  const plan = buildLayeredPlan(spec, dataset, [{ parts, scaling: plainScaling(dataset) }]);
  await upload(plan, backend);
  beginEpoch(plan, backend, 1);
  await backend.run(trainStep(extentsOf(plan), 0, 0, batch));
  await splitNetworks(plan, backend, 1);
  const [network] = await readNetworks(plan, backend, [0]);
  const neurons = hiddenNeurons(network);
  const nonzeros = layeredNonzeros(network);
  const prepared = { method: id as CostRow['method'], neurons, nonzeros, backend, plan };
  const bytes = bytesOfStep(network, changesAtSplit(method), shape);
  return { ...prepared, bytes, steps: 1, step: 1 };
}

function randomData({ inputs, classes, batch, bytes }: CostShape): Dataset {
  const rows = BATCHES * batch + 1;
  const random = stream(33, 'sample', 0);
  const features = bytes
    ? Uint8Array.from({ length: rows * inputs }, () => 256 * random.uniform())
    : Float32Array.from({ length: rows * inputs }, () => 2 * random.uniform() - 1);
  const labels = Uint16Array.from({ length: rows }, (_, row) => row % classes);
  return { features, rows, columns: inputs, labels, classes };
}

/** Seconds of a step; rounds grow until they are long enough. */
async function secondsOf(one: Prepared): Promise<number> {
  for (;;) {
    const began = now();
    const { batch } = one.plan.spec;
    const e = extentsOf(one.plan);
    for (let done = 0; done < one.steps; done += BATCHES) {
      const several = Array.from({ length: Math.min(BATCHES, one.steps - done) }, (_, k) =>
        trainStep(e, one.step + k, k * batch, batch),
      );
      one.step += several.length;
      await one.backend.run(several.flat());
    }
    const passed = now() - began;
    if (passed >= ROUND) return passed / 1000 / one.steps;
    one.steps *= passed > ROUND / 8 ? 2 : 8;
  }
}

/**
 * Bytes that one step has to read and write at the least if nothing stays in a cache between two
 * kernels and nothing is moved twice within one. By layer of e edges, rows × columns neurons and B
 * examples: forward 4e weights, 2e indices where sparse, 4·B·(columns + rows) activations; backward
 * to the layer below 4e, 4e and 4·B·(columns + rows); gradient and optimiser 4e weights and the
 * moments (8e of Adam, 4e of momentum) read and written, 2e indices, 4·B·(columns + rows). Before
 * them the minibatch: B·d raw features read, 4·B·d written; the loss reads and writes 4·B·C.
 */
export function bytesOfStep(
  { inputs, layers }: LayeredNetwork,
  sparse: boolean,
  { batch, bytes, opt }: Pick<CostShape, 'batch' | 'bytes' | 'opt'>,
): number {
  const moments = opt === 'adam' ? 2 : 1;
  let sum = batch * inputs * ((bytes ? 1 : 4) + 4);
  for (const [l, { rows, columns, weight }] of layers.entries()) {
    const edges = weight.length;
    const index = sparse ? 2 * edges : 0;
    const between = 4 * batch * (rows + columns);
    sum += 4 * edges + index + between;
    if (l > 0) sum += 4 * edges + 2 * index + between;
    sum += 2 * 4 * (1 + moments) * edges + index + between;
    if (l === layers.length - 1) sum += 8 * batch * rows;
  }
  return sum;
}
