/**
 * Everything measured of layered networks at a moment. Structure is that of the first hidden layer,
 * in f64 on the host from copies of the weights; the null is one draw of the same masks with their
 * weights shuffled. What belongs to clauses is NaN where none are known, and so is what has no
 * meaning with several outputs.
 */

import { shuffle, stream } from '../../lib/random';
import { mean } from '../../lib/statistics';
import { capacityOfGram, columnGram, neuronCosine, participationOfGram, rank } from '../../metrics';
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

type Structure = Readonly<
  Pick<
    Record<WeightMeasure, number>,
    'capacity' | 'cosine' | 'cosineAbs' | 'rank' | 'participation'
  >
>;

function structureOf(network: Network): Structure {
  const gram = columnGram(network);
  const cosines = neuronCosine(network);
  return {
    capacity: mean([...capacityOfGram(gram, network.inputs)]),
    cosine: cosines.signed,
    cosineAbs: cosines.absolute,
    rank: rank(network),
    participation: participationOfGram(gram, network.inputs),
  };
}

/** The same masks with the weights shuffled among all edges of the layer. */
function shuffled(network: Network, seed: number): Network {
  const weight = network.weight.slice();
  shuffle(weight, stream(seed, 'null', 0));
  return { ...network, weight };
}

export function layeredMeasures(network: LayeredNetwork, counted: Counted, seed: number): Measures {
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
  const real = structureOf(first);
  const none = structureOf(shuffled(first, seed));
  const nulls = Object.entries(none).map(([id, value]) => [nullOf(id as WeightMeasure), value]);
  return { ...known, ...real, ...Object.fromEntries(nulls) };
}
