/**
 * Channel interference between clauses (ours; brief, section 4). A clause vector is the mean of
 * its literals' signed columns of W1, so a negated literal counts with its sign turned.
 */
import type { InputGroups } from '../model/groups';
import { denseWeights, type Network } from '../model/network';

/** Clause vectors, m × n row-major, f64; zeros for a clause without inputs. */
export function clauseVectors(network: Network, groups: InputGroups): Float64Array {
  const { inputs: d, children: n } = network;
  const w = denseWeights(network);
  const size = new Float64Array(groups.count);
  const vectors = new Float64Array(groups.count * n);
  for (let j = 0; j < d; j++) {
    const g = groups.groupOf[j];
    if (g < 0) continue;
    size[g]++;
    for (let c = 0; c < n; c++) vectors[g * n + c] += groups.sign[j] * w[c * d + j];
  }
  for (let g = 0; g < groups.count; g++) {
    for (let c = 0; c < n; c++) if (size[g] > 0) vectors[g * n + c] /= size[g];
  }
  return vectors;
}

/** Cosines between the rows of a `rows` × `length` matrix; 0 wherever a row is zero. */
export function rowCosines(matrix: Float64Array, rows: number, length: number): Float64Array {
  const out = new Float64Array(rows * rows);
  const norm = new Float64Array(rows);
  for (let a = 0; a < rows; a++) {
    let sum = 0;
    for (let c = 0; c < length; c++) sum += matrix[a * length + c] ** 2;
    norm[a] = Math.sqrt(sum);
  }
  for (let a = 0; a < rows; a++) {
    for (let b = a; b < rows; b++) {
      if (norm[a] === 0 || norm[b] === 0) continue;
      let dot = 0;
      for (let c = 0; c < length; c++) dot += matrix[a * length + c] * matrix[b * length + c];
      // On the diagonal the root squared may miss by an ulp.
      const cosine = a === b ? 1 : dot / (norm[a] * norm[b]);
      out[a * rows + b] = cosine;
      out[b * rows + a] = cosine;
    }
  }
  return out;
}

/** Normalised inner products of the clause vectors, m × m row-major, −1 … 1. */
export function interferenceMatrix(network: Network, groups: InputGroups): Float64Array {
  return rowCosines(clauseVectors(network, groups), groups.count, network.children);
}

/** Mean |value| off the diagonal of an m × m matrix; 0 for fewer than two rows. */
export function meanOffDiagonal(matrix: ArrayLike<number>, rows: number): number {
  if (rows < 2) return 0;
  let sum = 0;
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < rows; b++) if (a !== b) sum += Math.abs(matrix[a * rows + b]);
  }
  return sum / (rows * (rows - 1));
}

/** Mean |cosine| between different clauses' vectors, 0 … 1. */
export function interference(network: Network, groups: InputGroups): number {
  return meanOffDiagonal(interferenceMatrix(network, groups), groups.count);
}
