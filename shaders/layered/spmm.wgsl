// z = W·x + b of a hidden layer, rows × examples; a = act(z) into activations, act′(z) into gradients.
// Bias first, then the edges in the order they lie, padding too (it points at rows of zeros).
// One thread per (row, 8 examples) of a sparse layer, per (4 rows, 8 examples) of a dense one; the last
// rows of a dense one may be fewer. Replicas in z.
// Variants by DENSE and SMOOTH: each passes over the replicas of the others.
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl
// #import lib/activation.wgsl
// #import lib/eight.wgsl

/// 1: layers that are stored dense; 0: sparse ones.
override DENSE: u32 = 1u;

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
@group(0) @binding(4) var<storage, read_write> activations: array<Eight>;
@group(0) @binding(5) var<storage, read_write> gradients: array<Eight>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + call.layer];
  if (l.dense != DENSE || u32(l.activation != RELU) != SMOOTH) {
    return;
  }
  let threads = groups.x * THREADS;
  let width = call.examples / 8u;
  if (DENSE == 1u) {
    for (var i = id.x; i < (l.rows + 3u) / 4u * width; i += threads) {
      dense_tile(l, 4u * (i / width), i % width);
    }
  } else {
    for (var i = id.x; i < l.rows * width; i += threads) {
      sparse_tile(l, i / width, i % width);
    }
  }
}

/// Activations and slopes of the examples of an eight.
fn finish(l: Layer, row: u32, eight: u32, low: vec4f, high: vec4f) {
  let first = activated(l.activation, low);
  let second = activated(l.activation, high);
  activations[(l.outputs_at + row * call.stride) / 8u + eight] = Eight(first.value, second.value);
  gradients[(l.gradients + row * call.stride) / 8u + eight] = Eight(first.slope, second.slope);
}

/// One row, eight examples.
fn sparse_tile(l: Layer, row: u32, eight: u32) {
  let x = l.inputs_at / 8u + eight;
  let line = call.stride / 8u;
  let weights = l.weights / 4u;
  var low = vec4f(params[(l.biases + row) / 4u][row % 4u]);
  var high = low;
  let end = topology[l.starts + row + 1u] / 4u;
  for (var four = topology[l.starts + row] / 4u; four < end; four++) {
    let w = params[weights + four];
    let at = columns_of(l, 4u * four) * line + x;
    let x0 = activations[at.x];
    low += w.x * x0.low;
    high += w.x * x0.high;
    let x1 = activations[at.y];
    low += w.y * x1.low;
    high += w.y * x1.high;
    let x2 = activations[at.z];
    low += w.z * x2.low;
    high += w.z * x2.high;
    let x3 = activations[at.w];
    low += w.w * x3.low;
    high += w.w * x3.high;
  }
  finish(l, row, eight, low, high);
}

/// Four rows from `row`, eight examples. Rows past the last are computed again and not stored.
fn dense_tile(l: Layer, row: u32, eight: u32) {
  let width = padded(l.columns) / 4u;
  let line = call.stride / 8u;
  let last = l.rows - 1u;
  let at = l.weights / 4u + min(vec4u(row) + vec4u(0u, 1u, 2u, 3u), vec4u(last)) * width;
  let bias = params[(l.biases + row) / 4u];
  var low = array(vec4f(bias.x), vec4f(bias.y), vec4f(bias.z), vec4f(bias.w));
  var high = low;
  var x = l.inputs_at / 8u + eight;
  for (var four = 0u; four < width; four++) {
    let w = transpose(mat4x4f(
      params[at.x + four],
      params[at.y + four],
      params[at.z + four],
      params[at.w + four],
    ));
    add_column(&low, &high, w[0], activations[x]);
    add_column(&low, &high, w[1], activations[x + line]);
    add_column(&low, &high, w[2], activations[x + 2u * line]);
    add_column(&low, &high, w[3], activations[x + 3u * line]);
    x += 4u * line;
  }
  finish(l, row, eight, low[0], high[0]);
  if (row + 1u <= last) {
    finish(l, row + 1u, eight, low[1], high[1]);
  }
  if (row + 2u <= last) {
    finish(l, row + 2u, eight, low[2], high[2]);
  }
  if (row + 3u <= last) {
    finish(l, row + 3u, eight, low[3], high[3]);
  }
}

alias Four = array<vec4f, 4>;

/// Adds a column of four rows, w, times eight examples.
fn add_column(low: ptr<function, Four>, high: ptr<function, Four>, w: vec4f, x: Eight) {
  (*low)[0] += w.x * x.low;
  (*high)[0] += w.x * x.high;
  (*low)[1] += w.y * x.low;
  (*high)[1] += w.y * x.high;
  (*low)[2] += w.z * x.low;
  (*high)[2] += w.z * x.high;
  (*low)[3] += w.w * x.low;
  (*high)[3] += w.w * x.high;
}
