// g_jb ← act′_jb · Σ_i W_ij·g_ib: gradients below layer ≥ 1, columns × examples; act′ lies there
// already. Rows are added in ascending order.
// One thread per (column, 8 examples) of a sparse layer, per (4 columns, 8 examples) of a dense one.
// Variants by DENSE, as in spmm.wgsl.
// #import lib/layer.wgsl
// #import lib/eight.wgsl

/// 1: layers that are stored dense; 0: sparse ones.
override DENSE: u32 = 1u;

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
@group(0) @binding(4) var<storage, read_write> gradients: array<Eight>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + call.layer];
  if (l.dense != DENSE) {
    return;
  }
  let threads = groups.x * THREADS;
  let width = call.examples / 8u;
  if (DENSE == 1u) {
    for (var i = id.x; i < (l.columns + 3u) / 4u * width; i += threads) {
      dense_tile(l, i / width, i % width);
    }
  } else {
    for (var i = id.x; i < l.columns * width; i += threads) {
      sparse_tile(l, i / width, i % width);
    }
  }
}

/// Multiplies the slopes of the examples of an eight.
fn finish(l: Layer, column: u32, eight: u32, low: vec4f, high: vec4f) {
  let at = (l.gradients_below + column * call.stride) / 8u + eight;
  let slopes = gradients[at];
  gradients[at] = Eight(slopes.low * low, slopes.high * high);
}

/// One column, eight examples.
fn sparse_tile(l: Layer, column: u32, eight: u32) {
  let above = l.gradients / 8u + eight;
  let line = call.stride / 8u;
  var low = vec4f(0.0);
  var high = vec4f(0.0);
  let end = topology[l.turned_starts + column + 1u];
  for (var k = topology[l.turned_starts + column]; k < end; k++) {
    let packed = topology[l.turned + k];
    let row = packed >> 16u;
    let w = params[l.weights + topology[l.starts + row] + (packed & 0xffffu)];
    let g = gradients[above + row * line];
    low += w * g.low;
    high += w * g.high;
  }
  finish(l, column, eight, low, high);
}

/// Columns 4·four …, eight examples; columns past the last are not stored.
fn dense_tile(l: Layer, four: u32, eight: u32) {
  let width = padded(l.columns);
  let line = call.stride / 8u;
  var above = l.gradients / 8u + eight;
  var at = l.weights + 4u * four;
  var low0 = vec4f(0.0);
  var low1 = vec4f(0.0);
  var low2 = vec4f(0.0);
  var low3 = vec4f(0.0);
  var high0 = vec4f(0.0);
  var high1 = vec4f(0.0);
  var high2 = vec4f(0.0);
  var high3 = vec4f(0.0);
  for (var row = 0u; row < l.rows; row++) {
    let g = gradients[above];
    let w = vec4f(params[at], params[at + 1u], params[at + 2u], params[at + 3u]);
    low0 += w.x * g.low;
    high0 += w.x * g.high;
    low1 += w.y * g.low;
    high1 += w.y * g.high;
    low2 += w.z * g.low;
    high2 += w.z * g.high;
    low3 += w.w * g.low;
    high3 += w.w * g.high;
    at += width;
    above += line;
  }
  let column = 4u * four;
  finish(l, column, eight, low0, high0);
  if (column + 1u < l.columns) {
    finish(l, column + 1u, eight, low1, high1);
  }
  if (column + 2u < l.columns) {
    finish(l, column + 2u, eight, low2, high2);
  }
  if (column + 3u < l.columns) {
    finish(l, column + 3u, eight, low3, high3);
  }
}
