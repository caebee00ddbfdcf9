/**
 * The work that every engine is given: W1 networks just after their split, as dense matrices with
 * masks, and the minibatches they go through. Weights, masks and batches are those that the
 * explorer's own engine computed on the CPU, so that nobody starts from anything else.
 */
import { benchSpec, stepsPerDispatch, trainAndSplit } from '../src/engine/bench';
import { type Checkpoint, save, upload } from '../src/engine/checkpoint';
import { openBackend } from '../src/engine/open';
import { buildPlan, epochOrder, fieldOf, membersOf, type Plan } from '../src/engine/plan';
import { decodeNetwork, networkRanges } from '../src/engine/readback';
import type { Network } from '../src/model/network';
import { taskOf } from '../src/tasks';

/** Splits of a neuron in W1: 8 neurons become 16. */
const ALPHA = 2;
/** The rate is that of `benchSpec`; the rest is what the explorer's kernels have built in. */
export const ADAM = { rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

export interface Workload {
  readonly replicas: number;
  /** Inputs d, children n, examples of a minibatch B. */
  readonly inputs: number;
  readonly children: number;
  readonly batch: number;
  /** [R, n, d], [R, n], [R, n], [R]. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  readonly outputs: Float32Array;
  readonly outputBias: Float32Array;
  /** 1 where a weight exists: [R, n, d] and [R, n]. */
  readonly weightMask: Float32Array;
  readonly outputMask: Float32Array;
  /** Minibatches in their order, gone through again and again: ±1 inputs [R, B, d], labels [R, B]. */
  readonly batches: readonly { readonly inputs: Float32Array; readonly labels: Float32Array }[];
  /** The same for the explorer's engines. */
  readonly plan: Plan;
  readonly start: Checkpoint;
}

/** Draws data and first weights of `replicas` seeds, trains a little and splits, on the CPU. */
export async function makeWorkload(replicas: number): Promise<Workload> {
  const plan = buildPlan(membersOf(benchSpec(replicas, ALPHA)));
  const backend = await openBackend('reference');
  try {
    await upload(plan, backend, null);
    await trainAndSplit(plan, backend, 32);
    const words = await backend.read(plan.replicas.flatMap((_, r) => networkRanges(plan, r)));
    const networks = plan.replicas.map((_, r) =>
      decodeNetwork(plan, r, words[2 * r], words[2 * r + 1]),
    );
    const start = await save(plan, backend, 0);
    return {
      ...dense(networks),
      batch: plan.course.batch,
      batches: minibatches(plan),
      plan,
      start,
    };
  } finally {
    backend.destroy();
  }
}

function dense(networks: readonly Network[]) {
  const replicas = networks.length;
  const { inputs, children } = networks[0];
  const weights = new Float32Array(replicas * children * inputs);
  const weightMask = new Float32Array(weights.length);
  const [biases, outputs, outputMask] = [0, 1, 2].map(() => new Float32Array(replicas * children));
  networks.forEach((network, r) => {
    for (let c = 0; c < children; c++) {
      const row = r * children + c;
      for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
        weights[row * inputs + network.edgeInput[e]] = network.weight[e];
        weightMask[row * inputs + network.edgeInput[e]] = 1;
      }
      biases[row] = network.bias[c];
      outputs[row] = network.outputAlive[c] ? network.output[c] : 0;
      outputMask[row] = network.outputAlive[c];
    }
  });
  const outputBias = Float32Array.from(networks, (network) => network.outputBias);
  return {
    replicas,
    inputs,
    children,
    weights,
    biases,
    outputs,
    outputBias,
    weightMask,
    outputMask,
  };
}

function minibatches(plan: Plan) {
  const { batch, train } = plan.course;
  const replicas = plan.replicas.length;
  const inputs = fieldOf(plan, 0, 'inputs');
  const order = epochOrder(plan, 1);
  const batches = Array.from({ length: stepsPerDispatch(replicas) }, () => ({
    inputs: new Float32Array(replicas * batch * inputs),
    labels: new Float32Array(replicas * batch),
  }));
  plan.members.forEach(({ spec, seed }, r) => {
    const data = taskOf(spec.task).examples(spec, seed, 'train', train);
    batches.forEach((made, k) => {
      for (let b = 0; b < batch; b++) {
        const example = order[fieldOf(plan, r, 'order') + k * batch + b];
        const at = r * batch + b;
        made.labels[at] = (data.labels[example >> 5] >>> (example & 31)) & 1;
        for (let j = 0; j < inputs; j++) {
          const word = data.rows[example * data.wordsPerRow + (j >> 5)];
          made.inputs[at * inputs + j] = (word >>> (j & 31)) & 1 ? 1 : -1;
        }
      }
    });
  });
  return batches;
}
