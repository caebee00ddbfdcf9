/**
 * What the masks keep of the clauses (paper.md, section 1): read off the edges, whatever their
 * weights, and after pruning, so that it can lie below `split-theory.ts`, which knows no pruning.
 * A clause is whole in a child that has an edge from each of its literals; one without literals
 * is whole nowhere. Output weights, dead or alive, play no part.
 */
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';

export interface MaskCounts {
  /** Share of clauses whole in at least one child of the network, 0 … 1; 0 without clauses. */
  readonly coverage: number;
  /** Share of (parent, clause) with the clause whole in a child of that parent, 0 … 1. */
  readonly wholes: number;
  /** Share of (parent, pair of clauses) with both whole in one child; 0 below two clauses. */
  readonly collisions: number;
}

/** Whether each clause is whole in each child, n × m row-major, 1 or 0. */
function wholeIn(network: Network, groups: InputGroups): Uint8Array {
  const m = groups.count;
  const size = new Uint32Array(m);
  for (const g of groups.groupOf) if (g >= 0) size[g]++;
  const held = new Uint32Array(network.children * m);
  for (let c = 0; c < network.children; c++) {
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      const g = groups.groupOf[network.edgeInput[e]];
      if (g >= 0) held[c * m + g]++;
    }
  }
  return Uint8Array.from(held, (k, at) => (k > 0 && k === size[at % m] ? 1 : 0));
}

/** Coverage, wholes and collisions of a network's masks. */
export function maskCounts(network: Network, groups: InputGroups): MaskCounts {
  const { parents, alpha } = network;
  const m = groups.count;
  const whole = wholeIn(network, groups);
  const covered = new Uint8Array(m);
  let wholes = 0;
  let collisions = 0;
  for (let p = 0; p < parents; p++) {
    const inFamily = new Uint8Array(m);
    // Masks may overlap: a pair that meets in two siblings still counts once.
    const met = new Uint8Array(m * m);
    for (let c = p * alpha; c < (p + 1) * alpha; c++) {
      for (let g = 0; g < m; g++) {
        if (whole[c * m + g] === 0) continue;
        inFamily[g] = 1;
        covered[g] = 1;
        for (let h = 0; h < g; h++) if (whole[c * m + h] === 1) met[g * m + h] = 1;
      }
    }
    wholes += count(inFamily);
    collisions += count(met);
  }
  const pairs = (m * (m - 1)) / 2;
  return {
    coverage: share(count(covered), m),
    wholes: share(wholes, parents * m),
    collisions: share(collisions, parents * pairs),
  };
}

const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);
const share = (part: number, of: number): number => (of === 0 ? 0 : part / of);
