/**
 * Words of a replica descriptor, flags of the slots and numbers of the methods; mirrors
 * `src/model/replica-layout.ts` and `src/methods/method.ts` name by name. A test compares them.
 */
export enum Field {
  seed,
  inputs,
  parents,
  alpha,
  children,
  deal,
  groups,
  group_table,
  budget,
  edge_capacity,
  child_capacity,
  topology,
  weights,
  state,
  train_rows,
  train_columns,
  train_labels,
  train_count,
  test_columns,
  test_labels,
  test_count,
  order,
  batch,
  adam,
  learning_rate,
  momentum,
  optimiser_start,
  summary,
  parameter_count,
  words_per_row,
  rates,
  rate_rows,
  base,
  fresh,
  dropconnect,
  rewire,
  growth,
  clauses,
  clause_table,
}

/** How inputs are dealt to children: `DEALS`. */
export enum Deal {
  none,
  random,
  clause,
  shared,
  overlap,
  subset,
  clones,
  nm,
}

/** How edges move: `REWIRES`. */
export enum Rewire {
  none,
  random,
  gradient,
}

export const REPLICA_BYTES: usize = 156;
/** Neighbouring inputs that an N:M mask counts together. */
export const NM_BLOCK: u32 = 4;
export const ALIVE_BIT: u32 = 0x80000000;
export const START_MASK: u32 = 0x7fffffff;
/** Examples of one evaluation block. */
export const EVALUATION_BLOCK: u32 = 512;

/** Address of a replica's descriptor. */
export function replicaAt(replicas: usize, r: u32): usize {
  return replicas + <usize>r * REPLICA_BYTES;
}

/** An unsigned field of the descriptor at `at`. */
export function field(at: usize, name: Field): u32 {
  return load<u32>(at + ((<usize>name) << 2));
}

/** A field that is a float. */
export function real(at: usize, name: Field): f32 {
  return load<f32>(at + ((<usize>name) << 2));
}

/** Address of a word of a slot. */
export function word(slot: usize, index: u32): usize {
  return slot + ((<usize>index) << 2);
}

/** A float of a slot. */
export function floatAt(slot: usize, index: u32): f32 {
  return load<f32>(word(slot, index));
}
