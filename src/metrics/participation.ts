/**
 * Participation ratio of W1's spectrum: how many directions the hidden layer really uses.
 * (Σλ)² / Σλ², λ being the eigenvalues of G = W1ᵀW1; since Σλ = tr G and Σλ² = ‖G‖²_F, no
 * eigenvalue is computed. At most the rank of W1, and equal to it where all λ ≠ 0 are alike.
 */
import type { Network } from '../model/network';
import { columnGram } from './capacity';

/** Directions in use, 1 … rank of W1; 0 for an empty or zero matrix. */
export const participation = (network: Network): number =>
  participationOfGram(columnGram(network), network.inputs);

/** The same from the inner products of d columns. */
export function participationOfGram(gram: Float64Array, d: number): number {
  let trace = 0;
  let squares = 0;
  for (let i = 0; i < d; i++) trace += gram[i * d + i];
  for (const g of gram) squares += g ** 2;
  return squares === 0 ? 0 : trace ** 2 / squares;
}
