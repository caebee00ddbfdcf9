/** What is counted in a network's arrays, by itself: faults of structure, weights, shared inputs. */
import type { Network } from '../../model/network';

export interface Counted {
  /** Input weights and output weights that are not zero. */
  readonly nonzeros: readonly [number, number];
  /** Edges and output weights that are part of the network. */
  readonly connections: number;
  /** Of one neuron, inputs held by more than one of its children; over all neurons. */
  readonly shared: number;
  /** Rows that do not follow each other, inputs that do not exist or repeat, weights not finite. */
  readonly faults: number;
}

export function countIn(network: Network): Counted {
  const { inputs, parents, children, childStart, edgeInput, weight, bias, output } = network;
  const finite = (x: number): boolean => Number.isFinite(x);
  let faults = children % parents === 0 && childStart.length === children + 1 ? 0 : 1;
  if (childStart[0] !== 0 || childStart[children] !== weight.length) faults++;
  if (edgeInput.length !== weight.length) faults++;
  for (const list of [weight, bias, output]) faults += list.filter((x) => !finite(x)).length;
  if (!finite(network.outputBias)) faults++;

  const family = children / parents;
  let shared = 0;
  for (let parent = 0; parent < parents; parent++) {
    const held = new Uint32Array(inputs);
    for (let c = parent * family; c < (parent + 1) * family; c++) {
      if (childStart[c] > childStart[c + 1]) faults++;
      for (let e = childStart[c]; e < childStart[c + 1]; e++) {
        const input = edgeInput[e];
        if (input >= inputs || (e > childStart[c] && input <= edgeInput[e - 1])) faults++;
        else held[input]++;
      }
    }
    shared += held.filter((times) => times > 1).length;
  }
  let alive = 0;
  network.outputAlive.forEach((flag, c) => {
    alive += flag;
    // A pruned output weight is zero.
    if (flag === 0 && output[c] !== 0) faults++;
  });
  const nonzeros = (list: Float32Array): number => list.filter((x) => x !== 0).length;
  return {
    nonzeros: [nonzeros(weight), nonzeros(output)],
    connections: weight.length + alive,
    shared,
    faults,
  };
}
