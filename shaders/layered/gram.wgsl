// G_jk = Σ_i W_ij·W_ik of a layer, columns × columns, rows in ascending order, at
// gram[(r − first)·gram_stride].
// One thread per entry, 8 × 8 of them a workgroup; a pruned edge counts as 0. Replicas in z.
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  layer: u32,
  columns: u32,
  gram_stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<f32>;
@group(0) @binding(4) var<storage, read_write> gram: array<f32>;

/// W_ij of a sparse layer, by halving: columns ascend within a row.
fn weight_at(l: Layer, row: u32, column: u32) -> f32 {
  let begin = topology[l.starts + row];
  var low = begin;
  let end = begin + topology[l.lengths + row];
  var high = end;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (column_of(l, middle) < column) {
      low = middle + 1u;
    } else {
      high = middle;
    }
  }
  if (low < end && column_of(l, low) == column) {
    return params[l.weights + low];
  }
  return 0.0;
}

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + call.layer];
  if (id.x >= l.columns || id.y >= l.columns) {
    return;
  }
  var sum = 0.0;
  if (l.dense == 1u) {
    let width = padded(l.columns);
    for (var row = 0u; row < l.rows; row++) {
      let at = l.weights + row * width;
      sum += params[at + id.y] * params[at + id.x];
    }
  } else {
    for (var row = 0u; row < l.rows; row++) {
      sum += weight_at(l, row, id.y) * weight_at(l, row, id.x);
    }
  }
  gram[id.z * call.gram_stride + id.y * l.columns + id.x] = sum;
}
