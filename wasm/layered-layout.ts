/**
 * Words of the descriptors of layered networks; mirrors `src/engine/layered/layout.ts` name by name.
 * A test compares them.
 */
export enum Layer {
  rows,
  columns,
  dense,
  row_capacity,
  column_capacity,
  row_alpha,
  column_alpha,
  edge_capacity,
  starts,
  lengths,
  indices,
  turned_starts,
  turned,
  weights,
  biases,
  params,
  param_words,
  state,
  inputs_at,
  outputs_at,
  gradients,
  gradients_below,
  labels_at,
  activation,
  adam,
  learning_rate,
  momentum,
  optimiser_start,
  rates,
  rate_rows,
  summary,
  tally,
  predictions,
  splits,
  fresh,
  budget,
  selection,
  selection_rows,
  counts,
}

export enum Source {
  bytes,
  columns,
  row_words,
  features,
  labels,
  train,
  test,
  scaling,
  inputs_at,
  labels_at,
}

export enum Activation {
  relu,
  gelu,
  tanh,
  none,
}

/** Words of a replica's selection, then of each row. */
export enum Selection {
  threshold,
  ties,
  kept,
  dropped,
}
export enum SelectionRow {
  start,
  kept,
  ties,
}

export const LAYER_BYTES: usize = 156;
export const SOURCE_BYTES: usize = 40;
export const ROW_WORDS: u32 = 3;

/** Address of the row of a (replica, layer). */
export function layerAt(layers: usize, depth: u32, r: u32, layer: u32): usize {
  return layers + <usize>(r * depth + layer) * LAYER_BYTES;
}

export function field(at: usize, name: Layer): u32 {
  return load<u32>(at + ((<usize>name) << 2));
}

export function real(at: usize, name: Layer): f32 {
  return load<f32>(at + ((<usize>name) << 2));
}

/** Address of a word of a slot. */
export function word(slot: usize, index: u32): usize {
  return slot + ((<usize>index) << 2);
}

/** The word itself. */
export function wordOf(slot: usize, index: u32): u32 {
  return load<u32>(word(slot, index));
}

/** Rows of weights are whole fours. */
export function padded(count: u32): u32 {
  return (count + 3) & ~3;
}
