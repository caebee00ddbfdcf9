/**
 * Trained networks as one .safetensors file: weights, masks and biases under the names PyTorch uses,
 * with ten examples of the run's test set and the logits this page computes for them, so that
 * whoever loads the file can check what they loaded. `load_networks.py` does.
 */
import { safetensors, type Tensor } from '../lib/safetensors';
import { logits } from '../metrics/codes/forward';
import { denseWeights, type Network } from '../model/network';
import type { Spec } from '../spec/spec';
import { type BitExamples, taskOf } from '../tasks';

/** Examples given in the file, or as many as the test set has. */
const GIVEN = 10;

export interface ExportedNetwork {
  /** Before the names of its tensors: "dense", "fpe-clause". */
  readonly name: string;
  /** What it is, for people: "Split in 2 at epoch 25, epoch 50". */
  readonly words: string;
  readonly network: Network;
}

/** The first test examples of that seed: those its accuracy is measured on. Throws where the task is not at hand. */
export function givenExamples(spec: Spec, seed: number): BitExamples {
  const test = taskOf(spec.task).examples(spec, seed, 'test', spec.test);
  return { ...test, count: Math.min(GIVEN, test.count) };
}

const bit = (words: Uint32Array, at: number, k: number): number =>
  (words[at + (k >> 5)] >>> (k & 31)) & 1;

/** Mask of W1, n × d row-major: 1 where the child reads the input. */
function maskOf(network: Network): Uint8Array {
  const mask = new Uint8Array(network.children * network.inputs);
  for (let c = 0; c < network.children; c++) {
    const end = network.childStart[c + 1];
    for (let e = network.childStart[c]; e < end; e++) {
      mask[c * network.inputs + network.edgeInput[e]] = 1;
    }
  }
  return mask;
}

/** n children, d inputs, one logit: shapes as in `torch.nn.Linear`, [outputs, inputs]. */
function networkTensors(network: Network, examples: BitExamples): Record<string, Tensor> {
  const { children: n, inputs: d, alpha } = network;
  return {
    'hidden.weight': { dtype: 'F32', shape: [n, d], data: denseWeights(network) },
    'hidden.mask': { dtype: 'BOOL', shape: [n, d], data: maskOf(network) },
    'hidden.bias': { dtype: 'F32', shape: [n], data: network.bias },
    'hidden.parent': {
      dtype: 'I32',
      shape: [n],
      data: Int32Array.from({ length: n }, (_, c) => Math.floor(c / alpha)),
    },
    'output.weight': { dtype: 'F32', shape: [1, n], data: network.output },
    'output.mask': { dtype: 'BOOL', shape: [1, n], data: network.outputAlive },
    'output.bias': { dtype: 'F32', shape: [1], data: Float32Array.of(network.outputBias) },
    logits: { dtype: 'F64', shape: [examples.count], data: logits(network, examples) },
  };
}

/**
 * The file. Inputs are +1 where a bit is on and −1 where it is off, labels 1 and 0; `metadata` is
 * kept as it is, beside the names and words of the networks.
 */
export function networksFile(
  networks: readonly ExportedNetwork[],
  examples: BitExamples,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const { count, inputs: d, wordsPerRow, rows, labels } = examples;
  const x = Float32Array.from({ length: count * d }, (_, k) =>
    bit(rows, Math.floor(k / d) * wordsPerRow, k % d) ? 1 : -1,
  );
  const tensors: Record<string, Tensor> = {
    inputs: { dtype: 'F32', shape: [count, d], data: x },
    labels: {
      dtype: 'I32',
      shape: [count],
      data: Int32Array.from({ length: count }, (_, b) => bit(labels, 0, b)),
    },
  };
  for (const { name, network } of networks) {
    for (const [part, tensor] of Object.entries(networkTensors(network, examples))) {
      tensors[`${name}.${part}`] = tensor;
    }
  }
  const words = Object.fromEntries(networks.map(({ name, words }) => [name, words]));
  const names = networks.map(({ name }) => name).join(',');
  return safetensors(tensors, { ...metadata, ...words, networks: names });
}
