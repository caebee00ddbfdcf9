// One row of slot `replicas`; mirrors REPLICA_FIELDS in src/model/replica-layout.ts, which the
// backend compares with this struct through reflection before it runs anything.
struct Replica {
  seed: u32,
  inputs: u32,
  parents: u32,
  alpha: u32,
  children: u32,
  deal: u32,
  groups: u32,
  group_table: u32,
  budget: u32,
  edge_capacity: u32,
  child_capacity: u32,
  topology: u32,
  weights: u32,
  state: u32,
  train_rows: u32,
  train_columns: u32,
  train_labels: u32,
  train_count: u32,
  test_columns: u32,
  test_labels: u32,
  test_count: u32,
  order: u32,
  batch: u32,
  adam: u32,
  learning_rate: f32,
  momentum: f32,
  optimiser_start: u32,
  summary: u32,
  parameter_count: u32,
  words_per_row: u32,
  rates: u32,
  rate_rows: u32,
  base: u32,
  fresh: u32,
  dropconnect: u32,
  rewire: u32,
  growth: u32,
  clauses: u32,
  clause_table: u32,
}

const THREADS = 64u;
/// Set in a child's start word while its output weight is part of the network.
const ALIVE_BIT = 0x80000000u;
const START_MASK = 0x7fffffffu;
