/**
 * Layered networks as one .safetensors file: weights, masks and biases by layer under the names that
 * `load_networks.py` reads, with ten examples of the test part as the networks see them and the
 * logits this page computes for them in f64.
 */
import { layeredWork } from '../engine/layered/work';
import { layeredAnswer } from '../engine/verify/layered-reference';
import { safetensors, type Tensor } from '../lib/safetensors';
import { scaledRow } from '../model/dataset';
import { type LayeredNetwork, type NetworkLayer, rowWeights } from '../model/layered-network';
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
  const x = new Float32Array(rows.length * columns);
  rows.forEach((row, b) => {
    x.set(scaledRow(dataset, scaling, row), b * columns);
  });
  return { x, labels: Int32Array.from(rows, (row) => dataset.labels[row]), columns };
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
    const logits = Float64Array.from(
      Array.from({ length: count }, (_, b) => {
        const row = examples.x.subarray(b * examples.columns, (b + 1) * examples.columns);
        return [...layeredAnswer(network, Float64Array.from(row)).logits];
      }).flat(),
    );
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
