/**
 * Feature capacity: how much of its own direction an input has in the hidden layer.
 * C_i = (W_i·W_i)² / Σ_j (W_i·W_j)², W_i being column i of W1; equals Elhage's feature
 * dimensionality (paper.md, section 1). Σ C_i is at most the rank of W1.
 */
import { denseWeights, type Network } from '../model/network';

/** Inner products of the columns of W1, d × d row-major, f64. */
export function columnGram(network: Network): Float64Array {
  const { inputs: d, children } = network;
  const w = denseWeights(network);
  const gram = new Float64Array(d * d);
  for (let c = 0; c < children; c++) {
    const row = c * d;
    for (let i = 0; i < d; i++) {
      const wi = w[row + i];
      if (wi === 0) continue;
      for (let j = 0; j < d; j++) gram[i * d + j] += wi * w[row + j];
    }
  }
  return gram;
}

/** Capacity of every input, length d, each 0 … 1; 0 for an input no neuron reads. */
export const capacities = (network: Network): Float64Array =>
  capacityOfGram(columnGram(network), network.inputs);

/** The same from the inner products of d columns. */
export function capacityOfGram(gram: Float64Array, d: number): Float64Array {
  return Float64Array.from({ length: d }, (_, i) => {
    const own = gram[i * d + i];
    if (own === 0) return 0;
    let sum = 0;
    for (let j = 0; j < d; j++) sum += gram[i * d + j] ** 2;
    return own ** 2 / sum;
  });
}

/** Mean capacity over inputs; 0 without inputs. */
export function meanCapacity(network: Network): number {
  const each = capacities(network);
  return each.length === 0 ? 0 : each.reduce((a, b) => a + b, 0) / each.length;
}
