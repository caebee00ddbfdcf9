// Sigmoid and binary cross-entropy of four logits; twin of src/engine/cpu/loss.ts.

/// Loss gradients smaller than this are zero: subnormal arithmetic is several times slower.
const TINY = 1e-14;

/// BCE of logits z against labels y ∈ {0, 1}, nats: max(z,0) − z·y + log(1 + e^−|z|).
fn loss_of(z: vec4f, y: vec4f) -> vec4f {
  return max(z, vec4f(0.0)) - z * y + log(1.0 + exp(-abs(z)));
}

/// Its derivative at z, σ(z) − y; exp of a negative number cannot overflow.
fn loss_gradient(z: vec4f, y: vec4f) -> vec4f {
  let e = exp(-abs(z));
  return select(e, vec4f(1.0), z >= vec4f(0.0)) / (1.0 + e) - y;
}

/// WGSL may assume that no NaN or infinity exists, so they are recognised by their exponent.
fn not_finite(x: vec4f) -> vec4<bool> {
  return (bitcast<vec4u>(x) & vec4u(0x7f800000u)) == vec4u(0x7f800000u);
}
