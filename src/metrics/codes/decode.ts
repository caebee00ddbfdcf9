/**
 * The formula read back from the signs, without knowing it (ours). AND shows as near-identical sign
 * patterns in the columns of a clause's inputs (paper.md, section 2), so:
 * 1. Neurons that can never be on say nothing and are left out.
 * 2. Inputs whose columns of signs agree, or are opposite, belong together (`column-clusters.ts`).
 * 3. A group's literals have the signs that most neurons show in which all its inputs count:
 *    s2·s1; or, in a neuron that lowers the output and is off at rest (s2 < 0, bias below zero),
 *    its own signs with the largest weight's turned, because it rules out the near miss (`veto.ts`).
 * 4. A group that no neuron shows whole is no clause; nor is a single input.
 */
import type { Network } from '../../model/network';
import type { Clause } from './clauses';
import { columnClusters } from './column-clusters';
import { isSilent } from './reading';
import type { Signs } from './signs';
import { rowSizes } from './veto';

export interface Decoded extends Clause {
  /** Neurons that show the literals with these signs. */
  readonly neurons: readonly number[];
}

/** The clauses that the signs spell out, in the order of their first input; inputs disjoint. */
export function decodeClauses(network: Network, signs: Signs): Decoded[] {
  const audible = Array.from(
    { length: signs.children },
    (_, r) => signs.output[r] !== 0 && !isSilent(network, r),
  );
  return columnClusters(signs, audible).flatMap((inputs) => {
    const found = literalsOf(network, signs, audible, inputs);
    return found ? [found] : [];
  });
}

/** The signs of a group's literals by vote of the neurons; null where none shows all of them. */
function literalsOf(
  network: Network,
  { inputs: d, children: n, input, output, bias }: Signs,
  audible: readonly boolean[],
  inputs: readonly number[],
): Decoded | null {
  const votes = new Map<string, { signs: (1 | -1)[]; neurons: number[] }>();
  for (let r = 0; r < n; r++) {
    if (!audible[r] || inputs.some((v) => input[r * d + v] === 0)) continue;
    const offAtRest = output[r] < 0 && bias[r] < 0;
    const turned = offAtRest ? largest(rowSizes(network, r), inputs) : -1;
    const signs = inputs.map((v) => {
      const sign = offAtRest
        ? input[r * d + v] * (v === turned ? -1 : 1)
        : output[r] * input[r * d + v];
      return sign > 0 ? 1 : -1;
    });
    const vote = votes.get(signs.join()) ?? { signs, neurons: [] };
    vote.neurons.push(r);
    votes.set(signs.join(), vote);
  }
  let best: Decoded | null = null;
  for (const { signs, neurons } of votes.values()) {
    if (!best || neurons.length > best.neurons.length) best = { inputs, signs, neurons };
  }
  return best;
}

const largest = (sizes: Float64Array, inputs: readonly number[]): number =>
  inputs.reduce((best, v) => (sizes[v] > sizes[best] ? v : best), inputs[0]);
