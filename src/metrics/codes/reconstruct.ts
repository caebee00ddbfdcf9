/**
 * The network that the signs alone describe (paper.md, section 2, step 6): each row of W1 becomes
 * {−a, 0, +a} with a the mean |w| of the weights that count at τ. Biases and output weights are
 * kept as they are (ours): the question is what W1 says beyond its signs.
 */
import type { Network } from '../../model/network';
import { rowRms } from './signs';

/** Every weight of W1 replaced by its category times its row's a; edges below τ become 0. */
export function reconstruct(network: Network, tau: number): Network {
  const weight = new Float32Array(network.weight.length);
  for (let c = 0; c < network.children; c++) {
    const least = tau * rowRms(network, c);
    const from = network.childStart[c];
    const row = network.weight.subarray(from, network.childStart[c + 1]);
    const kept = Array.from(row, Math.abs).filter((w) => w > least);
    const size = kept.length === 0 ? 0 : kept.reduce((a, b) => a + b, 0) / kept.length;
    row.forEach((w, k) => {
      weight[from + k] = Math.abs(w) > least ? Math.sign(w) * size : 0;
    });
  }
  return { ...network, weight };
}
