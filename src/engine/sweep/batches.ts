/**
 * Cuts a sweep into batches: members that train side by side in the same dispatches. Members are
 * taken in the order given and none overtakes one of an earlier seed, so a grid fills evenly; a
 * batch is bounded in networks, bytes and work. What is in a batch never changes a result.
 */
import { sum } from '../../lib/statistics';
import { methodOf } from '../../methods';
import {
  clauseWords,
  EVALUATION_BLOCK,
  growthWords,
  MOST_CLAUSES,
  scratchWords,
} from '../../model/replica-layout';
import { isLayered } from '../../spec/layers';
import { dataBytes } from '../../spec/rules';
import type { Spec } from '../../spec/spec';
import { taskOf } from '../../tasks';
import { largestOf, MEASURED_AT_ONCE, scratchSizes, shapesOf } from '../extents';
import { courseKey } from '../plan';
import type { Member } from './protocol';

/** Most bytes a batch may take on the GPU, whatever the sweep's size. */
export const BATCH_BYTES = 64 * 2 ** 20;
/** Most networks of a batch. */
export const BATCH_NETWORKS = 256;

export interface BatchLimits {
  readonly networks: number;
  readonly bytes: number;
  /** See `memberWork`. */
  readonly work: number;
}

/**
 * What training a member costs, in multiply-adds of the forward pass: for each of its networks the
 * examples it sees times its weights, evaluations included, and a share for what every example
 * costs in any network.
 */
export function memberWork(spec: Spec): number {
  const inputs = taskOf(spec.task).inputs(spec);
  const seen = 3 * spec.train * (spec.warmup + spec.finetune);
  const evaluated = 3 * (spec.train + spec.test);
  const weights = sum(shapesOf(spec).map(({ edgeCapacity }) => edgeCapacity + 4 * inputs + 64));
  return (seen + evaluated) * weights;
}

/** The same of several. */
export const workOf = (members: readonly Member[]): number =>
  sum(members.map(({ spec }) => memberWork(spec)));

/** Bytes a member takes in a batch, data and networks; an upper bound. */
export function memberBytes(spec: Spec): number {
  const inputs = taskOf(spec.task).inputs(spec);
  const blocks = Math.ceil(Math.max(spec.train, spec.test) / EVALUATION_BLOCK);
  const words = shapesOf(spec).map((shape, i) => {
    const { edgeCapacity: edges, childCapacity: children } = shape;
    const parameters = edges + 2 * children + 1;
    const topology = edges + children + 1;
    const scratch = scratchWords(shape, spec.batch, methodOf(spec.methods[i]).dropconnect);
    const growth = growthWords(inputs, children, edges);
    // params, staged_params, shuffled, fresh, two moments; topology, staged_topology, deal; tally, rows.
    return 6 * parameters + 3 * topology + scratch + growth + 2 * blocks + 96;
  });
  const order = spec.train;
  const steps = Math.ceil(spec.train / spec.batch) * (spec.warmup + spec.finetune);
  const clauses = clauseWords(MOST_CLAUSES, MOST_CLAUSES * inputs);
  const shared = order + Math.min(40_000, 2 * steps) + 2 * inputs + clauses;
  return dataBytes({ ...spec, seeds: 1 }) + 4 * (shared + sum(words));
}

/** Bytes that measuring takes beside the members, an upper bound. */
const scratchBytes = (specs: readonly Spec[]): number =>
  4 * sum(Object.values(scratchSizes(largestOf(specs), MEASURED_AT_ONCE)));

/** Bytes that a batch of these specifications takes, one seed each; an upper bound. */
export const batchBytes = (specs: readonly Spec[]): number =>
  sum(specs.map(memberBytes)) + scratchBytes(specs);

/**
 * Indices into `queue` of the next batch: the first member and those that may train with it.
 * Never empty for a queue that is not, even where the first member alone exceeds the limits.
 */
function nextBatch(queue: readonly Member[], limits: BatchLimits): number[] {
  const [first] = queue;
  if (!first) return [];
  // Layered networks share nothing with another member's, and one seed of them fills a batch.
  if (isLayered(first.spec)) return [0];
  const course = courseKey(first.spec);
  const taken: number[] = [];
  const specs: Spec[] = [];
  let [networks, work] = [0, 0];
  /** Seed of the first member left behind: only members of that seed may still be taken. */
  let behind: number | null = null;
  for (const [i, { spec, seed }] of queue.entries()) {
    if (behind !== null && seed !== behind) break;
    if (courseKey(spec) !== course || isLayered(spec)) {
      behind ??= seed;
      continue;
    }
    const wanted = { networks: networks + spec.methods.length, work: work + memberWork(spec) };
    const fits =
      wanted.networks <= limits.networks &&
      wanted.work <= limits.work &&
      batchBytes([...specs, spec]) <= limits.bytes;
    if (taken.length > 0 && !fits) break;
    taken.push(i);
    specs.push(spec);
    ({ networks, work } = wanted);
  }
  return taken;
}

/** The next batch and what it leaves of the queue, both in its order. */
export function takeBatch(
  queue: readonly Member[],
  limits: BatchLimits,
): { readonly batch: readonly Member[]; readonly rest: readonly Member[] } {
  const taken = new Set(nextBatch(queue, limits));
  return {
    batch: queue.filter((_, i) => taken.has(i)),
    rest: queue.filter((_, i) => !taken.has(i)),
  };
}
