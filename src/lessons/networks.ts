/** What several beats read off a record: networks, a neuron worth looking at, accuracies. */
import { finite, mean } from '../lib/statistics';
import { mixedClauses } from '../metrics';
import { groupLetter, type InputGroups, membersOf } from '../model/groups';
import type { Network } from '../model/network';
import type { RunRecord } from '../model/record';
import { lastFrame } from '../model/timeline';

/** The network kept at the frame or the nearest earlier one. */
export const keptNetwork = (
  record: RunRecord,
  method: string,
  frame: number,
): Network | undefined =>
  record.networks.get(method)?.findLast((network, f) => network !== undefined && f <= frame);

/** Whether the clauses are the groups of inputs, two at least: what the beats are about. */
export const hasClauses = ({ groups }: RunRecord): boolean =>
  groups.count >= 2 && groups.clauses === undefined;

/** Place of the greatest value; 0 without any. */
export function greatest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/** The neuron that mixes the most clauses, and how many. */
export function mostMixed(network: Network, groups: InputGroups) {
  const mixed = mixedClauses(network, groups);
  const neuron = greatest(mixed);
  return { neuron, mixed: mixed[neuron] };
}

/** Pre-activation of a neuron while one clause holds and every other input is off. */
export function sumOn(
  network: Network,
  groups: InputGroups,
  neuron: number,
  clause: number,
): number {
  return network.bias[neuron] + weighed(network, neuron, exampleOf(groups, clause));
}

/** The example in which one clause holds and every other input is off: ±1 by input. */
export function exampleOf(groups: InputGroups, clause: number): Int8Array {
  const x = new Int8Array(groups.groupOf.length).fill(-1);
  for (const input of membersOf(groups)[clause] ?? []) x[input] = groups.sign[input];
  return x;
}

/** Σ w·x over the edges of a neuron whose input fits. */
export function weighed(
  { childStart, edgeInput, weight }: Network,
  neuron: number,
  x: Int8Array,
  fits: (input: number) => boolean = () => true,
): number {
  let sum = 0;
  for (let e = childStart[neuron]; e < childStart[neuron + 1]; e++) {
    const input = edgeInput[e];
    if (fits(input)) sum += weight[e] * x[input];
  }
  return sum;
}

export const letter = groupLetter;

/** Test accuracies of a method at a frame, in percent, by seed in the order of the record. */
export const accuracies = (record: RunRecord, method: string, frame: number): number[] =>
  record.replicas.flatMap((replica, r) =>
    replica.method === method ? [100 * (record.testAccuracy[r]?.[frame] ?? Number.NaN)] : [],
  );

/** Mean accuracy over the seeds at a frame, percent; NaN while unknown. */
export const meanAccuracy = (record: RunRecord, method: string, frame: number): number =>
  mean(finite(accuracies(record, method, frame)));

/** Whether the networks have trained to the end. */
export const isComplete = ({ frames, schedule }: RunRecord): boolean =>
  frames > lastFrame(schedule);

/** Replica of a method in the focus seed, −1 where it is not part of the run. */
export const focusReplica = (record: RunRecord, method: string): number =>
  record.replicas.findIndex((r) => r.method === method && r.seed === record.focusSeed);

/** "more", "less" or "about the same", in points: within one it is the same. */
export const SAME_POINTS = 1;
