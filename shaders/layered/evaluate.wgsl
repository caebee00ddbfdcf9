// As loss, without a gradient: logits, ℓ and the answer of each example, C × examples; tally_b += ℓ
// and += [answer right]; predictions[begin + b] = answer, 0xffffffff where a logit is not finite.
// One workgroup per 16 examples, as in loss.
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl
// #import lib/layer-logits.wgsl
// #import lib/loss.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  begin: u32,
  examples: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> activations: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> tally: array<f32>;
@group(0) @binding(6) var<storage, read_write> predictions: array<u32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + workgroup.z) * call.depth + call.depth - 1u];
  if (l.dense != DENSE) {
    return;
  }
  let b = 16u * workgroup.x + 4u * (thread % LANES);
  let largest = logits(l, thread, b);
  if (thread >= LANES) {
    return;
  }
  let label = select(vec4f(-1.0), four_at(l.labels_at + b), b < call.examples);
  let known = label >= vec4f(0.0);
  var answer = largest.answer;
  var nats: vec4f;
  if (l.rows == 1u) {
    let z = four_at(l.outputs_at + b);
    nats = loss_of(z, label);
    answer = select(vec4u(0u), vec4u(1u), z > vec4f(0.0));
  } else {
    var sum = vec4f(0.0);
    for (var c = 0u; c < l.rows; c++) {
      sum += exp(four_at(l.outputs_at + c * call.stride + b) - largest.value);
    }
    nats = log(sum) + (largest.value - logit_at_label(l, b, label));
  }
  for (var k = 0u; k < 4u; k++) {
    if (!known[k]) {
      continue;
    }
    let example = b + k;
    predictions[l.predictions + call.begin + example] = select(0xffffffffu, answer[k], largest.finite[k]);
    if (largest.finite[k]) {
      tally[l.tally + example] += nats[k];
      tally[l.tally + call.stride + example] += select(0.0, 1.0, f32(answer[k]) == label[k]);
    }
  }
}
