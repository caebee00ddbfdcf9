/**
 * What a run puts where: replicas, their descriptors, slot sizes and initial contents. The one
 * place that lays out memory; both backends receive the same words. It dispatches nothing.
 * Replicas may differ in everything but the course of training; each is described by its
 * descriptor and packed without padding.
 */
import { shuffle, stream } from '../lib/random';
import {
  DEALS,
  exceedsBudget,
  freshDraw,
  methodOf,
  REWIRES,
  shapeOf,
  startNetwork,
} from '../methods';
import type { Network } from '../model/network';
import type { Replica } from '../model/record';
import {
  COUNTS_WORDS,
  EVALUATION_BLOCK,
  growthWords,
  REPLICA,
  REPLICA_WORDS,
  type ReplicaField,
  SUMMARY_WORDS,
  scratchWords,
} from '../model/replica-layout';
import type { Schedule } from '../model/timeline';
import { type Spec, scheduleOf, seedsOf } from '../spec/spec';
import type { SlotSizes } from './backend';
import { type Extents, largestOf, MEASURED_AT_ONCE, scratchSizes } from './extents';
import { type Placed, type Put, placeFresh, placeNetwork } from './place';
import { dataKey, type PlacedData, placeData } from './placed-data';
import { rateRows, rateTable } from './rates';

/** One seed of a specification with all its methods: replicas that share data and first weights. */
export interface PlanMember {
  readonly spec: Spec;
  readonly seed: number;
}

/** What all replicas of a plan have in common: how long they train, on how much. */
export interface Course extends Schedule {
  readonly train: number;
  readonly test: number;
  readonly batch: number;
}

export const courseOf = (spec: Spec): Course => {
  const { train, test, batch } = spec;
  return { ...scheduleOf(spec), train, test, batch };
};

/** Equal for specifications that can train in one plan. */
export const courseKey = (spec: Spec): string => Object.values(courseOf(spec)).join(' ');

export interface Plan {
  readonly members: readonly PlanMember[];
  readonly course: Course;
  /** Member-major, methods in the order of the member's specification. */
  readonly replicas: readonly Replica[];
  /** First replica of each member. */
  readonly firsts: readonly number[];
  /** Replicas whose networks are read back. */
  readonly focus: readonly number[];
  readonly largest: Extents;
  /** Whether edges of some replica move while it trains. */
  readonly rewires: boolean;
  /** Whether some replica ever has more non-zeros than the dense network. */
  readonly trims: boolean;
  readonly measuredAtOnce: number;
  readonly stepsPerEpoch: number;
  readonly sizes: SlotSizes;
  /** A row a replica; `children` and `optimiser_start` change at the split. */
  readonly descriptors: Uint32Array;
  readonly initial: readonly Placed[];
}

/** Field of a replica's descriptor. */
export const fieldOf = (plan: Plan, replica: number, name: ReplicaField): number =>
  plan.descriptors[replica * REPLICA_WORDS + REPLICA[name]];

/** The members of one specification: its seeds. */
export const membersOf = (spec: Spec): PlanMember[] =>
  seedsOf(spec).map((seed) => ({ spec, seed }));

/** Seeds of a plan without repeats: they share the order of examples. */
export const seedsOfPlan = (plan: Plan): number[] => [
  ...new Set(plan.members.map(({ seed }) => seed)),
];

/** What `key` names, made once and shared by all who ask for it. */
function once<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  return (key, make) => {
    const found = made.get(key) ?? make();
    made.set(key, found);
    return found;
  };
}

/**
 * Lays out members of one course. Draws all data; the only slow part of starting (about 0.1 s per
 * 100,000 examples). `focus`: members whose networks are read back. Throws on different courses.
 */
export function buildPlan(members: readonly PlanMember[], focus: readonly number[] = [0]): Plan {
  const lead = members[0]?.spec;
  if (!lead) throw new Error('a plan without members');
  if (members.some(({ spec }) => courseKey(spec) !== courseKey(lead))) {
    throw new Error('members of one plan differ in their course');
  }
  const course = courseOf(lead);
  const stepsPerEpoch = Math.ceil(course.train / course.batch);
  const steps = stepsPerEpoch * (course.warmup + course.finetune);
  const initial: Placed[] = [];
  const put: Put = (slot, offset, data) => {
    initial.push({ slot, offset, data });
    return offset + data.length;
  };
  const count = members.reduce((sum, { spec }) => sum + spec.methods.length, 0);
  const descriptors = new Uint32Array(count * REPLICA_WORDS);
  const floats = new Float32Array(descriptors.buffer);
  const end = {
    examples: 0,
    groups: 0,
    topology: 0,
    params: 0,
    state: 0,
    order: 0,
    rates: 0,
    growth: 0,
    fresh: 0,
  };
  const replicas: Replica[] = [];
  const firsts: number[] = [];
  const [dataOf, orderOf, ratesOf] = [once<PlacedData>(), once<number>(), once<number>()];

  for (const { spec, seed } of members) {
    const data = dataOf(dataKey(spec, seed), () => placeData(spec, seed, end, put));
    const order = orderOf(String(seed), () => {
      end.order += course.train;
      return end.order - course.train;
    });
    const rates = ratesOf(`${spec.opt} ${spec.lr}`, () => {
      const at = end.rates;
      end.rates = put('rates', at, rateTable(spec, steps));
      return at;
    });
    const networkOf = once<Network>();
    firsts.push(replicas.length);
    for (const id of spec.methods) {
      const method = methodOf(id);
      const r = replicas.length;
      const shape = shapeOf(method, data.inputs, spec.hidden, spec.alpha);
      const network = networkOf(method.start, () => startNetwork(method, shape, data.inputs, seed));
      const { edgeCapacity, childCapacity } = shape;
      const parameterCount = edgeCapacity + 2 * childCapacity + 1;
      const values: Record<ReplicaField, number> = {
        seed,
        inputs: data.inputs,
        parents: shape.parents,
        alpha: shape.alpha,
        children: shape.parents,
        deal: DEALS[method.deal],
        groups: data.groups,
        group_table: data.group_table,
        budget: shape.budget,
        edge_capacity: edgeCapacity,
        child_capacity: childCapacity,
        topology: end.topology,
        weights: end.params,
        state: end.state,
        ...data.offsets,
        train_count: spec.train,
        test_count: spec.test,
        order,
        batch: spec.batch,
        adam: spec.opt === 'adam' ? 1 : 0,
        learning_rate: spec.lr,
        momentum: spec.momentum,
        optimiser_start: 0,
        summary: r * SUMMARY_WORDS,
        parameter_count: parameterCount,
        words_per_row: data.wordsPerRow,
        rates,
        rate_rows: rateRows(spec, steps),
        base: shape.base,
        fresh: method.weights === 'inherit' ? 0 : 1,
        dropconnect: method.dropconnect && spec.alpha > 1 ? spec.alpha : 0,
        rewire: REWIRES[method.rewire],
        growth: end.growth,
        clauses: data.clauses,
        clause_table: data.clause_table,
      };
      for (const [name, value] of Object.entries(values) as [ReplicaField, number][]) {
        const at = r * REPLICA_WORDS + REPLICA[name];
        if (name === 'learning_rate' || name === 'momentum') floats[at] = value;
        else descriptors[at] = value;
      }
      placeNetwork(network, shape, end.topology, end.params, put);
      if (method.weights !== 'inherit') {
        const fresh = method.weights === 'initial' ? network : freshDraw(shape, seed);
        end.fresh = placeFresh(fresh, shape, end.params, put);
      }
      if (method.rewire !== 'none') {
        end.growth += growthWords(data.inputs, shape.parents, shape.edges);
      }
      end.topology += edgeCapacity + childCapacity + 1;
      end.params += parameterCount;
      end.state += 2 * parameterCount + scratchWords(shape, spec.batch, values.dropconnect > 0);
      replicas.push({ method: method.id, seed });
    }
  }
  const largest = largestOf(members.map(({ spec }) => spec));
  const measuredAtOnce = Math.min(MEASURED_AT_ONCE, count);
  return {
    members,
    course,
    replicas,
    firsts,
    focus: focus.flatMap((m) => members[m].spec.methods.map((_, i) => firsts[m] + i)),
    largest,
    rewires: end.growth > 0,
    trims: replicas.some(({ method }) => exceedsBudget(methodOf(method))),
    measuredAtOnce,
    stepsPerEpoch,
    sizes: {
      replicas: descriptors.length,
      examples: end.examples,
      order: end.order,
      groups: end.groups,
      topology: end.topology,
      params: end.params,
      state: end.state,
      staged_topology: end.topology,
      staged_params: end.params,
      fresh: Math.max(1, end.fresh),
      growth: Math.max(1, end.growth),
      deal: end.topology,
      shuffled: end.params,
      rates: end.rates,
      summary: count * SUMMARY_WORDS,
      counts: count * COUNTS_WORDS,
      tally: count * Math.ceil(Math.max(course.train, course.test) / EVALUATION_BLOCK) * 2,
      ...scratchSizes(largest, measuredAtOnce),
    },
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

/** Example indices of one epoch (from 1) for every seed of the plan, seeds · train words. */
export function epochOrder(plan: Plan, epoch: number): Uint32Array {
  const { train } = plan.course;
  const seeds = seedsOfPlan(plan);
  const order = new Uint32Array(seeds.length * train);
  seeds.forEach((seed, s) => {
    const part = order.subarray(s * train, (s + 1) * train);
    for (let i = 0; i < train; i++) part[i] = i;
    shuffle(part, stream(seed, 'order', epoch));
  });
  return order;
}
