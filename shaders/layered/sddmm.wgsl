// gW_e = Σ_b g_ib·x_jb at the edges e = (i, j), gb_i = Σ_b g_ib, and the update by SGD or Adam, of
// every layer at once. Four partial sums, b mod 4, each ascending, then (s0 + s1) + (s2 + s3). A
// replica whose loss was not finite stands still.
// A thread takes four edges of a row at a time, then four biases; layers in y, replicas in z. A thread's
// neighbours have other edges of the same row. (Four threads to four edges, an example in four each,
// would read in line, but need a barrier, which costs an emulated GPU more.)
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl
// #import lib/eight.wgsl

/// 1: layers that are stored dense; 0: sparse ones.
override DENSE: u32 = 1u;

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  step: u32,
  items: u32,
  examples: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> activations: array<Eight>;
@group(0) @binding(4) var<storage, read> gradients: array<Eight>;
@group(0) @binding(5) var<storage, read> rates: array<f32>;
@group(0) @binding(6) var<storage, read> summary: array<u32>;
@group(0) @binding(7) var<storage, read_write> params: array<vec4f>;
@group(0) @binding(8) var<storage, read_write> state: array<vec4f>;

const BETA1 = 0.9;
const BETA2 = 0.999;
const REST1 = 0.1;
const REST2 = 0.001;
const EPSILON = 1e-8;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (id.y >= call.depth || id.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + id.z) * call.depth + id.y];
  if (l.dense != DENSE || summary[l.summary] != 0u) {
    return;
  }
  let width = padded(l.columns) / 4u;
  var fours = l.rows * width;
  if (DENSE == 0u) {
    fours = topology[l.starts + l.rows] / 4u;
  }
  let threads = groups.x * THREADS;
  for (var i = id.x; i < fours; i += threads) {
    update(l, l.weights / 4u + i, weight_gradient(l, i, width));
  }
  // From the far end: the threads that have the fewest edges.
  for (var i = threads - 1u - id.x; 4u * i < l.rows; i += threads) {
    update(l, l.biases / 4u + i, bias_gradient(l, 4u * i));
  }
}

/// The row that four edges belong to: the last that begins at or before them and is not empty.
fn row_of(l: Layer, edge: u32) -> u32 {
  var low = 0u;
  var high = l.rows;
  while (high - low > 1u) {
    let middle = (low + high) / 2u;
    if (topology[l.starts + middle] <= edge) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

fn total(s: vec4f) -> f32 {
  return (s.x + s.y) + (s.z + s.w);
}

fn weight_gradient(l: Layer, four: u32, width: u32) -> vec4f {
  var row: u32;
  var columns: vec4u;
  if (DENSE == 1u) {
    row = four / width;
    columns = vec4u(4u * (four % width)) + vec4u(0u, 1u, 2u, 3u);
  } else {
    row = row_of(l, 4u * four);
    columns = columns_of(l, 4u * four);
  }
  let above = (l.gradients + row * call.stride) / 8u;
  let below = l.inputs_at / 8u + columns * (call.stride / 8u);
  var s0 = vec4f(0.0);
  var s1 = vec4f(0.0);
  var s2 = vec4f(0.0);
  var s3 = vec4f(0.0);
  for (var eight = 0u; eight < call.examples / 8u; eight++) {
    let g = gradients[above + eight];
    let x0 = activations[below.x + eight];
    s0 += g.low * x0.low;
    s0 += g.high * x0.high;
    let x1 = activations[below.y + eight];
    s1 += g.low * x1.low;
    s1 += g.high * x1.high;
    let x2 = activations[below.z + eight];
    s2 += g.low * x2.low;
    s2 += g.high * x2.high;
    let x3 = activations[below.w + eight];
    s3 += g.low * x3.low;
    s3 += g.high * x3.high;
  }
  return vec4f(total(s0), total(s1), total(s2), total(s3));
}

/// Of four biases; of those past the last row 0, which leaves them 0.
fn bias_gradient(l: Layer, row: u32) -> vec4f {
  var gradient = vec4f(0.0);
  for (var k = 0u; k < min(4u, l.rows - row); k++) {
    let above = (l.gradients + (row + k) * call.stride) / 8u;
    var sum = vec4f(0.0);
    for (var eight = 0u; eight < call.examples / 8u; eight++) {
      let g = gradients[above + eight];
      sum += g.low;
      sum += g.high;
    }
    gradient[k] = total(sum);
  }
  return gradient;
}

/// Moves four words of slot params by their gradients; one path for both rules, as an emulated GPU goes
/// through both sides of a branch. SGD keeps its velocity where Adam keeps m.
fn update(l: Layer, at: u32, g: vec4f) {
  let adam = l.adam == 1u;
  let first = (l.state - l.params) / 4u + at;
  let second = first + l.param_words / 4u;
  let row = l.rates + 2u * min(call.step - l.optimiser_start, l.rate_rows - 1u);
  let m = select(l.momentum, BETA1, adam) * state[first] + select(1.0, REST1, adam) * g;
  let v = select(vec4f(0.0), BETA2 * state[second] + REST2 * (g * g), adam);
  state[first] = m;
  state[second] = v;
  let scale = select(vec4f(1.0), sqrt(v) * rates[row + 1u] + EPSILON, adam);
  params[at] -= select(l.learning_rate, rates[row], adam) * m / scale;
}
