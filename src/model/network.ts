/**
 * One network as a plain copy: what a snapshot holds, what metrics read and plots draw.
 * One hidden ReLU layer, one logit: z = Σ_c output_c · relu(bias_c + Σ_e weight_e · x_input(e)) + outputBias.
 * A dense network is the case alpha = 1. Not a view of engine memory: copying is deliberate.
 */

export interface Network {
  /** d, number of inputs. */
  readonly inputs: number;
  /** h, neurons of the dense network. */
  readonly parents: number;
  /** α, children of each parent; child c belongs to parent ⌊c / α⌋. */
  readonly alpha: number;
  /** n = parents · alpha. */
  readonly children: number;
  /** Edges of child c are [childStart[c], childStart[c+1]); length n + 1. */
  readonly childStart: Uint32Array;
  /** Input of each edge, ascending within a child; length E. */
  readonly edgeInput: Uint16Array;
  /** Input weight of each edge; length E. */
  readonly weight: Float32Array;
  /** Hidden bias; length n. */
  readonly bias: Float32Array;
  /** Output weight; 0 where pruned; length n. */
  readonly output: Float32Array;
  /** 1 where the output weight is part of the network, 0 where pruned; length n. */
  readonly outputAlive: Uint8Array;
  readonly outputBias: number;
}

/** Weight matrix W1, n × d row-major, zeros where not connected. */
export function denseWeights(network: Network): Float32Array {
  const w = new Float32Array(network.children * network.inputs);
  for (let c = 0; c < network.children; c++) {
    const end = network.childStart[c + 1];
    for (let e = network.childStart[c]; e < end; e++) {
      w[c * network.inputs + network.edgeInput[e]] = network.weight[e];
    }
  }
  return w;
}

/** Children that hold each (parent, input), a bit a child, 0 where none does; h × d row-major. */
export function holders(network: Network): Uint32Array {
  const held = new Uint32Array(network.parents * network.inputs);
  for (let c = 0; c < network.children; c++) {
    const parent = Math.floor(c / network.alpha);
    const end = network.childStart[c + 1];
    for (let e = network.childStart[c]; e < end; e++) {
      held[parent * network.inputs + network.edgeInput[e]] |= 1 << (c % network.alpha);
    }
  }
  return held;
}

/** Non-zero weights counted in the arrays themselves: input weights, output weights. */
export function countNonzeros(network: Network): { input: number; output: number } {
  let input = 0;
  let output = 0;
  for (const w of network.weight) if (w !== 0) input++;
  for (const v of network.output) if (v !== 0) output++;
  return { input, output };
}
