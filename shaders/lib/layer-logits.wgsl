// Logits of 16 examples by one workgroup: W·x + b of the output layer into activations, classes ×
// stride. A thread owns four examples and every sixteenth class. Needs bindings
// `layers`, `topology`, `params`, `activations`, `call.stride`; lib/layer.wgsl, lib/layer-edges.wgsl.

/// 1: an output layer that is stored dense; 0: a sparse one.
override DENSE: u32 = 1u;

/// Threads that share a class: 16 examples.
const LANES = 4u;
/// Threads that share the classes.
const SHARES = 16u;

/// Of the four examples from word `at`, a multiple of 4.
fn four_at(at: u32) -> vec4f {
  return activations[at / 4u];
}

/// Logits of class `row`, examples b … b + 3.
fn logit_of(l: Layer, row: u32, b: u32) -> vec4f {
  let x = (l.inputs_at + b) / 4u;
  let line = call.stride / 4u;
  var z = vec4f(params[(l.biases + row) / 4u][row % 4u]);
  if (DENSE == 1u) {
    let width = padded(l.columns) / 4u;
    let weights = l.weights / 4u + row * width;
    var at = x;
    for (var four = 0u; four < width; four++) {
      let w = params[weights + four];
      z += w.x * activations[at];
      z += w.y * activations[at + line];
      z += w.z * activations[at + 2u * line];
      z += w.w * activations[at + 3u * line];
      at += 4u * line;
    }
    return z;
  }
  let end = topology[l.starts + row + 1u] / 4u;
  for (var four = topology[l.starts + row] / 4u; four < end; four++) {
    let w = params[l.weights / 4u + four];
    let at = columns_of(l, 4u * four) * line + x;
    z += w.x * activations[at.x];
    z += w.y * activations[at.y];
    z += w.z * activations[at.z];
    z += w.w * activations[at.w];
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
    if (b < call.examples) {
      activations[(l.outputs_at + c * call.stride + b) / 4u] = z;
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

/// The logits at the labels of four examples; of places without one, any.
fn logit_at_label(l: Layer, b: u32, label: vec4f) -> vec4f {
  let at = (l.outputs_at + b + vec4u(max(label, vec4f(0.0))) * call.stride) / 4u;
  return vec4f(
    activations[at.x].x,
    activations[at.y].y,
    activations[at.z].z,
    activations[at.w].w,
  );
}
