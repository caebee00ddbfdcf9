// Named random streams; twin of src/lib/random.ts, the same bits.
// #import lib/threefry.wgsl

const STREAM_MASK = 6u;
const STREAM_NULL = 7u;
const STREAM_DROP = 10u;
const STREAM_REGROW = 11u;

struct Stream {
  key: vec2u,
  /// The block drawn last; its second word is still to be given when `half` is 1.
  words: vec2u,
  block: u32,
  half: u32,
}

/// Key of the stream of that seed, name (STREAM_…) and index, for blocks taken out of order.
fn stream_key(seed: u32, name: u32, index: u32) -> vec2u {
  return threefry2x32(vec2u(seed, name), vec2u(index, 0u));
}

/// Opens that stream.
fn open_stream(seed: u32, name: u32, index: u32) -> Stream {
  return Stream(stream_key(seed, name, index), vec2u(0u), 0u, 0u);
}

/// Next 32-bit word.
fn next_word(stream: ptr<function, Stream>) -> u32 {
  if ((*stream).half == 1u) {
    (*stream).half = 0u;
    return (*stream).words.y;
  }
  (*stream).words = threefry2x32((*stream).key, vec2u((*stream).block, 0u));
  (*stream).block += 1u;
  (*stream).half = 1u;
  return (*stream).words.x;
}

/// High word of a 64-bit product, from 16-bit pieces.
fn multiply_high(a: u32, b: u32) -> u32 {
  let low = (a & 0xffffu) * (b & 0xffffu);
  let middle = (a >> 16u) * (b & 0xffffu) + (low >> 16u);
  let other = (a & 0xffffu) * (b >> 16u) + (middle & 0xffffu);
  return (a >> 16u) * (b >> 16u) + (middle >> 16u) + (other >> 16u);
}

/// Next integer in [0, n): floor(word·n / 2^32).
fn below(stream: ptr<function, Stream>, n: u32) -> u32 {
  return multiply_high(next_word(stream), n);
}
