// Logits of 16 examples by one workgroup: W·x + b of the output layer into activations, classes ×
// stride. A thread owns four examples (lib/lanes.wgsl) and every sixteenth class. Needs bindings
// `layers`, `topology`, `params`, `activations`, `call.stride`; lib/layer.wgsl, lib/layer-edges.wgsl.
// #import lib/lanes.wgsl

/// Threads that share the classes.
const SHARES = 16u;

/// Of examples at word `at` and 4, 8 and 12 further on.
fn four_at(at: u32) -> vec4f {
  return vec4f(activations[at], activations[at + 4u], activations[at + 8u], activations[at + 12u]);
}

/// Logits of class `row`, examples b, b + 4, b + 8, b + 12.
fn logit_of(l: Layer, row: u32, b: u32) -> vec4f {
  let x = l.inputs_at + b;
  var z = vec4f(params[(l.biases + row) / 4u][row % 4u]);
  if (l.dense == 1u) {
    let width = padded(l.columns) / 4u;
    var at = x;
    for (var four = 0u; four < width; four++) {
      let w = params[l.weights / 4u + row * width + four];
      for (var k = 0u; k < 4u; k++) {
        z += w[k] * four_at(at);
        at += call.stride;
      }
    }
    return z;
  }
  let end = topology[l.starts + row + 1u] / 4u;
  for (var four = topology[l.starts + row] / 4u; four < end; four++) {
    let w = params[l.weights / 4u + four];
    let at = columns_of(l, 4u * four) * call.stride + x;
    z += w.x * four_at(at.x);
    z += w.y * four_at(at.y);
    z += w.z * four_at(at.z);
    z += w.w * four_at(at.w);
  }
  return z;
}

/// Largest logits that each share saw of its examples, the lowest class that has them, all finite (1).
var<workgroup> share_largest: array<vec4f, 64>;
var<workgroup> share_answer: array<vec4u, 64>;
var<workgroup> share_finite: array<vec4u, 64>;

struct Largest {
  value: vec4f,
  answer: vec4u,
  finite: vec4<bool>,
}

/// Computes and stores the logits of a thread's examples and finds the largest of each. Uniform
/// control flow; places from `examples` on are computed with and not stored.
fn logits(l: Layer, thread: u32, b: u32) -> Largest {
  var own = vec4f(0.0);
  var answer = vec4u(0xffffffffu);
  var finite = vec4u(1u);
  for (var c = thread / LANES; c < l.rows; c += SHARES) {
    let z = logit_of(l, c, b);
    for (var k = 0u; k < 4u; k++) {
      if (b + 4u * k < call.examples) {
        activations[l.outputs_at + c * call.stride + b + 4u * k] = z[k];
      }
    }
    let better = (answer == vec4u(0xffffffffu)) | (z > own);
    own = select(own, z, better);
    answer = select(answer, vec4u(c), better);
    finite &= vec4u((bitcast<vec4u>(z) & vec4u(0x7f800000u)) != vec4u(0x7f800000u));
  }
  share_largest[thread] = own;
  share_answer[thread] = answer;
  share_finite[thread] = finite;
  storageBarrier();
  workgroupBarrier();
  let lane = thread % LANES;
  var found = share_largest[lane];
  var best = share_answer[lane];
  finite &= share_finite[lane];
  for (var k = 1u; k < min(SHARES, l.rows); k++) {
    let z = share_largest[k * LANES + lane];
    let c = share_answer[k * LANES + lane];
    let better = (z > found) | ((z == found) & (c < best));
    found = select(found, z, better);
    best = select(best, c, better);
    finite &= share_finite[k * LANES + lane];
  }
  return Largest(found, best, finite == vec4u(1u));
}

/// The logits at the labels of examples b, b + 4 …; of places without one, any.
fn logit_at_label(l: Layer, b: u32, label: vec4f) -> vec4f {
  let at = l.outputs_at + b + vec4u(max(label, vec4f(0.0))) * call.stride;
  return vec4f(
    activations[at.x],
    activations[at.y + 4u],
    activations[at.z + 8u],
    activations[at.w + 12u],
  );
}
