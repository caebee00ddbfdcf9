// One row of slot `layers`; mirrors LAYER_FIELDS in src/engine/layered/layout.ts, which the backend
// compares with this struct through reflection before it runs anything.
struct Layer {
  rows: u32,
  columns: u32,
  dense: u32,
  row_capacity: u32,
  column_capacity: u32,
  row_alpha: u32,
  column_alpha: u32,
  edge_capacity: u32,
  starts: u32,
  lengths: u32,
  indices: u32,
  turned_starts: u32,
  turned: u32,
  weights: u32,
  biases: u32,
  params: u32,
  param_words: u32,
  state: u32,
  inputs_at: u32,
  outputs_at: u32,
  gradients: u32,
  gradients_below: u32,
  labels_at: u32,
  activation: u32,
  adam: u32,
  learning_rate: f32,
  momentum: f32,
  optimiser_start: u32,
  rates: u32,
  rate_rows: u32,
  summary: u32,
  tally: u32,
  predictions: u32,
  splits: u32,
  fresh: u32,
  budget: u32,
  selection: u32,
  selection_rows: u32,
  counts: u32,
}

const THREADS = 64u;

/// Words of a row of weights: a multiple of 4.
fn padded(count: u32) -> u32 {
  return (count + 3u) & 0xfffffffcu;
}
