/** The weights a method starts from, and those it may go on with after the split. */
import { type Draw, freshWeights, initialNetwork, sparseNetwork, wideNetwork } from '../model/init';
import type { Network } from '../model/network';
import type { Method } from './method';
import type { Shape } from './shape';

/** The untrained network; methods that start alike share its bits. */
export function startNetwork(
  { start }: Method,
  { parents, edges }: Shape,
  inputs: number,
  seed: number,
): Network {
  switch (start) {
    case 'dense':
      return initialNetwork(inputs, parents, seed);
    case 'wide':
      return wideNetwork(inputs, parents, seed);
    case 'sparse':
      return sparseNetwork(inputs, parents, edges, seed);
    default:
      return start satisfies never;
  }
}

/** As many weights as the staged split has; a child reads its share of the edges. */
export const freshDraw = ({ edgeCapacity, childCapacity }: Shape, seed: number): Draw =>
  freshWeights(edgeCapacity, childCapacity, edgeCapacity / childCapacity, seed);
