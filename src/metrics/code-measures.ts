/** What sweeps show of the codes (ours; `codes/`), one number each; 0 where no clauses are known. */
import { mean } from '../lib/statistics';
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';
import { clausesOf } from './codes/clauses';
import { type Codes, codesOf, coveredBy, meanWeight } from './codes/code';
import { DEFAULT_TAU, signsOf } from './codes/signs';

const codes = (network: Network, groups: InputGroups): Codes =>
  codesOf(signsOf(network, DEFAULT_TAU), clausesOf(groups));

/** Neurons that carry a clause, averaged over all clauses. */
export const codeWeight = (network: Network, groups: InputGroups): number =>
  meanWeight(codes(network, groups));

/** Clauses that no neuron carries. */
export function codeless(network: Network, groups: InputGroups): number {
  const found = codes(network, groups);
  return found.clauses - coveredBy(found);
}

/** Clauses that a neuron carries, averaged over all neurons, dead ones too. */
export const codeLoad = (network: Network, groups: InputGroups): number =>
  mean([...codes(network, groups).loads]);
