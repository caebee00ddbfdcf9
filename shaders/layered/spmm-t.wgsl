// g_jb ← act′_jb · Σ_i W_ij·g_ib: gradients below layer ≥ 1, columns × examples; act′ lies there
// already. Rows are added in ascending order.
// One thread per (column, 8 examples) of a sparse layer, per (4 columns, 4 examples) of a dense one.
// #import lib/layer.wgsl

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
@group(0) @binding(3) var<storage, read> params: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> gradients: array<vec4f>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + call.layer];
  let threads = groups.x * THREADS;
  if (l.dense == 1u) {
    let quads = call.examples / 4u;
    for (var i = id.x; i < (l.columns + 3u) / 4u * quads; i += threads) {
      dense_tile(l, i / quads, i % quads);
    }
  } else {
    let tiles = call.examples / 8u;
    for (var i = id.x; i < l.columns * tiles; i += threads) {
      sparse_tile(l, i / tiles, 2u * (i % tiles));
    }
  }
}

/// One column, eight examples from that quad.
fn sparse_tile(l: Layer, column: u32, quad: u32) {
  let pitch = call.stride / 4u;
  let above = l.gradients / 4u + quad;
  var low = vec4f(0.0);
  var high = vec4f(0.0);
  let end = topology[l.turned_starts + column + 1u];
  for (var k = topology[l.turned_starts + column]; k < end; k++) {
    let packed = topology[l.turned + k];
    let row = packed >> 16u;
    let at = l.weights + topology[l.starts + row] + (packed & 0xffffu);
    let w = params[at / 4u][at % 4u];
    low += w * gradients[above + row * pitch];
    high += w * gradients[above + row * pitch + 1u];
  }
  let below = (l.gradients_below + column * call.stride) / 4u + quad;
  gradients[below] *= low;
  gradients[below + 1u] *= high;
}

/// Columns 4·four …, four examples; columns past the last are not stored.
fn dense_tile(l: Layer, four: u32, quad: u32) {
  let pitch = call.stride / 4u;
  let width = padded(l.columns) / 4u;
  var above = l.gradients / 4u + quad;
  var at = l.weights / 4u + four;
  var s0 = vec4f(0.0);
  var s1 = vec4f(0.0);
  var s2 = vec4f(0.0);
  var s3 = vec4f(0.0);
  for (var row = 0u; row < l.rows; row++) {
    let w = params[at];
    let g = gradients[above];
    s0 += w.x * g;
    s1 += w.y * g;
    s2 += w.z * g;
    s3 += w.w * g;
    at += width;
    above += pitch;
  }
  let below = (l.gradients_below + 4u * four * call.stride) / 4u + quad;
  let left = l.columns - 4u * four;
  gradients[below] *= s0;
  if (left > 1u) {
    gradients[below + pitch] *= s1;
  }
  if (left > 2u) {
    gradients[below + 2u * pitch] *= s2;
  }
  if (left > 3u) {
    gradients[below + 3u * pitch] *= s3;
  }
}
