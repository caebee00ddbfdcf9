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
@group(0) @binding(5) var<storage, read_write> tally: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> predictions: array<u32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + workgroup.z) * call.depth + call.depth - 1u];
  let slot = thread / LANES;
  let lane = thread % LANES;
  let quad = 4u * workgroup.x + slot;
  let here = 4u * quad < call.examples;
  let largest = logits(l, lane, slot, quad, here);
  if (!here || lane != 0u) {
    return;
  }
  let pitch = call.stride / 4u;
  let z_at = l.outputs_at / 4u + quad;
  let label = activations[l.labels_at / 4u + quad];
  let known = label >= vec4f(0.0);
  let counted = known & largest.finite;
  var answer = largest.answer;
  var nats: vec4f;
  if (l.rows == 1u) {
    let z = activations[z_at];
    nats = loss_of(z, label);
    answer = select(vec4u(0u), vec4u(1u), z > vec4f(0.0));
  } else {
    var sum = vec4f(0.0);
    for (var c = 0u; c < l.rows; c++) {
      sum += exp(activations[z_at + c * pitch] - largest.value);
    }
    let at = vec4u(max(label, vec4f(0.0)));
    let chosen = vec4f(
      activations[z_at + at.x * pitch].x,
      activations[z_at + at.y * pitch].y,
      activations[z_at + at.z * pitch].z,
      activations[z_at + at.w * pitch].w,
    );
    nats = log(sum) + (largest.value - chosen);
  }
  let row = l.tally / 4u + quad;
  tally[row] += select(vec4f(0.0), nats, counted);
  tally[row + pitch] += select(vec4f(0.0), vec4f(1.0), counted & (vec4f(answer) == label));
  for (var k = 0u; k < 4u; k++) {
    if (known[k]) {
      let at = l.predictions + call.begin + 4u * quad + k;
      predictions[at] = select(0xffffffffu, answer[k], largest.finite[k]);
    }
  }
}
