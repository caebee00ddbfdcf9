// z = W·x + b of a hidden layer, rows × examples; a = act(z) into activations, act′(z) into gradients.
// Bias first, then the edges in the order they lie, padding too (it points at rows of zeros).
// One thread per (row, 8 examples) of a sparse layer, per (4 rows, 4 examples) of a dense one; the
// last rows of a dense one may be fewer. Replicas in z.
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl
// #import lib/activation.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  layer: u32,
  rows: u32,
  examples: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> activations: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> gradients: array<vec4f>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + call.layer];
  let threads = groups.x * THREADS;
  if (l.dense == 1u) {
    let quads = call.examples / 4u;
    for (var i = id.x; i < (l.rows + 3u) / 4u * quads; i += threads) {
      dense_tile(l, 4u * (i / quads), i % quads);
    }
  } else {
    let tiles = call.examples / 8u;
    for (var i = id.x; i < l.rows * tiles; i += threads) {
      sparse_tile(l, i / tiles, 2u * (i % tiles));
    }
  }
}

fn finish(l: Layer, row: u32, quad: u32, z: vec4f) {
  let found = activated(l.activation, z);
  activations[(l.outputs_at + row * call.stride) / 4u + quad] = found.value;
  gradients[(l.gradients + row * call.stride) / 4u + quad] = found.slope;
}

/// One row, eight examples from that quad.
fn sparse_tile(l: Layer, row: u32, quad: u32) {
  let x = l.inputs_at / 4u + quad;
  let pitch = call.stride / 4u;
  let weights = l.weights / 4u;
  let bias = params[(l.biases + row) / 4u][row % 4u];
  var low = vec4f(bias);
  var high = low;
  let end = topology[l.starts + row + 1u] / 4u;
  for (var four = topology[l.starts + row] / 4u; four < end; four++) {
    let w = params[weights + four];
    let at = columns_of(l, 4u * four) * pitch + x;
    low += w.x * activations[at.x];
    high += w.x * activations[at.x + 1u];
    low += w.y * activations[at.y];
    high += w.y * activations[at.y + 1u];
    low += w.z * activations[at.z];
    high += w.z * activations[at.z + 1u];
    low += w.w * activations[at.w];
    high += w.w * activations[at.w + 1u];
  }
  finish(l, row, quad, low);
  finish(l, row, quad + 1u, high);
}

/// Four rows from `row`, four examples. Rows past the last are computed again and not stored.
fn dense_tile(l: Layer, row: u32, quad: u32) {
  let pitch = call.stride / 4u;
  let width = padded(l.columns) / 4u;
  let last = l.rows - 1u;
  let at = l.weights / 4u + min(vec4u(row) + vec4u(0u, 1u, 2u, 3u), vec4u(last)) * width;
  let bias = params[(l.biases + row) / 4u];
  var z0 = vec4f(bias.x);
  var z1 = vec4f(bias.y);
  var z2 = vec4f(bias.z);
  var z3 = vec4f(bias.w);
  var x = l.inputs_at / 4u + quad;
  for (var four = 0u; four < width; four++) {
    let w0 = params[at.x + four];
    let w1 = params[at.y + four];
    let w2 = params[at.z + four];
    let w3 = params[at.w + four];
    for (var k = 0u; k < 4u; k++) {
      let value = activations[x];
      x += pitch;
      z0 += w0[k] * value;
      z1 += w1[k] * value;
      z2 += w2[k] * value;
      z3 += w3[k] * value;
    }
  }
  finish(l, row, quad, z0);
  if (row + 1u <= last) {
    finish(l, row + 1u, quad, z1);
  }
  if (row + 2u <= last) {
    finish(l, row + 2u, quad, z2);
  }
  if (row + 3u <= last) {
    finish(l, row + 3u, quad, z3);
  }
}
