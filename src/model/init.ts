/**
 * Initial weights of a dense network: U(±1/√fan_in) for weights and biases (PyTorch's default),
 * drawn from stream(seed, 'init') in the order W1 row by row, b1, W2, b2. Every method of a seed
 * starts from the same bits.
 */
import { stream } from '../lib/random';
import type { Network } from './network';

/** The untrained dense network of a seed: h × d weights, one logit. */
export function initialNetwork(inputs: number, hidden: number, seed: number): Network {
  const random = stream(seed, 'init', 0);
  const fill = (length: number, fanIn: number): Float32Array => {
    const bound = 1 / Math.sqrt(fanIn);
    return Float32Array.from({ length }, () => (2 * random.uniform() - 1) * bound);
  };
  const weight = fill(hidden * inputs, inputs);
  const bias = fill(hidden, inputs);
  const output = fill(hidden, hidden);
  const outputBias = fill(1, hidden)[0];
  return {
    inputs,
    parents: hidden,
    alpha: 1,
    children: hidden,
    childStart: Uint32Array.from({ length: hidden + 1 }, (_, c) => c * inputs),
    edgeInput: Uint16Array.from({ length: hidden * inputs }, (_, e) => e % inputs),
    weight,
    bias,
    output,
    outputAlive: new Uint8Array(hidden).fill(1),
    outputBias,
  };
}
