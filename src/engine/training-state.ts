/**
 * Where a run rests between two epochs, network by network: what a checkpoint holds, without its
 * memory layout, so that any number of workers, on either backend, can go on from it with the same
 * bits. Made at the end of an epoch, taken by `start`.
 */
import { floatsOf } from '../lib/words';
import type { Network } from '../model/network';
import { ALIVE_BIT, REPLICA, REPLICA_WORDS, SUMMARY_WORDS } from '../model/replica-layout';
import { isSplit } from '../model/timeline';
import type { Spec } from '../spec/spec';
import type { Checkpoint } from './checkpoint';
import { describeSplit, fieldOf, type Plan } from './plan';
import { decodeNetwork } from './readback';
import type { Masks } from './structure';

export interface ReplicaState {
  readonly network: Network;
  /** First and second moments in the order of parameters; empty: the optimiser starts anew. */
  readonly moments: readonly [Float32Array, Float32Array];
  /** Its row of slot summary: loss of the epoch so far, whether and when it diverged. */
  readonly report: Float32Array;
  /** Its masks as the split dealt them, before the prune; null where it has not split. */
  readonly dealt: Masks | null;
}

export interface TrainingState {
  /** The last frame shown; training goes on with the next. */
  readonly frame: number;
  /** In the order of the run: seed by seed, its methods in order. */
  readonly replicas: readonly ReplicaState[];
}

/** Weights at 0, biases, outputs and output bias behind the room for edges: offsets in params. */
function placesOf(plan: Plan, r: number) {
  const edges = fieldOf(plan, r, 'edge_capacity');
  const children = fieldOf(plan, r, 'child_capacity');
  return { edges, bias: edges, output: edges + children, outputBias: edges + 2 * children };
}

const slotOf = (checkpoint: Checkpoint, name: string): Uint32Array => {
  const found = checkpoint.slots.find(({ slot }) => slot === name);
  if (!found) throw new Error(`a checkpoint without ${name}`);
  return found.words;
};

/** What a checkpoint of the plan holds, replica by replica. */
export function stateOf(
  plan: Plan,
  checkpoint: Checkpoint,
  dealt: readonly (Masks | null)[],
): TrainingState {
  const [topology, params, state, summary] = ['topology', 'params', 'state', 'summary'].map(
    (name) => slotOf(checkpoint, name),
  );
  const replicas = plan.replicas.map((_, r): ReplicaState => {
    const { edges } = placesOf(plan, r);
    const count = fieldOf(plan, r, 'parameter_count');
    const at = fieldOf(plan, r, 'topology');
    const weights = fieldOf(plan, r, 'weights');
    const moments = floatsOf(state).subarray(fieldOf(plan, r, 'state'));
    return {
      network: decodeNetwork(
        plan,
        r,
        topology.subarray(at, at + edges + fieldOf(plan, r, 'child_capacity') + 1),
        params.subarray(weights, weights + count),
      ),
      moments: [moments.slice(0, count), moments.slice(count, 2 * count)],
      report: floatsOf(summary).slice(r * SUMMARY_WORDS, (r + 1) * SUMMARY_WORDS),
      dealt: dealt[r] ?? null,
    };
  });
  return { frame: checkpoint.frame, replicas };
}

/** The checkpoint of a fresh plan that goes on from the state. Throws where it is of other networks. */
export function checkpointOf(plan: Plan, { frame, replicas }: TrainingState): Checkpoint {
  const { course, stepsPerEpoch, sizes } = plan;
  if (replicas.length !== plan.replicas.length) {
    throw new Error(`${replicas.length} networks to go on from, but ${plan.replicas.length} train`);
  }
  if (isSplit(course, frame)) describeSplit(plan, course.warmup * stepsPerEpoch);
  const step = stepsPerEpoch * (isSplit(course, frame) ? frame - 1 : frame);
  const descriptors = plan.descriptors.slice();
  const topology = new Uint32Array(sizes.topology);
  const params = new Uint32Array(sizes.params);
  const state = new Uint32Array(sizes.state);
  const summary = new Uint32Array(sizes.summary);
  replicas.forEach(({ network, moments, report }, r) => {
    const places = placesOf(plan, r);
    const { children } = network;
    if (children !== fieldOf(plan, r, 'children') || network.edgeInput.length > places.edges) {
      throw new Error(`network ${r} to go on from has another size than the one that trains`);
    }
    const at = fieldOf(plan, r, 'topology');
    for (let c = 0; c < children; c++) {
      const end = network.childStart[c + 1];
      for (let e = network.childStart[c]; e < end; e++) {
        topology[at + e] = (c << 16) | network.edgeInput[e];
      }
      topology[at + places.edges + c] =
        network.childStart[c] | (network.outputAlive[c] ? ALIVE_BIT : 0);
    }
    topology[at + places.edges + children] = network.childStart[children];
    const weights = floatsOf(params).subarray(fieldOf(plan, r, 'weights'));
    weights.set(network.weight);
    weights.set(network.bias, places.bias);
    weights.set(network.output, places.output);
    weights[places.outputBias] = network.outputBias;
    const count = fieldOf(plan, r, 'parameter_count');
    moments.forEach((moment, m) => {
      floatsOf(state).set(moment.subarray(0, count), fieldOf(plan, r, 'state') + m * count);
    });
    // Without its moments the optimiser begins here, and its bias correction with it.
    if (moments[0].length === 0) descriptors[r * REPLICA_WORDS + REPLICA.optimiser_start] = step;
    floatsOf(summary).set(report.subarray(0, SUMMARY_WORDS), r * SUMMARY_WORDS);
  });
  const slots = { topology, params, state, summary };
  return {
    frame,
    descriptors,
    slots: Object.entries(slots).map(([slot, words]) => ({ slot, words })),
  };
}

/** The part of a run's state that belongs to some of its seeds. */
export const shareOf = (
  { frame, replicas }: TrainingState,
  { first, count }: { readonly first: number; readonly count: number },
  { methods }: Pick<Spec, 'methods'>,
): TrainingState => ({
  frame,
  replicas: replicas.slice(first * methods.length, (first + count) * methods.length),
});
