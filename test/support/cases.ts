/**
 * Small worlds in which a kernel and its twin are compared: two replicas each, one trained by SGD
 * and one by Adam, with all slots filled from fixed random streams. The same on both backends.
 */
import { packClauses } from '../../src/engine/place';
import { type Stream, stream } from '../../src/lib/random';
import { DEALS, type Method, REWIRES, type Shape, shapeOf } from '../../src/methods';
import { PLAIN } from '../../src/methods/method';
import type { Clause } from '../../src/model/groups';
import { sparseNetwork } from '../../src/model/init';
import {
  ALIVE_BIT,
  CAPACITY_WORDS,
  CODE_WORDS,
  COUNTS_WORDS,
  EVALUATION_BLOCK,
  growthWords,
  REPLICA,
  REPLICA_WORDS,
  type ReplicaField,
  SUMMARY_WORDS,
  scratchWords,
  WHOLES_WORDS,
} from '../../src/model/replica-layout';

/** The part of a method that kernels see. */
export type Kind = Pick<Method, 'start' | 'deal' | 'weights' | 'dropconnect' | 'rewire' | 'budget'>;

export interface Case {
  readonly name: string;
  readonly inputs: number;
  /** Neurons of the dense network, h. */
  readonly hidden: number;
  readonly alpha: number;
  readonly batch: number;
  readonly train: number;
  readonly test: number;
  readonly clauses: number;
  /** What is trained and split, of both replicas. */
  readonly method: Kind;
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
  method: { ...PLAIN, deal: 'random' },
  weight: plain,
} as const;

/** Clause-aware. */
const clause = { ...PLAIN, deal: 'clause' } as const;

export const CASES: readonly Case[] = [
  { ...base, name: 'default shape', inputs: 32, hidden: 8, method: clause },
  {
    ...base,
    name: 'ragged, last batch partial',
    inputs: 37,
    hidden: 5,
    alpha: 3,
    batch: 50,
    train: 230,
    test: 777,
  },
  { ...base, name: 'd = 128', inputs: 128, hidden: 4 },
  { ...base, name: 'h = 1, α = 1', inputs: 8, hidden: 1, alpha: 1, batch: 16, train: 64 },
  {
    ...base,
    name: 'h = 64, d = 128, α = 8, batch 256',
    inputs: 128,
    hidden: 64,
    alpha: 8,
    batch: 256,
    train: 600,
    test: 100,
  },
  { ...base, name: 'batch 1', inputs: 12, hidden: 3, batch: 1, train: 9 },
  { ...base, name: 'batch 250', inputs: 33, hidden: 8, alpha: 4, batch: 250, train: 980 },
  {
    ...base,
    name: 'empty children (α > clauses)',
    inputs: 32,
    hidden: 8,
    alpha: 8,
    clauses: 3,
    method: clause,
  },
  {
    ...base,
    name: 'a parent pruned away',
    inputs: 32,
    hidden: 8,
    alpha: 4,
    weight: (u, parent, input) =>
      parent === 2 || (parent < 0 && input === 2) ? u * 1e-4 : u * 0.4,
  },
  { ...base, name: 'zero weights (all tied)', inputs: 32, hidden: 4, weight: () => 0 },
  { ...base, name: 'large weights', inputs: 32, hidden: 8, weight: (u) => u * 20 },
  { ...base, name: 'negative weights', inputs: 32, hidden: 8, weight: (u) => -Math.abs(u) * 0.3 },
];

/** Worlds of the other methods: what is dealt, kept, drawn anew, dropped or moved differs. */
export const METHOD_CASES: readonly Case[] = [
  ...(['shared', 'overlap', 'subset', 'clones', 'nm'] as const).flatMap((deal): Case[] => [
    {
      ...base,
      name: `${deal}, α = 2`,
      inputs: 32,
      hidden: 8,
      method: { ...PLAIN, deal, budget: deal === 'clones' ? 'alpha' : 'exact' },
    },
    {
      ...base,
      name: `${deal}, α = 3, ragged`,
      inputs: 37,
      hidden: 5,
      alpha: 3,
      batch: 50,
      train: 230,
      method: { ...PLAIN, deal, budget: deal === 'clones' ? 'alpha' : 'exact' },
    },
  ]),
  {
    ...base,
    name: 'fresh weights',
    inputs: 32,
    hidden: 8,
    method: { ...PLAIN, deal: 'random', weights: 'fresh' },
  },
  {
    ...base,
    name: 'wide, pruned',
    inputs: 33,
    hidden: 4,
    alpha: 4,
    method: { ...PLAIN, start: 'wide', deal: 'clones' },
  },
  {
    ...base,
    name: 'wide, pruned and rewound',
    inputs: 32,
    hidden: 8,
    method: { ...PLAIN, start: 'wide', deal: 'clones', weights: 'initial' },
  },
  ...([2, 3, 8] as const).map(
    (alpha): Case => ({
      ...base,
      name: `DropConnect, α = ${alpha}`,
      inputs: alpha === 3 ? 37 : 16,
      hidden: alpha === 8 ? 2 : 5,
      alpha,
      batch: alpha === 3 ? 50 : 64,
      train: 230,
      method: { ...PLAIN, start: 'wide', dropconnect: true, budget: 'alpha' },
    }),
  ),
  {
    ...base,
    name: 'DropConnect, batch 250',
    inputs: 40,
    hidden: 3,
    alpha: 4,
    batch: 250,
    train: 600,
    method: { ...PLAIN, start: 'wide', dropconnect: true, budget: 'alpha' },
  },
  ...(['random', 'gradient'] as const).flatMap((rewire): Case[] => [
    {
      ...base,
      name: `sparse, edges move by ${rewire}`,
      inputs: 32,
      hidden: 8,
      method: { ...PLAIN, start: 'sparse', rewire },
    },
    {
      ...base,
      name: `sparse, edges move by ${rewire}, ragged`,
      inputs: 37,
      hidden: 5,
      alpha: 3,
      batch: 50,
      train: 230,
      method: { ...PLAIN, start: 'sparse', rewire },
    },
  ]),
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

export const shapeOfCase = (c: Case): Shape =>
  shapeOf({ ...c.method } as Method, c.inputs, c.hidden, c.alpha);

/** More than the bits of a word. */
const MANY_CLAUSES = 40;

/** Short clauses that share inputs, with all signs of their literals; every fourth has none. */
export const clausesOfCase = ({ inputs: d }: Pick<Case, 'inputs'>): Clause[] =>
  Array.from({ length: MANY_CLAUSES }, (_, g) => {
    const size = Math.min(g % 4, d);
    return {
      inputs: Array.from({ length: size }, (_, i) => (5 * g + i) % d),
      signs: Array.from({ length: size }, (_, i) => ((g >> (2 + i)) & 1 ? -1 : 1)),
    };
  });

/** Fills all slots of a case. */
export function worldOf(c: Case, replicas = 2): World {
  const d = c.inputs;
  const shape = shapeOfCase(c);
  const { parents, edgeCapacity, childCapacity } = shape;
  const topologyWords = edgeCapacity + childCapacity + 1;
  const parameterCount = edgeCapacity + 2 * childCapacity + 1;
  const stateWords = 2 * parameterCount + scratchWords(shape, c.batch, c.method.dropconnect);
  const wordsPerRow = Math.ceil(d / 32);
  const trainWords = Math.ceil(c.train / 32);
  const testWords = Math.ceil(c.test / 32);
  const pieces = [c.train * wordsPerRow, d * trainWords, trainWords, d * testWords, testWords];
  const exampleWords = pieces.reduce((a, b) => a + b);
  const clauses = packClauses(clausesOfCase(c));
  const groupWords = d + clauses.length;
  const many = (words: number) => new Uint32Array(words * replicas);
  const slots = {
    replicas: many(REPLICA_WORDS),
    examples: many(exampleWords),
    order: many(c.train),
    groups: many(groupWords),
    topology: many(topologyWords),
    params: many(parameterCount),
    state: many(stateWords),
    staged_topology: many(topologyWords),
    staged_params: many(parameterCount),
    deal: many(topologyWords),
    shuffled: many(parameterCount),
    rates: rateTable(RATE_ROWS, 0.01),
    summary: many(SUMMARY_WORDS),
    counts: many(COUNTS_WORDS),
    tally: many(blocksOf(c) * 2),
    dense: many(childCapacity * d),
    gram: many(d * d),
    capacity: many(d * CAPACITY_WORDS),
    cosine: many(childCapacity * 3),
    channels: many(c.clauses * childCapacity),
    interference: many(c.clauses * c.clauses),
    load: many(childCapacity),
    fresh: many(parameterCount),
    growth: many(growthWords(d, childCapacity, edgeCapacity)),
    echelon: many(childCapacity * d),
    rank: many(1),
    clause_capacity: many(c.clauses),
    wholes: many(parents * WHOLES_WORDS),
    quantised: many(parameterCount),
    codes: many(childCapacity * CODE_WORDS),
  };
  for (let r = 0; r < replicas; r++) {
    const random = stream(1000 + r, 'sample', d * 31 + c.hidden);
    let end = r * exampleWords;
    const [rows, columns, labels, testColumns, testLabels] = pieces.map((words) => {
      end += words;
      return end - words;
    }) as [number, number, number, number, number];
    const values: Record<ReplicaField, number> = {
      seed: 7 + r,
      inputs: d,
      parents,
      alpha: shape.alpha,
      children: parents,
      deal: DEALS[c.method.deal],
      groups: c.clauses,
      group_table: r * groupWords,
      budget: shape.budget,
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
      base: shape.base,
      fresh: c.method.weights === 'inherit' ? 0 : 1,
      dropconnect: c.method.dropconnect ? c.alpha : 0,
      rewire: REWIRES[c.method.rewire],
      growth: r * growthWords(d, childCapacity, edgeCapacity),
      clauses: MANY_CLAUSES,
      clause_table: r * groupWords + d,
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
      slots.groups[r * groupWords + j] = group === c.clauses ? 0xffff : group | ((j & 1) << 16);
    }
    slots.groups.set(clauses, r * groupWords + d);
    fillNetwork(slots, c, shape, random, r * topologyWords, r * parameterCount);
    for (let i = 0; i < parameterCount; i++) {
      slots.fresh[r * parameterCount + i] = bitsOf(c.weight(2 * random.uniform() - 1, 0, i));
    }
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
  { parents, edges, edgeCapacity, childCapacity }: Shape,
  random: Stream,
  topologyAt: number,
  paramsAt: number,
): void {
  const d = c.inputs;
  const starts = topologyAt + edgeCapacity;
  const biases = paramsAt + edgeCapacity;
  const outputs = biases + childCapacity;
  const draw = (parent: number, input: number) =>
    bitsOf(c.weight(2 * random.uniform() - 1, parent, input));
  // All inputs of every neuron, but for networks that are sparse from the start.
  const sparse = edges < d * parents ? sparseNetwork(d, parents, edges, 5) : null;
  let place = 0;
  for (let i = 0; i < parents; i++) {
    slots.topology[starts + i] = place | ALIVE_BIT;
    const inputs = sparse
      ? sparse.edgeInput.subarray(sparse.childStart[i], sparse.childStart[i + 1])
      : Array.from({ length: d }, (_, j) => j);
    for (const j of inputs) {
      slots.topology[topologyAt + place] = (i << 16) | j;
      slots.params[paramsAt + place] = draw(i, j);
      place++;
    }
    slots.params[biases + i] = draw(i, -1);
    slots.params[outputs + i] = draw(-1, i);
  }
  slots.topology[starts + parents] = place;
  slots.params[outputs + childCapacity] = draw(-1, -1);
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
