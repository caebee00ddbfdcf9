/**
 * Sign categories of a network: all that its codes are read from (paper.md, section 2; the rule is
 * ours). An input weight counts as its sign when it exceeds τ times the root mean square of its
 * neuron's weights, else as 0. The rms is over the edges the neuron has: over all d inputs a
 * child's would fall by √α at the split, and codes would appear that no weight has changed for.
 */
import type { Network } from '../../model/network';

/**
 * τ: under half of a neuron's typical weight is noise. Of 0.25, 0.5, 0.75 and 1 the smallest at which
 * shuffled signs carry less than a tenth of what the signs of trained dense networks do.
 */
export const DEFAULT_TAU = 0.5;

export interface Signs {
  readonly inputs: number;
  readonly children: number;
  /** −1, 0, +1 of each input weight, 0 where there is no edge; n × d row-major. */
  readonly input: Int8Array;
  /** 1 where there is an edge; n × d row-major. */
  readonly connected: Uint8Array;
  /** −1, 0, +1 of each output weight, whatever its size; 0 where pruned; length n. */
  readonly output: Int8Array;
  /** −1, 0, +1 of each bias, against the same τ · rms as its neuron's weights; length n. */
  readonly bias: Int8Array;
}

/** Sign categories at threshold τ ≥ 0; a neuron with a weight that is not finite has none. */
export function signsOf(network: Network, tau: number): Signs {
  const { inputs: d, children: n, childStart, edgeInput, weight } = network;
  const input = new Int8Array(n * d);
  const connected = new Uint8Array(n * d);
  const bias = new Int8Array(n);
  for (let c = 0; c < n; c++) {
    const least = tau * rowRms(network, c);
    for (let e = childStart[c]; e < childStart[c + 1]; e++) {
      const at = c * d + edgeInput[e];
      connected[at] = 1;
      input[at] = categoryOf(weight[e], least);
    }
    bias[c] = categoryOf(network.bias[c], least);
  }
  const output = Int8Array.from(network.output, (w, c) =>
    network.outputAlive[c] === 1 ? categoryOf(w, 0) : 0,
  );
  return { inputs: d, children: n, input, connected, output, bias };
}

/** Root mean square of a neuron's weights over its edges; 0 without any. */
export function rowRms({ childStart, weight }: Network, neuron: number): number {
  const from = childStart[neuron];
  const end = childStart[neuron + 1];
  let squares = 0;
  for (let e = from; e < end; e++) squares += weight[e] ** 2;
  return end === from ? 0 : Math.sqrt(squares / (end - from));
}

function categoryOf(value: number, least: number): -1 | 0 | 1 {
  if (!(Math.abs(value) > least) || !Number.isFinite(value)) return 0;
  return value > 0 ? 1 : -1;
}
