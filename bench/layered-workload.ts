/**
 * W2 and W3 as every engine is given them: one network just after its split, as dense matrices with
 * masks, and the minibatches it goes through, as the explorer's TypeScript engine computed them.
 */
import { createLayeredCpuBackend } from '../src/engine/cpu/layered/backend';
import {
  LAYERED_RATE,
  type LAYERED_WORKLOADS,
  layeredBenchPlan,
  trainAndSplitLayered,
} from '../src/engine/layered/bench';
import { type LayeredCheckpoint, saveLayered } from '../src/engine/layered/checkpoint';
import { epochRows, type LayeredPlan, layerField } from '../src/engine/layered/plan';
import type { Dataset } from '../src/model/dataset';

export type LayeredName = keyof typeof LAYERED_WORKLOADS;

/** Children of a neuron in the comparison: 784 → 32·4 → 10 and 512 → 128·4 → 100. */
const ALPHA = 4;

/** The rate is that of `layeredBenchPlan`; the rest is what the explorer's kernels have built in. */
export const LAYERED_ADAM = {
  rate: LAYERED_RATE,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
} as const;

/** A weight matrix [rows, columns] with its mask, and biases [rows]. */
export interface MaskedLayer {
  readonly rows: number;
  readonly columns: number;
  readonly weights: Float32Array;
  readonly mask: Float32Array;
  readonly biases: Float32Array;
}

export interface LayeredWorkload {
  readonly replicas: 1;
  readonly name: LayeredName;
  readonly batch: number;
  readonly hidden: MaskedLayer;
  readonly output: MaskedLayer;
  /** Minibatches, gone through again and again: inputs [B, d] and labels, one of C set, [B, C]. */
  readonly batches: readonly { readonly inputs: Float32Array; readonly labels: Float32Array }[];
  /** The same for the explorer's engines, whose plan has descriptors that belong to the start. */
  readonly start: LayeredCheckpoint;
}

/** Trains a step, splits and prunes, on the CPU. */
export async function makeLayeredWorkload(name: LayeredName): Promise<LayeredWorkload> {
  const { plan, dataset } = layeredBenchPlan(name, ALPHA);
  const backend = createLayeredCpuBackend();
  await trainAndSplitLayered(plan, backend);
  const start = await saveLayered(plan, backend, 0, true);
  backend.destroy();
  const [hidden, output] = [0, 1].map((layer) => maskedLayer(plan, start, layer));
  return {
    replicas: 1,
    name,
    batch: plan.spec.batch,
    hidden,
    output,
    batches: minibatches(plan, dataset),
    start,
  };
}

/** A plan of the workload with another learning rate, `faster` times that of the start. */
export const layeredPlanOf = ({ name }: LayeredWorkload, faster: number): LayeredPlan =>
  layeredBenchPlan(name, ALPHA, faster).plan;

function maskedLayer(plan: LayeredPlan, { words }: LayeredCheckpoint, layer: number): MaskedLayer {
  const field = (name: Parameters<typeof layerField>[3]) => layerField(plan, 0, layer, name);
  const [rows, columns] = [field('rows'), field('columns')];
  const params = new Float32Array(
    words.params.buffer,
    words.params.byteOffset,
    words.params.length,
  );
  const weights = new Float32Array(rows * columns);
  const mask = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const begin = words.topology[field('starts') + row];
    const end = begin + words.topology[field('lengths') + row];
    for (let e = begin; e < end; e++) {
      const column = (words.topology[field('indices') + (e >> 1)] >>> ((e & 1) << 4)) & 0xffff;
      weights[row * columns + column] = params[field('weights') + e];
      mask[row * columns + column] = 1;
    }
  }
  const biases = params.slice(field('biases'), field('biases') + rows);
  return { rows, columns, weights, mask, biases };
}

function minibatches(plan: LayeredPlan, { features, labels, columns, classes }: Dataset) {
  const { batch } = plan.spec;
  const order = epochRows(plan, 0, 1);
  const scale = features instanceof Uint8Array ? Math.fround(1 / 255) : 1;
  return Array.from({ length: plan.stepsPerEpoch }, (_, k) => {
    const inputs = new Float32Array(batch * columns);
    const wanted = new Float32Array(batch * classes);
    for (let b = 0; b < batch; b++) {
      const row = order[k * batch + b];
      wanted[b * classes + labels[row]] = 1;
      for (let j = 0; j < columns; j++)
        inputs[b * columns + j] = features[row * columns + j] * scale;
    }
    return { inputs, labels: wanted };
  });
}
