/**
 * What a network says about Boolean examples, in f64: z = Σ output · relu(bias + Σ weight · x) +
 * outputBias, with x = +1 for an input that is on and −1 for one that is off, as in training. For
 * reading networks, not for training them: the engines have their own.
 */
import type { Network } from '../../model/network';

/** Boolean examples as tasks make them (`BitExamples` of `tasks/task.ts`), without labels. */
export interface Bits {
  readonly count: number;
  readonly inputs: number;
  readonly wordsPerRow: number;
  /** Row-major; bit j of an example is bit j&31 of its word j>>5. */
  readonly rows: Uint32Array;
}

/** The logit of every example, length `count`. Throws where the examples have other inputs. */
export function logits(network: Network, bits: Bits): Float64Array {
  if (bits.inputs !== network.inputs) {
    throw new Error(`examples of ${bits.inputs} inputs for a network of ${network.inputs}`);
  }
  const { childStart, edgeInput, weight } = network;
  return Float64Array.from({ length: bits.count }, (_, b) => {
    const row = b * bits.wordsPerRow;
    let z = network.outputBias;
    for (let c = 0; c < network.children; c++) {
      let sum = network.bias[c];
      for (let e = childStart[c]; e < childStart[c + 1]; e++) {
        const j = edgeInput[e];
        sum += (bits.rows[row + (j >> 5)] >>> (j & 31)) & 1 ? weight[e] : -weight[e];
      }
      if (sum > 0) z += network.output[c] * sum;
    }
    return z;
  });
}

/** Share of the examples on which both say the same (logit > 0 is true), 0 … 1; NaN without any. */
export function agreement(a: Network, b: Network, bits: Bits): number {
  const other = logits(b, bits);
  const same = logits(a, bits).reduce((n, z, i) => n + (z > 0 === other[i] > 0 ? 1 : 0), 0);
  return bits.count === 0 ? Number.NaN : same / bits.count;
}
