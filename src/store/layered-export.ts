/**
 * Layered networks as one .safetensors file: weights, masks and biases by layer under the names that
 * `load_networks.py` reads, with ten examples of the test part as the networks see them and the
 * logits this page computes for them in f64.
 */
import { layeredWork } from '../engine/layered/work';
import { safetensors, type Tensor } from '../lib/safetensors';
import {
  type LayeredActivation,
  type LayeredNetwork,
  type NetworkLayer,
  rowWeights,
} from '../model/layered-network';
import type { Spec } from '../spec/spec';

const GIVEN = 10;

export interface ExportedLayers {
  readonly name: string;
  readonly words: string;
  readonly network: LayeredNetwork;
}

export interface RealExamples {
  /** Scaled, count × d row-major. */
  readonly x: Float32Array;
  readonly labels: Int32Array;
  readonly columns: number;
}

/** The first test examples of that seed. Throws where the data is not at hand. */
export function realExamples(spec: Spec, seed: number): RealExamples {
  const { dataset, data } = layeredWork({ ...spec, seed }, [seed]);
  const [{ parts, scaling }] = data;
  const rows = parts.test.subarray(0, GIVEN);
  const { columns } = dataset;
  const x = Float32Array.from({ length: rows.length * columns }, (_, k) => {
    const j = k % columns;
    const raw = dataset.features[rows[Math.floor(k / columns)] * columns + j];
    return (raw - scaling.shift[j]) * scaling.scale[j];
  });
  return { x, labels: Int32Array.from(rows, (row) => dataset.labels[row]), columns };
}

const ACT: Readonly<Record<LayeredActivation, (z: number) => number>> = {
  relu: (z) => Math.max(0, z),
  // The tanh form, as in the engine.
  gelu: (z) => 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
  tanh: Math.tanh,
};

/** Logits of every example, count × outputs, f64. */
export function layeredLogits(
  { layers, activation }: LayeredNetwork,
  { x, columns, labels }: RealExamples,
): Float64Array {
  const act = ACT[activation];
  let below = Float64Array.from(x);
  let width = columns;
  layers.forEach(({ rows, starts, column, weight, bias }, l) => {
    const above = new Float64Array(labels.length * rows);
    for (let b = 0; b < labels.length; b++) {
      for (let i = 0; i < rows; i++) {
        let z = bias[i];
        for (let e = starts[i]; e < starts[i + 1]; e++) {
          z += weight[e] * below[b * width + column[e]];
        }
        above[b * rows + i] = l === layers.length - 1 ? z : act(z);
      }
    }
    below = above;
    width = rows;
  });
  return below;
}

function layerTensors(layer: NetworkLayer): Record<string, Tensor> {
  const { rows, columns, alpha, starts, column, bias } = layer;
  const weight = new Float32Array(rows * columns);
  const mask = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    weight.set(rowWeights(layer, row), row * columns);
    for (let e = starts[row]; e < starts[row + 1]; e++) mask[row * columns + column[e]] = 1;
  }
  const shape = [rows, columns];
  const parent = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / alpha));
  return {
    weight: { dtype: 'F32', shape, data: weight },
    mask: { dtype: 'BOOL', shape, data: mask },
    bias: { dtype: 'F32', shape: [rows], data: bias },
    parent: { dtype: 'I32', shape: [rows], data: parent },
  };
}

/** The file; `metadata` is kept as it is, beside names, words, depth and activation. */
export function layeredFile(
  networks: readonly ExportedLayers[],
  examples: RealExamples,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const count = examples.labels.length;
  const tensors: Record<string, Tensor> = {
    inputs: { dtype: 'F32', shape: [count, examples.columns], data: examples.x },
    labels: { dtype: 'I32', shape: [count], data: examples.labels },
  };
  for (const { name, network } of networks) {
    network.layers.forEach((layer, l) => {
      for (const [part, tensor] of Object.entries(layerTensors(layer))) {
        tensors[`${name}.layers.${l}.${part}`] = tensor;
      }
    });
    const logits = layeredLogits(network, examples);
    tensors[`${name}.logits`] = {
      dtype: 'F64',
      shape: [count, logits.length / count],
      data: logits,
    };
  }
  const words = Object.fromEntries(networks.map(({ name, words }) => [name, words]));
  const [first] = networks;
  return safetensors(tensors, {
    ...metadata,
    ...words,
    networks: networks.map(({ name }) => name).join(','),
    layers: String(first?.network.layers.length ?? 0),
    activation: first?.network.activation ?? 'relu',
  });
}
