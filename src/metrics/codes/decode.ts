/**
 * The formula read back from the signs, without knowing it (ours). AND shows as near-identical sign
 * patterns in the columns of a clause's inputs (paper.md, section 2), so:
 * 1. A neuron speaks as loudly as |W2| times the rms of its weights; one that can never be on, not
 *    at all.
 * 2. Inputs whose columns of signs agree, or are opposite, belong together (`column-clusters.ts`).
 * 3. A group's literals have the signs that the loudest neurons show in which all its inputs count:
 *    s2·s1; or, in a neuron that lowers the output and has a negative bias, its own signs with the
 *    largest weight's turned, because it rules out the near miss (`veto.ts`).
 * 4. A group that no neuron shows whole is no clause; nor is a single input.
 * Clauses with the same code are one clause to it, and inputs are in at most one. An AND of ORs is
 * read as the OR of ANDs that its negation is (`form.ts`): which of the two it is, is told.
 */
import type { Network } from '../../model/network';
import type { Clause } from './clauses';
import { columnClusters } from './column-clusters';
import { type Form, negatedClause, turnedNetwork, turnedSigns } from './form';
import { isSilent } from './reading';
import { rowRms, type Signs } from './signs';
import { rowSizes } from './veto';

export interface Decoded extends Clause {
  /** Neurons that show the literals with these signs. */
  readonly neurons: readonly number[];
}

/** The clauses that the signs spell out, in the order of their first input; inputs disjoint. */
export function decodeClauses(network: Network, signs: Signs, form: Form = 'dnf'): Decoded[] {
  if (form === 'cnf') {
    const turned = decodeClauses(turnedNetwork(network), turnedSigns(signs));
    return turned.map((found) => ({ ...found, ...negatedClause(found) }));
  }
  const loudness = Float64Array.from({ length: signs.children }, (_, r) =>
    isSilent(network, r) ? 0 : Math.abs(network.output[r]) * rowRms(network, r),
  );
  return columnClusters(signs, loudness).flatMap((inputs) => {
    const found = literalsOf(network, signs, loudness, inputs);
    return found ? [found] : [];
  });
}

interface Vote {
  readonly signs: (1 | -1)[];
  readonly neurons: number[];
  weight: number;
}

/** The signs of a group's literals by vote of the neurons; null where none shows all of them. */
function literalsOf(
  network: Network,
  { inputs: d, children: n, input, output, bias }: Signs,
  loudness: Float64Array,
  inputs: readonly number[],
): Decoded | null {
  const votes = new Map<string, Vote>();
  for (let r = 0; r < n; r++) {
    if (loudness[r] === 0 || inputs.some((v) => input[r * d + v] === 0)) continue;
    const rulesOut = output[r] < 0 && bias[r] < 0;
    const turned = rulesOut ? largest(rowSizes(network, r), inputs) : -1;
    const signs = inputs.map((v) => {
      const own = rulesOut ? (v === turned ? -1 : 1) : output[r];
      return own * input[r * d + v] > 0 ? 1 : -1;
    });
    const vote = votes.get(signs.join()) ?? { signs, neurons: [], weight: 0 };
    vote.neurons.push(r);
    vote.weight += loudness[r] ** 2;
    votes.set(signs.join(), vote);
  }
  let best: Vote | null = null;
  for (const vote of votes.values()) if (!best || vote.weight > best.weight) best = vote;
  return best && { inputs, signs: best.signs, neurons: best.neurons };
}

const largest = (sizes: Float64Array, inputs: readonly number[]): number =>
  inputs.reduce((best, v) => (sizes[v] > sizes[best] ? v : best), inputs[0]);
