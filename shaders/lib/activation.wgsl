// Activations and their slopes for four examples; twin of src/engine/cpu/layered/activation.ts.
// SMOOTH says whether tanh and GELU are compiled in: an emulated GPU goes through every branch.

/// 0: relu only; 1: the others too.
override SMOOTH: u32 = 1u;

const RELU = 0u;
const TANH = 2u;
/// √(2/π), and the cubic term of the tanh form of GELU.
const ROOT = 0.7978845608028654;
const CUBIC = 0.044715;

struct Activated {
  value: vec4f,
  slope: vec4f,
}

/// tanh without overflow: u = e^−2|z|, ±(1 − u)/(1 + u).
fn safe_tanh(z: vec4f) -> vec4f {
  let u = exp(-2.0 * abs(z));
  let size = (1.0 - u) / (1.0 + u);
  return select(size, -size, z < vec4f(0.0));
}

/// NaN by its bits: a compiler may assume that none exists.
fn not_a_number(z: vec4f) -> vec4<bool> {
  return (bitcast<vec4u>(z) & vec4u(0x7fffffffu)) > vec4u(0x7f800000u);
}

fn activated(kind: u32, z: vec4f) -> Activated {
  if (SMOOTH == 0u || kind == RELU) {
    let on = z > vec4f(0.0);
    // NaN stays NaN, so that the loss sees it.
    let kept = select(vec4u(0u), bitcast<vec4u>(z), on | not_a_number(z));
    return Activated(bitcast<vec4f>(kept), select(vec4f(0.0), vec4f(1.0), on));
  }
  if (kind == TANH) {
    let t = safe_tanh(z);
    return Activated(t, 1.0 - t * t);
  }
  let square = z * z;
  let t = safe_tanh(ROOT * (z + CUBIC * (square * z)));
  let inner = ROOT * (1.0 + 3.0 * CUBIC * square);
  let half = 0.5 * z;
  return Activated(half * (1.0 + t), 0.5 * (1.0 + t) + half * (1.0 - t * t) * inner);
}
