// growth[growth + c·d + j] = Σ_b v_c·[z_cb > 0]·dL_b·x_bj over a minibatch: what the gradient of w_cj
// is, or would be where there is no such edge; n children, d inputs, batch B. Only where edges
// follow the gradient.
// One workgroup per replica; one thread an example (dL), a (child, 32 examples) (activity), or a
// (child, input) (sums, each in the order of the examples), phase by phase.
// #import lib/replica.wgsl
// #import lib/loss.wgsl
// #import lib/neuron.wgsl

/// Value of field `rewire`, as in src/methods/method.ts.
const GRADIENT = 2u;
/// Children whose activity is held at once.
const TILE = 16u;

struct Params {
  first: u32,
  replicas: u32,
  batch_index: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> examples: array<u32>;
@group(0) @binding(3) var<storage, read> order: array<u32>;
@group(0) @binding(4) var<storage, read> topology: array<u32>;
@group(0) @binding(5) var<storage, read> params: array<f32>;
@group(0) @binding(6) var<storage, read_write> growth: array<f32>;

var<private> replica: Replica;
/// First example of the minibatch in slot order.
var<private> start: u32;
/// dL of every example.
var<workgroup> slopes: array<f32, 256>;
/// Which of 32 examples a child is on for, [child of the tile][word].
var<workgroup> masks: array<u32, 8u * TILE>;

/// Word of slot examples where the row of the minibatch's example b begins.
fn row_of(b: u32) -> u32 {
  return replica.train_rows + order[start + b] * replica.words_per_row;
}

/// y where input j of a row is +1, −y where it is −1.
fn signed(y: f32, row: u32, j: u32) -> f32 {
  let bit = (examples[row + (j >> 5u)] >> (j & 31u)) & 1u;
  return select(-y, y, bit == 1u);
}

/// z_cb, b's inputs in that row.
fn preactivation(c: u32, row: u32) -> f32 {
  let starts = replica.topology + replica.edge_capacity;
  let end = topology[starts + c + 1u] & START_MASK;
  var z = params[replica.weights + replica.edge_capacity + c];
  for (var e = topology[starts + c] & START_MASK; e < end; e++) {
    let input = topology[replica.topology + e] & 0xffffu;
    z += signed(params[replica.weights + e], row, input);
  }
  return z;
}

/// dL_b of `size` examples.
fn slope(b: u32, size: u32, outputs: u32) -> f32 {
  let row = row_of(b);
  var logit = params[outputs + replica.child_capacity];
  for (var c = 0u; c < replica.children; c++) {
    logit += activation(params[outputs + c], vec4f(preactivation(c, row))).x;
  }
  let example = order[start + b];
  let label = (examples[replica.train_labels + (example >> 5u)] >> (example & 31u)) & 1u;
  let gradient = loss_gradient(vec4f(logit), vec4f(f32(label))).x * (1.0 / f32(size));
  return select(0.0, gradient, abs(gradient) >= TINY);
}

/// Which of 32 examples of the minibatch child c is on for.
fn activity_of(c: u32, word: u32, size: u32) -> u32 {
  var mask = 0u;
  for (var b = 32u * word; b < min(32u * word + 32u, size); b++) {
    let on = is_on(vec4f(preactivation(c, row_of(b)))).x;
    mask |= select(0u, 1u << (b & 31u), on);
  }
  return mask;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.replicas || replicas[call.first + workgroup.x].rewire != GRADIENT) {
    return;
  }
  let r = replicas[call.first + workgroup.x];
  replica = r;
  start = r.order + call.batch_index * r.batch;
  let size = min(r.batch, r.train_count - call.batch_index * r.batch);
  let words = (size + 31u) / 32u;
  let outputs = r.weights + r.edge_capacity + r.child_capacity;
  for (var b = thread; b < size; b += THREADS) {
    slopes[b] = slope(b, size, outputs);
  }
  for (var tile = 0u; tile < r.children; tile += TILE) {
    let count = min(TILE, r.children - tile);
    for (var task = thread; task < count * words; task += THREADS) {
      masks[task] = activity_of(tile + task / words, task % words, size);
    }
    workgroupBarrier();
    for (var task = thread; task < count * r.inputs; task += THREADS) {
      let c = task / r.inputs;
      let v = params[outputs + tile + c];
      var sum = 0.0;
      for (var b = 0u; b < size; b++) {
        if (((masks[c * words + (b >> 5u)] >> (b & 31u)) & 1u) == 1u) {
          sum += signed(v * slopes[b], row_of(b), task % r.inputs);
        }
      }
      growth[r.growth + tile * r.inputs + task] = sum;
    }
    workgroupBarrier();
  }
}
