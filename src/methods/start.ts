/** The untrained network a method starts from; methods that start alike share its bits. */
import { initialNetwork, sparseNetwork, wideNetwork } from '../model/init';
import type { Network } from '../model/network';
import type { Method } from './method';
import type { Shape } from './shape';

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
