// Logits z = W·x + b of the output layer, C × examples; ℓ = cross-entropy of softmax (C > 1) or BCE
// (C = 1) against label_b; dL = (p − y)·scale into gradients, 0 below 1e-14; tally_b += ℓ and
// += [answer right]. A place whose label is −1 has dL = 0. A logit that is not finite stores step + 1
// in the replica's summary and its example adds nothing.
// One workgroup per 16 examples: a thread owns four of them and every sixteenth class; the sum over
// classes is one thread's, ascending. Replicas in z.
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl
// #import lib/layer-logits.wgsl
// #import lib/loss.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  step: u32,
  scale: u32,
  examples: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> activations: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> gradients: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> tally: array<f32>;
@group(0) @binding(7) var<storage, read_write> summary: array<u32>;

var<workgroup> stands: u32;
/// Σ exp(z − largest) of the examples of each lane.
var<workgroup> sums: array<vec4f, LANES>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + workgroup.z) * call.depth + call.depth - 1u];
  if (l.dense != DENSE) {
    return;
  }
  if (thread == 0u) {
    let since = summary[l.summary];
    stands = u32(since != 0u && since != call.step + 1u);
  }
  if (workgroupUniformLoad(&stands) == 1u) {
    return;
  }
  let lane = thread % LANES;
  let first = thread / LANES;
  let b = 16u * workgroup.x + 4u * lane;
  let here = b < call.examples;
  let largest = logits(l, thread, b);
  let scale = bitcast<f32>(call.scale);
  let label = select(vec4f(-1.0), four_at(l.labels_at + b), here);
  let known = label >= vec4f(0.0);
  let counted = known & largest.finite;
  for (var c = first; c < l.rows && l.rows > 1u; c += SHARES) {
    store(l, c, b, here, exp(four_at(l.outputs_at + c * call.stride + b) - largest.value));
  }
  storageBarrier();
  workgroupBarrier();
  if (first == 0u) {
    var nats: vec4f;
    var right: vec4<bool>;
    if (l.rows == 1u) {
      let z = four_at(l.outputs_at + b);
      nats = loss_of(z, label);
      right = (z > vec4f(0.0)) == (label > vec4f(0.0));
      store(l, 0u, b, here, significant(loss_gradient(z, label) * scale, counted));
    } else {
      var sum = vec4f(0.0);
      for (var c = 0u; c < l.rows; c++) {
        sum += gradients_at(l, c, b);
      }
      sums[lane] = sum;
      nats = log(sum) + (largest.value - logit_at_label(l, b, label));
      right = vec4f(largest.answer) == label;
    }
    for (var k = 0u; k < 4u; k++) {
      if (counted[k]) {
        let at = l.tally + b + k;
        tally[at] += nats[k];
        tally[at + call.stride] += select(0.0, 1.0, right[k]);
      }
    }
    if (any(known & !largest.finite)) {
      summary[l.summary] = call.step + 1u;
    }
  }
  workgroupBarrier();
  for (var c = first; c < l.rows && l.rows > 1u; c += SHARES) {
    let share = gradients_at(l, c, b) / sums[lane];
    let y = select(vec4f(0.0), vec4f(1.0), label == vec4f(f32(c)));
    store(l, c, b, here, significant((share - y) * scale, counted));
  }
}

fn gradients_at(l: Layer, row: u32, b: u32) -> vec4f {
  return gradients[(l.gradients + row * call.stride + b) / 4u];
}

fn store(l: Layer, row: u32, b: u32, here: bool, value: vec4f) {
  if (here) {
    gradients[(l.gradients + row * call.stride + b) / 4u] = value;
  }
}

/// Zero where an example does not count and where subnormals would come of it.
fn significant(g: vec4f, counted: vec4<bool>) -> vec4f {
  return select(vec4f(0.0), g, counted & (abs(g) >= vec4f(TINY)));
}
