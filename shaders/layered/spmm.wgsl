// z = W·x + b of a hidden layer, rows × examples; a = act(z) into activations, act′(z) into gradients.
// Bias first, then the edges in the order they lie, padding too (it points at rows of zeros).
// One thread per (row, 8 examples) of a sparse layer, per (4 rows, 4 examples) of a dense one, the
// examples 4 apart (lib/lanes.wgsl); the last rows of a dense one may be fewer. Replicas in z.
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl
// #import lib/activation.wgsl
// #import lib/lanes.wgsl

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
@group(0) @binding(4) var<storage, read_write> activations: array<f32>;
@group(0) @binding(5) var<storage, read_write> gradients: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + call.layer];
  let threads = groups.x * THREADS;
  if (l.dense == 1u) {
    let width = threads_of(call.examples, 16u);
    for (var i = id.x; i < (l.rows + 3u) / 4u * width; i += threads) {
      let own = i % width;
      dense_tile(l, 4u * (i / width), 16u * (own / LANES) + own % LANES);
    }
  } else {
    let width = threads_of(call.examples, 32u);
    for (var i = id.x; i < l.rows * width; i += threads) {
      sparse_tile(l, i / width, eight_from(i % width));
    }
  }
}

/// The value at word `at` and those 4, 8 and 12 words further on.
fn four_at(at: u32) -> vec4f {
  return vec4f(activations[at], activations[at + 4u], activations[at + 8u], activations[at + 12u]);
}

/// Activations and slopes of examples b, b + 4, b + 8, b + 12.
fn finish(l: Layer, row: u32, b: u32, z: vec4f) {
  let found = activated(l.activation, z);
  for (var k = 0u; k < 4u; k++) {
    let example = b + 4u * k;
    if (example < call.examples) {
      activations[l.outputs_at + row * call.stride + example] = found.value[k];
      gradients[l.gradients + row * call.stride + example] = found.slope[k];
    }
  }
}

/// One row, eight examples. Those past the last lie within the row's line, and are not stored.
fn sparse_tile(l: Layer, row: u32, b: u32) {
  let x = l.inputs_at + b;
  let weights = l.weights / 4u;
  var low = vec4f(params[(l.biases + row) / 4u][row % 4u]);
  var high = low;
  let end = topology[l.starts + row + 1u] / 4u;
  for (var four = topology[l.starts + row] / 4u; four < end; four++) {
    let w = params[weights + four];
    let at = columns_of(l, 4u * four) * call.stride + x;
    low += w.x * four_at(at.x);
    high += w.x * four_at(at.x + 16u);
    low += w.y * four_at(at.y);
    high += w.y * four_at(at.y + 16u);
    low += w.z * four_at(at.z);
    high += w.z * four_at(at.z + 16u);
    low += w.w * four_at(at.w);
    high += w.w * four_at(at.w + 16u);
  }
  finish(l, row, b, low);
  finish(l, row, b + 16u, high);
}

/// Four rows from `row`, four examples. Rows past the last are computed again and not stored.
fn dense_tile(l: Layer, row: u32, b: u32) {
  let width = padded(l.columns) / 4u;
  let last = l.rows - 1u;
  let at = l.weights / 4u + min(vec4u(row) + vec4u(0u, 1u, 2u, 3u), vec4u(last)) * width;
  let bias = params[(l.biases + row) / 4u];
  var z0 = vec4f(bias.x);
  var z1 = vec4f(bias.y);
  var z2 = vec4f(bias.z);
  var z3 = vec4f(bias.w);
  var x = l.inputs_at + b;
  for (var four = 0u; four < width; four++) {
    let w0 = params[at.x + four];
    let w1 = params[at.y + four];
    let w2 = params[at.z + four];
    let w3 = params[at.w + four];
    for (var k = 0u; k < 4u; k++) {
      let value = four_at(x);
      x += call.stride;
      z0 += w0[k] * value;
      z1 += w1[k] * value;
      z2 += w2[k] * value;
      z3 += w3[k] * value;
    }
  }
  finish(l, row, b, z0);
  if (row + 1u <= last) {
    finish(l, row + 1u, b, z1);
  }
  if (row + 2u <= last) {
    finish(l, row + 2u, b, z2);
  }
  if (row + 3u <= last) {
    finish(l, row + 3u, b, z3);
  }
}
