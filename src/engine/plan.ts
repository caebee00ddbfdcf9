/**
 * What a run puts where: replicas, their descriptors, slot sizes and initial contents. The one
 * place that lays out memory; both backends receive the same words. It dispatches nothing.
 */
import { shuffle, stream } from '../lib/random';
import { DEALS, methodOf } from '../methods';
import type { InputGroups } from '../model/groups';
import { initialNetwork } from '../model/init';
import type { Network } from '../model/network';
import type { Replica } from '../model/record';
import {
  ALIVE_BIT,
  EVALUATION_BLOCK,
  REPLICA,
  REPLICA_WORDS,
  type ReplicaField,
  SUMMARY_WORDS,
  scratchWords,
} from '../model/replica-layout';
import type { Schedule } from '../model/timeline';
import { type Spec, seedsOf } from '../spec/spec';
import { type BitExamples, taskOf } from '../tasks';
import { toColumns } from '../tasks/columns';
import type { SlotSizes } from './backend';
import { rateTable } from './rates';

/** Draws of the shuffled-weights null that are averaged. */
export const NULL_DRAWS = 8;
/** Replicas measured at once: bounds the dense scratch matrices. */
const MEASURED_AT_ONCE = 32;

export interface Plan {
  readonly spec: Spec;
  readonly schedule: Schedule;
  readonly seeds: readonly number[];
  /** Seed-major: replica = seed index · methods + method index. */
  readonly replicas: readonly Replica[];
  /** Replica indices of the focus seed (the first). */
  readonly focus: readonly number[];
  readonly groups: InputGroups;
  readonly inputs: number;
  /** Most children of any replica, α·h. */
  readonly maxChildren: number;
  readonly measuredAtOnce: number;
  readonly stepsPerEpoch: number;
  readonly sizes: SlotSizes;
  /** R × 32 words; `children` and `optimiser_start` change at the split. */
  readonly descriptors: Uint32Array;
  readonly initial: readonly {
    readonly slot: string;
    readonly offset: number;
    readonly data: Uint32Array | Float32Array;
  }[];
}

/** Field of a replica's descriptor. */
export const fieldOf = (plan: Plan, replica: number, name: ReplicaField): number =>
  plan.descriptors[replica * REPLICA_WORDS + REPLICA[name]];

/** Lays out a run. Draws all data; the only slow part of starting (about 0.1 s per 100,000 examples). */
export function buildPlan(spec: Spec): Plan {
  const task = taskOf(spec.task);
  const seeds = seedsOf(spec);
  const methods = spec.methods.map(methodOf);
  const inputs = task.inputs(spec);
  const hidden = spec.hidden;
  const splits = methods.some((m) => m.deal !== 'none');
  const maxChildren = hidden * (splits ? spec.alpha : 1);
  const initial: { slot: string; offset: number; data: Uint32Array | Float32Array }[] = [];
  const put = (slot: string, offset: number, data: Uint32Array | Float32Array): number => {
    initial.push({ slot, offset, data });
    return offset + data.length;
  };
  const replicas = seeds.flatMap((seed) => methods.map((m) => ({ method: m.id, seed })));
  const descriptors = new Uint32Array(replicas.length * REPLICA_WORDS);
  const floats = new Float32Array(descriptors.buffer);
  const end = { examples: 0, groups: 0, topology: 0, params: 0, state: 0 };

  seeds.forEach((seed, s) => {
    const train = task.examples(spec, seed, 'train', spec.train);
    const test = task.examples(spec, seed, 'test', spec.test);
    const data = placeExamples(train, test, end.examples, put);
    end.examples = data.end;
    const groups = task.groups(spec, seed);
    const table = end.groups;
    end.groups = put('groups', table, packGroups(groups));
    const network = initialNetwork(inputs, hidden, seed);
    methods.forEach((method, m) => {
      const r = s * methods.length + m;
      const alpha = method.deal === 'none' ? 1 : spec.alpha;
      const edgeCapacity = inputs * hidden;
      const childCapacity = alpha * hidden;
      const parameterCount = edgeCapacity + 2 * childCapacity + 1;
      const values: Record<ReplicaField, number> = {
        seed,
        inputs,
        parents: hidden,
        alpha,
        children: hidden,
        deal: DEALS[method.deal],
        groups: groups.count,
        group_table: table,
        budget: edgeCapacity + hidden,
        edge_capacity: edgeCapacity,
        child_capacity: childCapacity,
        topology: end.topology,
        weights: end.params,
        state: end.state,
        ...data.offsets,
        train_count: spec.train,
        test_count: spec.test,
        order: s * spec.train,
        batch: spec.batch,
        adam: spec.opt === 'adam' ? 1 : 0,
        learning_rate: spec.lr,
        momentum: spec.momentum,
        optimiser_start: 0,
        summary: r * SUMMARY_WORDS,
        parameter_count: parameterCount,
        words_per_row: train.wordsPerRow,
        reserved_0: 0,
        reserved_1: 0,
      };
      for (const [name, value] of Object.entries(values) as [ReplicaField, number][]) {
        const at = r * REPLICA_WORDS + REPLICA[name];
        if (name === 'learning_rate' || name === 'momentum') floats[at] = value;
        else descriptors[at] = value;
      }
      placeNetwork(network, end.topology, end.params, edgeCapacity, childCapacity, put);
      end.topology += edgeCapacity + childCapacity + 1;
      end.params += parameterCount;
      end.state += 2 * parameterCount + scratchWords(edgeCapacity, childCapacity, spec.batch);
    });
  });

  const stepsPerEpoch = Math.ceil(spec.train / spec.batch);
  const rates = rateTable(spec, stepsPerEpoch * (spec.warmup + spec.finetune));
  put('rates', 0, rates);
  const measuredAtOnce = Math.min(MEASURED_AT_ONCE, replicas.length);
  const groups = task.groups(spec, spec.seed);
  const pairs = measuredAtOnce * groups.count ** 2;
  const blocks = Math.ceil(Math.max(spec.train, spec.test) / EVALUATION_BLOCK);
  const sizes: Record<string, number> = {
    replicas: descriptors.length,
    examples: end.examples,
    order: seeds.length * spec.train,
    groups: end.groups,
    topology: end.topology,
    params: end.params,
    state: end.state,
    staged_topology: end.topology,
    staged_params: end.params,
    deal: end.topology,
    shuffled: end.params,
    rates: rates.length,
    summary: replicas.length * SUMMARY_WORDS,
    counts: replicas.length * 8,
    tally: replicas.length * blocks * 2,
    dense: measuredAtOnce * maxChildren * inputs,
    gram: measuredAtOnce * inputs * inputs,
    capacity: measuredAtOnce * inputs,
    cosine: measuredAtOnce * maxChildren * 3,
    channels: measuredAtOnce * groups.count * maxChildren,
    interference: pairs,
    load: measuredAtOnce * maxChildren,
  };
  for (let draw = 0; draw < NULL_DRAWS; draw++) sizes[`null_${draw}`] = pairs;
  return {
    spec,
    schedule: { warmup: spec.warmup, finetune: spec.finetune },
    seeds,
    replicas,
    focus: methods.map((_, m) => m),
    groups,
    inputs,
    maxChildren,
    measuredAtOnce,
    stepsPerEpoch,
    sizes,
    descriptors,
    initial,
  };
}

/** Rewrites the descriptors of replicas that split: α·h children, optimiser state zero at `step`. */
export function describeSplit(plan: Plan, step: number): void {
  plan.replicas.forEach((_, r) => {
    if (fieldOf(plan, r, 'deal') === 0) return;
    const at = r * REPLICA_WORDS;
    plan.descriptors[at + REPLICA.children] = fieldOf(plan, r, 'child_capacity');
    plan.descriptors[at + REPLICA.optimiser_start] = step;
  });
}

/** Example indices of one epoch (from 1) for every seed, seeds · train words. */
export function epochOrder(plan: Plan, epoch: number): Uint32Array {
  const { train } = plan.spec;
  const order = new Uint32Array(plan.seeds.length * train);
  plan.seeds.forEach((seed, s) => {
    const part = order.subarray(s * train, (s + 1) * train);
    for (let i = 0; i < train; i++) part[i] = i;
    shuffle(part, stream(seed, 'order', epoch));
  });
  return order;
}

function packGroups(groups: InputGroups): Uint32Array {
  return Uint32Array.from(groups.groupOf, (g, j) =>
    g < 0 ? 0xffff : g | (groups.sign[j] < 0 ? 1 << 16 : 0),
  );
}

type Put = (slot: string, offset: number, data: Uint32Array | Float32Array) => number;

function placeExamples(train: BitExamples, test: BitExamples, start: number, put: Put) {
  const train_rows = start;
  const train_columns = put('examples', train_rows, train.rows);
  const train_labels = put('examples', train_columns, toColumns(train));
  const test_columns = put('examples', train_labels, train.labels);
  const test_labels = put('examples', test_columns, toColumns(test));
  const end = put('examples', test_labels, test.labels);
  return { end, offsets: { train_rows, train_columns, train_labels, test_columns, test_labels } };
}

function placeNetwork(
  network: Network,
  topologyAt: number,
  paramsAt: number,
  edgeCapacity: number,
  childCapacity: number,
  put: Put,
): void {
  const { inputs, children } = network;
  const topology = new Uint32Array(edgeCapacity + childCapacity + 1);
  for (let e = 0; e < edgeCapacity; e++) {
    topology[e] = (Math.floor(e / inputs) << 16) | network.edgeInput[e];
  }
  for (let c = 0; c < children; c++) {
    topology[edgeCapacity + c] = network.childStart[c] | ALIVE_BIT;
  }
  topology[edgeCapacity + children] = edgeCapacity;
  put('topology', topologyAt, topology);
  const params = new Float32Array(edgeCapacity + 2 * childCapacity + 1);
  params.set(network.weight, 0);
  params.set(network.bias, edgeCapacity);
  params.set(network.output, edgeCapacity + childCapacity);
  params[edgeCapacity + 2 * childCapacity] = network.outputBias;
  put('params', paramsAt, params);
}
