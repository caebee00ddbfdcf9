// w'(r', j') = w(⌊r'/α_row⌋, ⌊j'/α_column⌋) for the staged edges, padding 0; biases likewise. The
// living networks of replicas that split are dense.
// One thread per row after the split; layers in y, replicas in z.
// #import lib/layer.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  rows: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> staged_topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> staged_params: array<u32>;

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
  let parent = row / l.row_alpha;
  let old = l.weights + parent * padded(l.columns);
  let begin = staged_topology[l.starts + row];
  let end = staged_topology[l.starts + row + 1u];
  let length = staged_topology[l.lengths + row];
  for (var e = begin; e < end; e++) {
    let pair = staged_topology[l.indices + (e >> 1u)];
    let column = (pair >> ((e & 1u) << 4u)) & 0xffffu;
    var word = 0u;
    if (e - begin < length) {
      word = params[old + column / l.column_alpha];
    }
    staged_params[l.weights + e] = word;
  }
  staged_params[l.biases + row] = params[l.biases + parent];
}
