// A hidden neuron on eight examples at a time: ±1 inputs come as bits, so w·x is a sign flip.

struct Octet {
  low: vec4f,
  high: vec4f,
}

/// Factors that bring the bits of one byte of a word to the sign's place, one an example. A product,
/// not a shift: emulated GPUs shift one lane at a time.
struct Signs {
  low: vec4u,
  high: vec4u,
}

const BYTE_0 = Signs(
  vec4u(0x80000000u, 0x40000000u, 0x20000000u, 0x10000000u),
  vec4u(0x08000000u, 0x04000000u, 0x02000000u, 0x01000000u),
);
const BYTE_1 = Signs(BYTE_0.low / 0x100u, BYTE_0.high / 0x100u);
const BYTE_2 = Signs(BYTE_0.low / 0x10000u, BYTE_0.high / 0x10000u);
const BYTE_3 = Signs(BYTE_0.low / 0x1000000u, BYTE_0.high / 0x1000000u);

/// The same for a byte that is known only when the kernel runs.
fn signs_of(byte: u32) -> Signs {
  let top = 0x1000000u >> (8u * byte);
  return Signs(top * BYTE_3.low, top * BYTE_3.high);
}

/// −y where the bit is on that `sign` has brought to the top of `word`.
fn flip(y: vec4f, word: u32, sign: vec4u) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(y) ^ ((word * sign) & vec4u(0x80000000u)));
}

/// z + w·x for eight examples; the byte's bit i is on where x = +1.
fn add_weight(z: Octet, w: f32, word: u32, signs: Signs) -> Octet {
  let y = vec4f(-w);
  return Octet(z.low + flip(y, word, signs.low), z.high + flip(y, word, signs.high));
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
