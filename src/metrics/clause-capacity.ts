/**
 * Capacity of a clause: how much of its own direction its vector has in the hidden layer (ours).
 * C_g = (u_g·u_g)² / Σ_h (u_g·u_h)², u_g being the clause vector: literals of one clause should
 * share a code, which input by input counts as crowding (paper.md, section 1). Σ C_g is at most
 * the rank of W1.
 */
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';
import { clauseVectors } from './interference';

/** Capacity of every clause, length m, each 0 … 1; 0 for a clause without weights. */
export function clauseCapacities(network: Network, groups: InputGroups): Float64Array {
  const n = network.children;
  const m = groups.count;
  const u = clauseVectors(network, groups);
  const dot = (g: number, h: number): number => {
    let sum = 0;
    for (let c = 0; c < n; c++) sum += u[g * n + c] * u[h * n + c];
    return sum;
  };
  return Float64Array.from({ length: m }, (_, g) => {
    const own = dot(g, g);
    if (own === 0) return 0;
    let sum = 0;
    for (let h = 0; h < m; h++) sum += dot(g, h) ** 2;
    return own ** 2 / sum;
  });
}

/** Mean capacity over clauses; 0 without clauses. */
export function clauseCapacity(network: Network, groups: InputGroups): number {
  const each = clauseCapacities(network, groups);
  return each.length === 0 ? 0 : each.reduce((a, b) => a + b, 0) / each.length;
}
