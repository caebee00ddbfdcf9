/**
 * Polysemantic load (ours; brief, section 4): how many clauses a neuron mixes, as the
 * participation ratio (Σe)² / Σe² of its squared weight by clause. 1 = one clause, m = all alike.
 */
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';

/** Squared input weight by neuron and clause, n × m row-major; inputs of no clause left out. */
export function clauseEnergy(network: Network, groups: InputGroups): Float64Array {
  const m = groups.count;
  const energy = new Float64Array(network.children * m);
  for (let c = 0; c < network.children; c++) {
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      const g = groups.groupOf[network.edgeInput[e]];
      if (g >= 0) energy[c * m + g] += network.weight[e] ** 2;
    }
  }
  return energy;
}

/** Clauses mixed in every neuron, length n; 0 for a neuron without weights. */
export function mixedClauses(network: Network, groups: InputGroups): Float64Array {
  const m = groups.count;
  const energy = clauseEnergy(network, groups);
  return Float64Array.from({ length: network.children }, (_, c) => {
    let sum = 0;
    let squares = 0;
    for (let g = 0; g < m; g++) {
      sum += energy[c * m + g];
      squares += energy[c * m + g] ** 2;
    }
    return squares === 0 ? 0 : sum ** 2 / squares;
  });
}

/** Mean over the neurons that have weights; 0 without any. */
export function meanMixed(network: Network, groups: InputGroups): number {
  const some = mixedClauses(network, groups).filter((v) => v !== 0);
  return some.length === 0 ? 0 : some.reduce((a, b) => a + b, 0) / some.length;
}
