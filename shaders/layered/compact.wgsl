// Survivors of the joint prune into the living network: starts, lengths, indices, weights, padding
// (index column_capacity, weight 0), biases; their moments 0. Where the layer says so they go on with
// the words of `fresh` at the place of the staged weight.
// One thread per row after the split; layers in y, replicas in z.
// #import lib/layer.wgsl
// #import lib/layer-prune.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  rows: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> staged_topology: array<u32>;
@group(0) @binding(3) var<storage, read> staged_params: array<u32>;
@group(0) @binding(4) var<storage, read> fresh: array<u32>;
@group(0) @binding(5) var<storage, read> selection: array<u32>;
@group(0) @binding(6) var<storage, read_write> topology: array<u32>;
@group(0) @binding(7) var<storage, read_write> params: array<u32>;
@group(0) @binding(8) var<storage, read_write> state: array<u32>;

const ROW_WORDS = 3u;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.y >= call.depth || id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + id.y];
  let row = id.x;
  if (l.splits == 0u || row >= min(call.rows, l.row_capacity)) {
    return;
  }
  let threshold = selection[l.selection];
  let ties = selection[l.selection + 1u];
  let at = l.selection_rows + row * ROW_WORDS;
  let start = selection[at];
  let kept = selection[at + 1u];
  var place = selection[at + 2u];
  var to = start;
  let begin = staged_topology[l.starts + row];
  let end = begin + staged_topology[l.lengths + row];
  for (var e = begin; e < end; e++) {
    let key = key_of(l, e);
    let alive = survives(key, threshold, ties, place);
    place += u32(key == threshold);
    if (alive) {
      let pair = staged_topology[l.indices + (e >> 1u)];
      set_index(l, to, (pair >> ((e & 1u) << 4u)) & 0xffffu);
      put(l, l.weights + to, value(l, l.weights + e));
      to++;
    }
  }
  for (; to < start + padded(kept); to++) {
    set_index(l, to, l.column_capacity);
    put(l, l.weights + to, 0u);
  }
  topology[l.starts + row] = start;
  topology[l.lengths + row] = kept;
  if (row == l.row_capacity - 1u) {
    topology[l.starts + l.row_capacity] = to;
  }
  put(l, l.biases + row, value(l, l.biases + row));
}

/// The column of an edge; a row owns whole words, so no other thread writes the other half.
fn set_index(l: Layer, edge: u32, column: u32) {
  let at = l.indices + (edge >> 1u);
  let shift = (edge & 1u) << 4u;
  topology[at] = (topology[at] & ~(0xffffu << shift)) | (column << shift);
}

/// What a survivor goes on with.
fn value(l: Layer, at: u32) -> u32 {
  if (l.fresh == 1u) {
    return fresh[at];
  }
  return staged_params[at];
}

fn put(l: Layer, at: u32, word: u32) {
  let first = l.state - l.params + at;
  params[at] = word;
  state[first] = 0u;
  state[first + l.param_words] = 0u;
}
