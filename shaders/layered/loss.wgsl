// Logits z = W·x + b of the output layer, C × examples; ℓ = cross-entropy of softmax (C > 1) or BCE
// (C = 1) against label_b; dL = (p − y)·scale into gradients, 0 below 1e-14; tally_b += ℓ and
// += [answer right]. A place whose label is −1 has dL = 0. A logit that is not finite stores step + 1
// in the replica's summary and its example adds nothing.
// One workgroup per 16 examples: a thread owns a quad of them and every sixteenth class; the sum
// over classes is one thread's, ascending. Replicas in z.
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
@group(0) @binding(6) var<storage, read_write> tally: array<vec4f>;
@group(0) @binding(7) var<storage, read_write> summary: array<u32>;

var<workgroup> stands: u32;
/// Σ exp(z − largest) of each quad's examples.
var<workgroup> sums: array<vec4f, 4>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + workgroup.z) * call.depth + call.depth - 1u];
  if (thread == 0u) {
    let since = summary[l.summary];
    stands = u32(since != 0u && since != call.step + 1u);
  }
  if (workgroupUniformLoad(&stands) == 1u) {
    return;
  }
  let slot = thread / LANES;
  let lane = thread % LANES;
  let quad = 4u * workgroup.x + slot;
  let here = 4u * quad < call.examples;
  let largest = logits(l, lane, slot, quad, here);
  let scale = bitcast<f32>(call.scale);
  let place = select(0u, quad, here);
  let label = activations[l.labels_at / 4u + place];
  let known = label >= vec4f(0.0);
  let counted = known & largest.finite;
  let pitch = call.stride / 4u;
  let z_at = l.outputs_at / 4u + place;
  let g_at = l.gradients / 4u + place;
  if (here && l.rows > 1u) {
    for (var c = lane; c < l.rows; c += LANES) {
      gradients[g_at + c * pitch] = exp(activations[z_at + c * pitch] - largest.value);
    }
  }
  storageBarrier();
  workgroupBarrier();
  if (here && lane == 0u) {
    var nats: vec4f;
    var right: vec4<bool>;
    if (l.rows == 1u) {
      let z = activations[z_at];
      nats = loss_of(z, label);
      right = (z > vec4f(0.0)) == (label > vec4f(0.0));
      gradients[g_at] = significant(loss_gradient(z, label) * scale, counted);
    } else {
      var sum = vec4f(0.0);
      for (var c = 0u; c < l.rows; c++) {
        sum += gradients[g_at + c * pitch];
      }
      sums[slot] = sum;
      nats = log(sum) + (largest.value - logit_at_label(z_at, pitch, label));
      right = vec4f(largest.answer) == label;
    }
    let row = l.tally / 4u + quad;
    tally[row] += select(vec4f(0.0), nats, counted);
    tally[row + pitch] += select(vec4f(0.0), vec4f(1.0), counted & right);
    if (any(known & !largest.finite)) {
      summary[l.summary] = call.step + 1u;
    }
  }
  workgroupBarrier();
  if (here && l.rows > 1u) {
    for (var c = lane; c < l.rows; c += LANES) {
      let share = gradients[g_at + c * pitch] / sums[slot];
      let y = select(vec4f(0.0), vec4f(1.0), label == vec4f(f32(c)));
      gradients[g_at + c * pitch] = significant((share - y) * scale, counted);
    }
  }
}

/// Zero where an example does not count and where subnormals would come of it.
fn significant(g: vec4f, counted: vec4<bool>) -> vec4f {
  return select(vec4f(0.0), g, counted & (abs(g) >= vec4f(TINY)));
}

/// The logits at the labels; of places without one, any.
fn logit_at_label(z_at: u32, pitch: u32, label: vec4f) -> vec4f {
  let c = vec4u(max(label, vec4f(0.0)));
  return vec4f(
    activations[z_at + c.x * pitch].x,
    activations[z_at + c.y * pitch].y,
    activations[z_at + c.z * pitch].z,
    activations[z_at + c.w * pitch].w,
  );
}
