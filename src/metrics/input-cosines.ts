/** Cosines between the columns of W1: how alike two inputs are to the hidden layer. */
import type { InputGroups } from '../model/groups';
import { denseWeights, type Network } from '../model/network';
import { rowCosines } from './interference';

/** Column cosines, d × d row-major, −1 … 1; 0 where an input is read by no neuron. */
export function inputCosines(network: Network): Float64Array {
  const { inputs: d, children: n } = network;
  const w = denseWeights(network);
  const columns = new Float64Array(d * n);
  for (let c = 0; c < n; c++) {
    for (let j = 0; j < d; j++) columns[j * n + c] = w[c * d + j];
  }
  return rowCosines(columns, d, n);
}

/** Mean |cosine| over pairs of inputs of different groups; inputs of no group are left out. */
export function meanBetweenGroups(matrix: Float64Array, groups: InputGroups): number {
  const d = groups.groupOf.length;
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const a = groups.groupOf[i];
      const b = groups.groupOf[j];
      if (a < 0 || b < 0 || a === b) continue;
      sum += Math.abs(matrix[i * d + j]);
      pairs++;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}
