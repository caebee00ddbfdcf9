/**
 * Everything measured of layered networks at a moment. Structure is that of the first hidden layer,
 * in f64 on the host from copies of the weights; the null is one draw of the same masks with their
 * weights shuffled. Where no clauses are known every input is a feature of its own, so that
 * interference is between inputs; what else belongs to clauses is NaN then, and so is what has no
 * meaning with several outputs.
 */

import { shuffle, stream } from '../../lib/random';
import { mean } from '../../lib/statistics';
import {
  capacityOfGram,
  clauseCapacity,
  columnGram,
  interference,
  meanMixed,
  neuronCosine,
  participationOfGram,
  rank,
} from '../../metrics';
import type { InputGroups } from '../../model/groups';
import type { LayeredNetwork } from '../../model/layered-network';
import { layeredNonzeros } from '../../model/layered-network';
import { constantMeasures, type Measures, nullOf, type WeightMeasure } from '../../model/measures';
import type { Network } from '../../model/network';

/** Multiply-adds of a Gram matrix above which the structure is not measured: NaN. */
const MOST_WORK = 2e8;

/** Counted on data by the caller. */
export interface Counted {
  readonly accuracy: number;
  readonly trainAccuracy: number;
  readonly loss: number;
  readonly trimmedAccuracy: number;
}

/** The first hidden layer as a network of one: what the metrics of W1 read. */
export function firstLayer({ layers, inputs }: LayeredNetwork): Network {
  const [{ rows, alpha, starts, column, weight, bias }] = layers;
  return {
    inputs,
    parents: rows / alpha,
    alpha,
    children: rows,
    childStart: starts,
    edgeInput: column,
    weight,
    bias,
    output: new Float32Array(rows),
    outputAlive: new Uint8Array(rows),
    outputBias: 0,
  };
}

type Structure = Readonly<Record<WeightMeasure, number>>;

/** Mean |cosine| between the columns of d inputs that some neuron reads, from their inner products. */
function betweenInputs(gram: Float64Array, d: number): number {
  const read = Array.from({ length: d }, (_, i) => i).filter((i) => gram[i * d + i] > 0);
  const norms = read.map((i) => Math.sqrt(gram[i * d + i]));
  let sum = 0;
  read.forEach((i, a) => {
    for (let b = 0; b < a; b++) sum += Math.abs(gram[i * d + read[b]]) / (norms[a] * norms[b]);
  });
  return read.length < 2 ? Number.NaN : (2 * sum) / (read.length * (read.length - 1));
}

function structureOf(network: Network, groups: InputGroups | undefined): Structure {
  const gram = columnGram(network);
  const cosines = neuronCosine(network);
  return {
    capacity: mean([...capacityOfGram(gram, network.inputs)]),
    cosine: cosines.signed,
    cosineAbs: cosines.absolute,
    rank: rank(network),
    participation: participationOfGram(gram, network.inputs),
    interference: groups ? interference(network, groups) : betweenInputs(gram, network.inputs),
    mixed: groups ? meanMixed(network, groups) : Number.NaN,
    clauseCapacity: groups ? clauseCapacity(network, groups) : Number.NaN,
  };
}

/** The same masks with the weights shuffled among all edges of the layer. */
function shuffled(network: Network, seed: number): Network {
  const weight = network.weight.slice();
  shuffle(weight, stream(seed, 'null', 0));
  return { ...network, weight };
}

/** `groups`: the clauses of that seed's formula, where they are known. */
export function layeredMeasures(
  network: LayeredNetwork,
  counted: Counted,
  seed: number,
  groups?: InputGroups,
): Measures {
  const first = firstLayer(network);
  const edges = network.layers.reduce((sum, layer) => sum + layer.weight.length, 0);
  const known = {
    ...constantMeasures(Number.NaN),
    ...counted,
    nonzeros: layeredNonzeros(network),
    connections: edges,
  };
  const diverged = Number.isNaN(counted.accuracy);
  if (diverged || first.weight.length * first.inputs > MOST_WORK) return known;
  const real = structureOf(first, groups);
  const none = structureOf(shuffled(first, seed), groups);
  const nulls = Object.entries(none).map(([id, value]) => [nullOf(id as WeightMeasure), value]);
  return { ...known, ...real, ...Object.fromEntries(nulls) };
}
