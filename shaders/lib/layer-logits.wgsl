// Logits of 16 examples by one workgroup: W·x + b of the output layer into activations, classes ×
// stride. A thread owns a quad of examples and every sixteenth class. Needs bindings `layers`,
// `topology`, `params`, `activations`, `call.stride`; lib/layer.wgsl, lib/layer-edges.wgsl.

const LANES = 16u;

/// Logits of class `row`, four examples.
fn logit_of(l: Layer, row: u32, quad: u32) -> vec4f {
  let pitch = call.stride / 4u;
  let x = l.inputs_at / 4u + quad;
  var z = vec4f(params[(l.biases + row) / 4u][row % 4u]);
  if (l.dense == 1u) {
    let width = padded(l.columns) / 4u;
    var at = x;
    for (var four = 0u; four < width; four++) {
      let w = params[l.weights / 4u + row * width + four];
      z += w.x * activations[at];
      z += w.y * activations[at + pitch];
      z += w.z * activations[at + 2u * pitch];
      z += w.w * activations[at + 3u * pitch];
      at += 4u * pitch;
    }
    return z;
  }
  let end = topology[l.starts + row + 1u] / 4u;
  for (var four = topology[l.starts + row] / 4u; four < end; four++) {
    let w = params[l.weights / 4u + four];
    let at = columns_of(l, 4u * four) * pitch + x;
    z += w.x * activations[at.x];
    z += w.y * activations[at.y];
    z += w.z * activations[at.z];
    z += w.w * activations[at.w];
  }
  return z;
}

/// Largest logits that each lane saw of its quad, the lowest class that has them, all finite (1).
var<workgroup> lane_largest: array<vec4f, 64>;
var<workgroup> lane_answer: array<vec4u, 64>;
var<workgroup> lane_finite: array<vec4u, 64>;

struct Largest {
  value: vec4f,
  answer: vec4u,
  finite: vec4<bool>,
}

/// Computes and stores the logits of a quad's examples and finds the largest of each. Uniform
/// control flow; `quad` may be past the last (`here` false).
fn logits(l: Layer, lane: u32, slot: u32, quad: u32, here: bool) -> Largest {
  var own = vec4f(0.0);
  var answer = vec4u(0xffffffffu);
  var finite = vec4u(1u);
  if (here) {
    for (var c = lane; c < l.rows; c += LANES) {
      let z = logit_of(l, c, quad);
      activations[(l.outputs_at + c * call.stride) / 4u + quad] = z;
      let better = (answer == vec4u(0xffffffffu)) | (z > own);
      own = select(own, z, better);
      answer = select(answer, vec4u(c), better);
      finite &= vec4u((bitcast<vec4u>(z) & vec4u(0x7f800000u)) != vec4u(0x7f800000u));
    }
  }
  lane_largest[slot * LANES + lane] = own;
  lane_answer[slot * LANES + lane] = answer;
  lane_finite[slot * LANES + lane] = finite;
  storageBarrier();
  workgroupBarrier();
  var found = lane_largest[slot * LANES];
  var best = lane_answer[slot * LANES];
  for (var k = 1u; k < min(LANES, l.rows); k++) {
    let z = lane_largest[slot * LANES + k];
    let c = lane_answer[slot * LANES + k];
    let better = (z > found) | ((z == found) & (c < best));
    found = select(found, z, better);
    best = select(best, c, better);
    finite &= lane_finite[slot * LANES + k];
  }
  finite &= lane_finite[slot * LANES];
  return Largest(found, best, finite == vec4u(1u));
}
