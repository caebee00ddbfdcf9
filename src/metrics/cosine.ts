/**
 * Pairwise cosine similarity between neurons' input weights, signed and absolute.
 * A neuron without weights has no direction, so pairs with one are left out.
 */
import type { Network } from '../model/network';
import { denseWeights } from '../model/network';

export interface NeuronCosine {
  /** Mean signed cosine, −1 … 1; 0 without a pair. */
  readonly signed: number;
  /** Mean |cosine|, 0 … 1; 0 without a pair. */
  readonly absolute: number;
}

/** Means over all pairs of children whose weight rows are not zero. */
export function neuronCosine(network: Network): NeuronCosine {
  const { inputs: d, children: n } = network;
  const w = denseWeights(network);
  const norm = new Float64Array(n);
  for (let c = 0; c < n; c++) {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += w[c * d + j] ** 2;
    norm[c] = Math.sqrt(sum);
  }
  let signed = 0;
  let absolute = 0;
  let pairs = 0;
  for (let a = 0; a < n; a++) {
    if (norm[a] === 0) continue;
    for (let b = a + 1; b < n; b++) {
      if (norm[b] === 0) continue;
      let dot = 0;
      for (let j = 0; j < d; j++) dot += w[a * d + j] * w[b * d + j];
      const cosine = dot / (norm[a] * norm[b]);
      signed += cosine;
      absolute += Math.abs(cosine);
      pairs++;
    }
  }
  return pairs === 0
    ? { signed: 0, absolute: 0 }
    : { signed: signed / pairs, absolute: absolute / pairs };
}
