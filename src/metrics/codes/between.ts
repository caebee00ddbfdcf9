/**
 * How codes of clauses get in each other's way (paper.md, section 2): matrices between clauses,
 * m × m row-major and symmetric.
 */
import type { Network } from '../../model/network';
import { denseWeights } from '../../model/network';
import { rowCosines } from '../interference';
import type { Clause } from './clauses';
import type { Codes } from './code';

export const CODE_RELATIONS = ['overlap', 'jaccard', 'hamming', 'signed'] as const;
export type CodeRelation = (typeof CODE_RELATIONS)[number];

/** Neurons in both codes and in either one, by pair of clauses. */
function shared({ clauses: m, children: n, carried }: Codes, a: number, b: number) {
  let both = 0;
  let either = 0;
  for (let r = 0; r < n && Math.max(a, b) < m; r++) {
    const inA = carried[a * n + r] !== 0;
    const inB = carried[b * n + r] !== 0;
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return { both, either };
}

const OF_SETS = {
  /** |Code ∩ Code'|: neurons that carry both; on the diagonal the code's weight. */
  overlap: (both: number) => both,
  /** Share of the neurons of either code that carry both, 0 … 1; 0 where both codes are empty. */
  jaccard: (both: number, either: number) => (either === 0 ? 0 : both / either),
  /** Neurons that carry one of the two but not the other. */
  hamming: (both: number, either: number) => either - both,
} as const;

/** The matrix of a relation between codes. */
export function codeMatrix(codes: Codes, relation: keyof typeof OF_SETS): Float64Array {
  const m = codes.clauses;
  const out = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = a; b < m; b++) {
      const { both, either } = shared(codes, a, b);
      out[a * m + b] = OF_SETS[relation](both, either);
      out[b * m + a] = out[a * m + b];
    }
  }
  return out;
}

/**
 * Signed inner products of the clauses' channel vectors (means of their literals' signed columns
 * of W1), each of unit length: −1 … 1. The same number as `interferenceMatrix`, for clauses that
 * may share inputs; it needs no code and no τ.
 */
export function channelMatrix(network: Network, clauses: readonly Clause[]): Float64Array {
  const { inputs: d, children: n } = network;
  const w = denseWeights(network);
  const vectors = new Float64Array(clauses.length * n);
  clauses.forEach(({ inputs, signs }, g) => {
    inputs.forEach((v, k) => {
      for (let r = 0; r < n; r++) vectors[g * n + r] += (signs[k] * w[r * d + v]) / inputs.length;
    });
  });
  return rowCosines(vectors, clauses.length, n);
}
