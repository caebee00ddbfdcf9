/**
 * Small worlds in which a kernel and its twin are compared: two replicas each, one trained by SGD
 * and one by Adam, with all slots filled from fixed random streams. The same on both backends.
 */
import { type Stream, stream } from '../../src/lib/random';
import {
  ALIVE_BIT,
  EVALUATION_BLOCK,
  REPLICA,
  REPLICA_WORDS,
  type ReplicaField,
  SUMMARY_WORDS,
  scratchWords,
} from '../../src/model/replica-layout';

export interface Case {
  readonly name: string;
  readonly inputs: number;
  readonly parents: number;
  readonly alpha: number;
  readonly batch: number;
  readonly train: number;
  readonly test: number;
  readonly clauses: number;
  /** Child assignment of both replicas: 1 random, 2 clause. */
  readonly deal: 1 | 2;
  /** Initial weight from a number in (−1, 1); parent −1 stands for output weights. */
  readonly weight: (u: number, parent: number, input: number) => number;
}

const plain = (u: number) => u * 0.4;
const base = {
  alpha: 2,
  batch: 64,
  train: 256,
  test: 700,
  clauses: 4,
  deal: 1,
  weight: plain,
} as const;

export const CASES: readonly Case[] = [
  { ...base, name: 'default shape', inputs: 32, parents: 8, deal: 2 },
  {
    ...base,
    name: 'ragged, last batch partial',
    inputs: 37,
    parents: 5,
    alpha: 3,
    batch: 50,
    train: 230,
    test: 777,
  },
  { ...base, name: 'd = 128', inputs: 128, parents: 4 },
  { ...base, name: 'h = 1, α = 1', inputs: 8, parents: 1, alpha: 1, batch: 16, train: 64 },
  {
    ...base,
    name: 'h = 64, d = 128, α = 8, batch 256',
    inputs: 128,
    parents: 64,
    alpha: 8,
    batch: 256,
    train: 600,
    test: 100,
  },
  { ...base, name: 'batch 1', inputs: 12, parents: 3, batch: 1, train: 9 },
  { ...base, name: 'batch 250', inputs: 33, parents: 8, alpha: 4, batch: 250, train: 980 },
  {
    ...base,
    name: 'empty children (α > clauses)',
    inputs: 32,
    parents: 8,
    alpha: 8,
    clauses: 3,
    deal: 2,
  },
  {
    ...base,
    name: 'a parent pruned away',
    inputs: 32,
    parents: 8,
    alpha: 4,
    weight: (u, parent, input) =>
      parent === 2 || (parent < 0 && input === 2) ? u * 1e-4 : u * 0.4,
  },
  { ...base, name: 'zero weights (all tied)', inputs: 32, parents: 4, weight: () => 0 },
  { ...base, name: 'large weights', inputs: 32, parents: 8, weight: (u) => u * 20 },
  { ...base, name: 'negative weights', inputs: 32, parents: 8, weight: (u) => -Math.abs(u) * 0.3 },
];

const RATE_ROWS = 4096;

export interface World {
  readonly case: Case;
  readonly replicas: number;
  /** Words of every slot by name. */
  readonly slots: Readonly<Record<string, Uint32Array>>;
}

/** Reads a field of a replica's descriptor. */
export const fieldOf = (world: World, r: number, name: ReplicaField): number =>
  world.slots.replicas?.[r * REPLICA_WORDS + REPLICA[name]];

export const stepsOf = (c: Case): number => Math.ceil(c.train / c.batch);
export const blocksOf = (c: Case): number =>
  Math.ceil(Math.max(c.train, c.test) / EVALUATION_BLOCK);

/** Fills all slots of a case. */
export function worldOf(c: Case, replicas = 2): World {
  const d = c.inputs;
  const edgeCapacity = d * c.parents;
  const childCapacity = c.alpha * c.parents;
  const topologyWords = edgeCapacity + childCapacity + 1;
  const parameterCount = edgeCapacity + 2 * childCapacity + 1;
  const stateWords = 2 * parameterCount + scratchWords(edgeCapacity, childCapacity, c.batch);
  const wordsPerRow = Math.ceil(d / 32);
  const trainWords = Math.ceil(c.train / 32);
  const testWords = Math.ceil(c.test / 32);
  const pieces = [c.train * wordsPerRow, d * trainWords, trainWords, d * testWords, testWords];
  const exampleWords = pieces.reduce((a, b) => a + b);
  const many = (words: number) => new Uint32Array(words * replicas);
  const slots = {
    replicas: many(REPLICA_WORDS),
    examples: many(exampleWords),
    order: many(c.train),
    groups: many(d),
    topology: many(topologyWords),
    params: many(parameterCount),
    state: many(stateWords),
    staged_topology: many(topologyWords),
    staged_params: many(parameterCount),
    deal: many(topologyWords),
    shuffled: many(parameterCount),
    rates: rateTable(RATE_ROWS, 0.01),
    summary: many(SUMMARY_WORDS),
    counts: many(8),
    tally: many(blocksOf(c) * 2),
    dense: many(childCapacity * d),
    gram: many(d * d),
    capacity: many(d),
    cosine: many(childCapacity * 3),
    channels: many(c.clauses * childCapacity),
    interference: many(c.clauses * c.clauses),
    load: many(childCapacity),
  };
  for (let r = 0; r < replicas; r++) {
    const random = stream(1000 + r, 'sample', d * 31 + c.parents);
    let end = r * exampleWords;
    const [rows, columns, labels, testColumns, testLabels] = pieces.map((words) => {
      end += words;
      return end - words;
    }) as [number, number, number, number, number];
    const values: Record<ReplicaField, number> = {
      seed: 7 + r,
      inputs: d,
      parents: c.parents,
      alpha: c.alpha,
      children: c.parents,
      deal: c.deal,
      groups: c.clauses,
      group_table: r * d,
      budget: edgeCapacity + c.parents,
      edge_capacity: edgeCapacity,
      child_capacity: childCapacity,
      topology: r * topologyWords,
      weights: r * parameterCount,
      state: r * stateWords,
      train_rows: rows,
      train_columns: columns,
      train_labels: labels,
      train_count: c.train,
      test_columns: testColumns,
      test_labels: testLabels,
      test_count: c.test,
      order: r * c.train,
      batch: c.batch,
      adam: r % 2,
      learning_rate: 0.05,
      momentum: 0.9,
      optimiser_start: 0,
      summary: r * SUMMARY_WORDS,
      parameter_count: parameterCount,
      words_per_row: wordsPerRow,
      rates: 0,
      rate_rows: RATE_ROWS,
    };
    for (const [name, value] of Object.entries(values)) {
      const isFloat = name === 'learning_rate' || name === 'momentum';
      slots.replicas[r * REPLICA_WORDS + REPLICA[name as ReplicaField]] = isFloat
        ? bitsOf(value)
        : value;
    }
    fillExamples(slots.examples, c, random, [rows, columns, labels], c.train);
    fillExamples(slots.examples, c, random, [-1, testColumns, testLabels], c.test);
    for (let i = 0; i < c.train; i++) slots.order[r * c.train + i] = (i * 7 + 3) % c.train;
    for (let j = 0; j < d; j++) {
      const group = j % (c.clauses + 1);
      slots.groups[r * d + j] = group === c.clauses ? 0xffff : group | ((j & 1) << 16);
    }
    fillNetwork(slots, c, random, r * topologyWords, r * parameterCount);
  }
  return { case: c, replicas, slots };
}

function fillExamples(
  target: Uint32Array,
  c: Case,
  random: Stream,
  [rows, columns, labels]: [number, number, number],
  count: number,
): void {
  const d = c.inputs;
  const set = (word: number, bit: number) => {
    target[word] = target[word] | (1 << bit);
  };
  for (let b = 0; b < count; b++) {
    let ones = 0;
    for (let j = 0; j < d; j++) {
      if (random.uniform() < 0.5) continue;
      ones++;
      if (rows >= 0) set(rows + b * Math.ceil(d / 32) + (j >> 5), j & 31);
      set(columns + j * Math.ceil(count / 32) + (b >> 5), b & 31);
    }
    if (ones * 2 > d) set(labels + (b >> 5), b & 31);
  }
}

function fillNetwork(
  slots: { topology: Uint32Array; params: Uint32Array },
  c: Case,
  random: Stream,
  topologyAt: number,
  paramsAt: number,
): void {
  const d = c.inputs;
  const starts = topologyAt + d * c.parents;
  const biases = paramsAt + d * c.parents;
  const outputs = biases + c.alpha * c.parents;
  const draw = (parent: number, input: number) =>
    bitsOf(c.weight(2 * random.uniform() - 1, parent, input));
  for (let i = 0; i < c.parents; i++) {
    for (let j = 0; j < d; j++) {
      slots.topology[topologyAt + i * d + j] = (i << 16) | j;
      slots.params[paramsAt + i * d + j] = draw(i, j);
    }
    slots.topology[starts + i] = (i * d) | ALIVE_BIT;
    slots.params[biases + i] = draw(i, -1);
    slots.params[outputs + i] = draw(-1, i);
  }
  slots.topology[starts + c.parents] = c.parents * d;
  slots.params[outputs + c.alpha * c.parents] = draw(-1, -1);
}

const bitsOf = (x: number): number => new Uint32Array(Float32Array.of(x).buffer)[0] as number;

/** Adam's bias corrections, two words a step. */
function rateTable(steps: number, lr: number): Uint32Array {
  const table = new Float32Array(2 * steps);
  for (let t = 0; t < steps; t++) {
    table[2 * t] = lr / (1 - 0.9 ** (t + 1));
    table[2 * t + 1] = 1 / Math.sqrt(1 - 0.999 ** (t + 1));
  }
  return new Uint32Array(table.buffer);
}
