// A hidden neuron on eight examples at a time: ±1 inputs come as bits, so w·x is a sign flip.

struct Octet {
  low: vec4f,
  high: vec4f,
}

/// z + w·x for eight examples; bit i of `byte` is on where x = +1. Higher bits are ignored.
fn add_weight(z: Octet, weight: f32, byte: u32) -> Octet {
  let negated = vec4u(bitcast<u32>(weight) ^ 0x80000000u);
  let low = (vec4u(byte) << vec4u(31u, 30u, 29u, 28u)) & vec4u(0x80000000u);
  let high = (vec4u(byte) << vec4u(27u, 26u, 25u, 24u)) & vec4u(0x80000000u);
  return Octet(z.low + bitcast<vec4f>(negated ^ low), z.high + bitcast<vec4f>(negated ^ high));
}

/// z > 0, +∞ included, NaN not: tested on the bits, because WGSL may assume that NaN is absent.
fn is_on(z: vec4f) -> vec4<bool> {
  return (bitcast<vec4u>(z) - vec4u(1u)) < vec4u(0x7f800000u);
}

/// v·relu(z); a NaN must not hide behind the ReLU.
fn activation(v: f32, z: vec4f) -> vec4f {
  let nan = (bitcast<vec4u>(z) & vec4u(0x7fffffffu)) > vec4u(0x7f800000u);
  return select(vec4f(0.0), v * z, is_on(z) | nan);
}

/// Four conditions as four bits.
fn nibble(on: vec4<bool>) -> u32 {
  let bits = select(vec4u(0u), vec4u(1u, 2u, 4u, 8u), on);
  return bits.x | bits.y | bits.z | bits.w;
}

/// Which of eight examples are on, as eight bits.
fn activity(z: Octet) -> u32 {
  return nibble(is_on(z.low)) | (nibble(is_on(z.high)) << 4u);
}

/// logits + v·relu(z).
fn add_activation(logits: Octet, v: f32, z: Octet) -> Octet {
  return Octet(logits.low + activation(v, z.low), logits.high + activation(v, z.high));
}
