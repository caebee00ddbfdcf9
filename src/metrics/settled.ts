/** Which clause a neuron has settled on, if any (ours; brief, section 4). */
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';
import { clauseEnergy } from './mixed';

/** Share of a neuron's squared weight that one clause must exceed. */
export const SETTLED_SHARE = 0.8;

export interface Settled {
  /** Clause with more than `SETTLED_SHARE` of the squared weight, −1 for none; length n. */
  readonly group: Int16Array;
  /** 1 where every input of that clause is connected to the neuron; length n. */
  readonly complete: Uint8Array;
}

/** The settled clause of every neuron and whether the neuron holds all of its inputs. */
export function settledClauses(network: Network, groups: InputGroups): Settled {
  const m = groups.count;
  const n = network.children;
  const energy = clauseEnergy(network, groups);
  const size = new Uint16Array(m);
  for (const g of groups.groupOf) if (g >= 0) size[g]++;
  const group = new Int16Array(n).fill(-1);
  const complete = new Uint8Array(n);
  for (let c = 0; c < n; c++) {
    let total = 0;
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      total += network.weight[e] ** 2;
    }
    if (!(total > 0)) continue;
    for (let g = 0; g < m; g++) {
      if (energy[c * m + g] > SETTLED_SHARE * total) group[c] = g;
    }
    if (group[c] < 0) continue;
    let held = 0;
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      if (groups.groupOf[network.edgeInput[e]] === group[c]) held++;
    }
    complete[c] = held === size[group[c]] ? 1 : 0;
  }
  return { group, complete };
}
