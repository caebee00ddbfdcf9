/**
 * The kernel table: every kernel both backends know, its per-dispatch parameters (flat, in the
 * order of `struct Params` in its WGSL file) and its bindings (storage slots in binding order,
 * after the uniform at binding 0). A kernel here without a CPU twin does not compile; one without
 * a WGSL file fails at start. It knows nothing of what the kernels are used for.
 */

export type Access = 'read' | 'read_write';

export interface KernelSpec {
  readonly params: readonly string[];
  readonly bindings: readonly (readonly [name: string, access: Access])[];
  /** Workgroups [x, y, z] for given parameters. */
  readonly grid: (params: Readonly<Record<string, number>>) => readonly [number, number, number];
}

const THREADS = 64;
const across = (n: number): number => Math.max(1, Math.ceil(n / THREADS));
const perReplica = (p: Readonly<Record<string, number>>) => [p.replicas, 1, 1] as const;

export const KERNELS = {
  /** Many optimiser steps of whole networks; one workgroup a replica. */
  'population/train': {
    params: ['first', 'replicas', 'step', 'batch_index', 'steps'],
    bindings: [
      ['replicas', 'read'],
      ['examples', 'read'],
      ['order', 'read'],
      ['topology', 'read'],
      ['rates', 'read'],
      ['params', 'read_write'],
      ['state', 'read_write'],
      ['summary', 'read_write'],
    ],
    grid: perReplica,
  },
  /** Loss and correct count on the test (part 0) or training (part 1) set, per block of 512. */
  'population/evaluate': {
    params: ['first', 'replicas', 'part', 'blocks'],
    bindings: [
      ['replicas', 'read'],
      ['examples', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['tally', 'read_write'],
    ],
    grid: (p) => [p.blocks, p.replicas, 1],
  },
  /** Test examples that the quantised network answers as the network does, per block of 512. */
  'population/agreement': {
    params: ['first', 'replicas', 'blocks'],
    bindings: [
      ['replicas', 'read'],
      ['examples', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['quantised', 'read'],
      ['tally', 'read_write'],
    ],
    grid: (p) => [p.blocks, p.replicas, 1],
  },
  /** Child of every (parent, input); one thread a parent. */
  'split/deal': {
    params: ['first', 'replicas', 'parents'],
    bindings: [
      ['replicas', 'read'],
      ['groups', 'read'],
      ['deal', 'read_write'],
    ],
    grid: (p) => [across(p.parents), p.replicas, 1],
  },
  /** Parents' edges sorted by (child, input), biases and output weights copied; one thread a parent. */
  'split/copy': {
    params: ['first', 'replicas', 'parents'],
    bindings: [
      ['replicas', 'read'],
      ['deal', 'read'],
      ['params', 'read'],
      ['staged_topology', 'read_write'],
      ['staged_params', 'read_write'],
    ],
    grid: (p) => [across(p.parents), p.replicas, 1],
  },
  /**
   * Joint prune of both layers to the budget, compaction, fresh optimiser; one workgroup a replica.
   * As a trial (1): the living networks to the dense network's budget, into other slots.
   */
  'split/prune': {
    params: ['first', 'replicas', 'trial'],
    bindings: [
      ['replicas', 'read'],
      ['staged_topology', 'read'],
      ['staged_params', 'read'],
      ['fresh', 'read'],
      ['topology', 'read_write'],
      ['params', 'read_write'],
      ['state', 'read_write'],
    ],
    grid: perReplica,
  },
  /** Gradient of W1 at every (neuron, input) on one minibatch; one workgroup a replica. */
  'rewire/gradient': {
    params: ['first', 'replicas', 'batch_index'],
    bindings: [
      ['replicas', 'read'],
      ['examples', 'read'],
      ['order', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['growth', 'read_write'],
    ],
    grid: perReplica,
  },
  /** Smallest edges out, as many others in at weight 0; `share` of 65,536. One workgroup a replica. */
  'rewire/regrow': {
    params: ['first', 'replicas', 'event', 'share'],
    bindings: [
      ['replicas', 'read'],
      ['topology', 'read_write'],
      ['params', 'read_write'],
      ['state', 'read_write'],
      ['growth', 'read_write'],
    ],
    grid: perReplica,
  },
  /** Non-zeros and connections of both layers, counted in the buffers; one workgroup a replica. */
  'measure/nonzeros': {
    params: ['first', 'replicas', 'column', 'staged'],
    bindings: [
      ['replicas', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['counts', 'read_write'],
    ],
    grid: perReplica,
  },
  /** Null: the non-zero input weights in random order; one thread a replica. */
  'measure/shuffle': {
    params: ['first', 'replicas', 'draw'],
    bindings: [
      ['replicas', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['shuffled', 'read_write'],
    ],
    grid: (p) => [across(p.replicas), 1, 1],
  },
  /** W1 as a dense n × d matrix; one thread a child. */
  'measure/expand': {
    params: ['first', 'replicas', 'children', 'stride'],
    bindings: [
      ['replicas', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['dense', 'read_write'],
    ],
    grid: (p) => [across(p.children), p.replicas, 1],
  },
  /** Feature Gram matrix W1ᵀW1, d × d; one thread an entry. */
  'measure/gram': {
    params: ['first', 'replicas', 'inputs', 'stride', 'gram_stride'],
    bindings: [
      ['replicas', 'read'],
      ['dense', 'read'],
      ['gram', 'read_write'],
    ],
    grid: (p) => [across(p.inputs ** 2), p.replicas, 1],
  },
  /** Feature capacity, G_ii and Σ_j G_ij² of each input; one thread an input. */
  'measure/capacity': {
    params: ['first', 'replicas', 'inputs', 'gram_stride'],
    bindings: [
      ['replicas', 'read'],
      ['gram', 'read'],
      ['capacity', 'read_write'],
    ],
    grid: (p) => [across(p.inputs), p.replicas, 1],
  },
  /** Per neuron: Σ cosine, Σ |cosine| and number of pairs with earlier neurons; one thread a neuron. */
  'measure/cosine': {
    params: ['first', 'replicas', 'children', 'stride'],
    bindings: [
      ['replicas', 'read'],
      ['dense', 'read'],
      ['cosine', 'read_write'],
    ],
    grid: (p) => [across(p.children), p.replicas, 1],
  },
  /** Channel vector of each clause, m × n; one thread a (clause, neuron). */
  'measure/channels': {
    params: ['first', 'replicas', 'cells', 'stride', 'channel_stride'],
    bindings: [
      ['replicas', 'read'],
      ['groups', 'read'],
      ['dense', 'read'],
      ['channels', 'read_write'],
    ],
    grid: (p) => [across(p.cells), p.replicas, 1],
  },
  /** Capacity of each clause's channel vector; one thread a clause. */
  'measure/clause-capacity': {
    params: ['first', 'replicas', 'clauses', 'channel_stride'],
    bindings: [
      ['replicas', 'read'],
      ['channels', 'read'],
      ['clause_capacity', 'read_write'],
    ],
    grid: (p) => [across(p.clauses), p.replicas, 1],
  },
  /** Rank of W1 by elimination; one workgroup a replica. */
  'measure/rank': {
    params: ['first', 'replicas', 'stride'],
    bindings: [
      ['replicas', 'read'],
      ['dense', 'read'],
      ['echelon', 'read_write'],
      ['rank', 'read_write'],
    ],
    grid: perReplica,
  },
  /** Which clauses are whole in a child of each parent, and pairs of them in one; one thread a parent. */
  'measure/wholes': {
    params: ['first', 'replicas', 'parents', 'staged'],
    bindings: [
      ['replicas', 'read'],
      ['groups', 'read'],
      ['topology', 'read'],
      ['wholes', 'read_write'],
    ],
    grid: (p) => [across(p.parents), p.replicas, 1],
  },
  /** Normalised inner products of channel vectors, m × m; one thread a pair. */
  'measure/interference': {
    params: ['first', 'replicas', 'pairs', 'channel_stride', 'pair_stride'],
    bindings: [
      ['replicas', 'read'],
      ['channels', 'read'],
      ['interference', 'read_write'],
    ],
    grid: (p) => [across(p.pairs), p.replicas, 1],
  },
  /** Clauses mixed in each neuron (participation ratio); one thread a neuron. */
  'measure/load': {
    params: ['first', 'replicas', 'children', 'stride', 'load_stride'],
    bindings: [
      ['replicas', 'read'],
      ['groups', 'read'],
      ['dense', 'read'],
      ['load', 'read_write'],
    ],
    grid: (p) => [across(p.children), p.replicas, 1],
  },
  /**
   * Each row of W1 as {−a, 0, +a}, the rest as it is; `tau` of 65,536 is the share of the row's rms
   * that counts. One thread a child.
   */
  'measure/quantise': {
    params: ['first', 'replicas', 'children', 'tau'],
    bindings: [
      ['replicas', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['quantised', 'read_write'],
    ],
    grid: (p) => [across(p.children), p.replicas, 1],
  },
  /** Which clauses each neuron carries, by the signs of a quantised W1; one thread a neuron. */
  'measure/codes': {
    params: ['first', 'replicas', 'children', 'stride'],
    bindings: [
      ['replicas', 'read'],
      ['groups', 'read'],
      ['topology', 'read'],
      ['params', 'read'],
      ['dense', 'read'],
      ['codes', 'read_write'],
    ],
    grid: (p) => [across(p.children), p.replicas, 1],
  },
} as const satisfies Record<string, KernelSpec>;

export type KernelName = keyof typeof KERNELS;
export type ParamsOf<K extends KernelName> = Record<(typeof KERNELS)[K]['params'][number], number>;
