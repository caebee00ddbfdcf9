// g_jb ← act′_jb · Σ_i W_ij·g_ib: gradients below layer ≥ 1, columns × examples; act′ lies there
// already. Rows are added in ascending order.
// One thread per (column, 8 examples) of a sparse layer, per (4 columns, 4 examples) of a dense one,
// the examples 4 apart (lib/lanes.wgsl).
// #import lib/layer.wgsl
// #import lib/lanes.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  layer: u32,
  columns: u32,
  examples: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<f32>;
@group(0) @binding(4) var<storage, read_write> gradients: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + call.layer];
  let threads = groups.x * THREADS;
  if (l.dense == 1u) {
    let width = threads_of(call.examples, 16u);
    for (var i = id.x; i < (l.columns + 3u) / 4u * width; i += threads) {
      let own = i % width;
      dense_tile(l, i / width, 16u * (own / LANES) + own % LANES);
    }
  } else {
    let width = threads_of(call.examples, 32u);
    for (var i = id.x; i < l.columns * width; i += threads) {
      sparse_tile(l, i / width, eight_from(i % width));
    }
  }
}

/// The value at word `at` and those 4, 8 and 12 words further on.
fn four_at(at: u32) -> vec4f {
  return vec4f(gradients[at], gradients[at + 4u], gradients[at + 8u], gradients[at + 12u]);
}

/// Multiplies the slopes of examples b, b + 4, b + 8, b + 12 of a column.
fn finish(l: Layer, column: u32, b: u32, sum: vec4f) {
  for (var k = 0u; k < 4u; k++) {
    if (b + 4u * k < call.examples) {
      gradients[l.gradients_below + column * call.stride + b + 4u * k] *= sum[k];
    }
  }
}

/// One column, eight examples. Those past the last lie within the row's line, and are not stored.
fn sparse_tile(l: Layer, column: u32, b: u32) {
  let above = l.gradients + b;
  var low = vec4f(0.0);
  var high = vec4f(0.0);
  let end = topology[l.turned_starts + column + 1u];
  for (var k = topology[l.turned_starts + column]; k < end; k++) {
    let packed = topology[l.turned + k];
    let row = packed >> 16u;
    let edge = l.weights + topology[l.starts + row] + (packed & 0xffffu);
    let w = params[edge];
    let at = above + row * call.stride;
    low += w * four_at(at);
    high += w * four_at(at + 16u);
  }
  finish(l, column, b, low);
  finish(l, column, b + 16u, high);
}

/// Columns 4·four …, four examples; columns past the last are not stored.
fn dense_tile(l: Layer, four: u32, b: u32) {
  let width = padded(l.columns);
  var above = l.gradients + b;
  var at = l.weights + 4u * four;
  var s0 = vec4f(0.0);
  var s1 = vec4f(0.0);
  var s2 = vec4f(0.0);
  var s3 = vec4f(0.0);
  for (var row = 0u; row < l.rows; row++) {
    let g = four_at(above);
    s0 += params[at] * g;
    s1 += params[at + 1u] * g;
    s2 += params[at + 2u] * g;
    s3 += params[at + 3u] * g;
    at += width;
    above += call.stride;
  }
  let column = 4u * four;
  finish(l, column, b, s0);
  if (column + 1u < l.columns) {
    finish(l, column + 1u, b, s1);
  }
  if (column + 2u < l.columns) {
    finish(l, column + 2u, b, s2);
  }
  if (column + 3u < l.columns) {
    finish(l, column + 3u, b, s3);
  }
}
