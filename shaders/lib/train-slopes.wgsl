// The training kernel's loss gradients as the backward pass holds them: sixteen examples at a time.

fn sum_of(x: vec4f) -> f32 {
  return x.x + x.y + x.z + x.w;
}

/// A byte's eight examples of two words.
struct Sixteen {
  first: Octet,
  second: Octet,
}

/// −dL of a byte.
fn slopes_of(place: u32) -> Sixteen {
  let quarter = 16u * places.pairs;
  let first = Octet(minus_slopes(place), minus_slopes(place + quarter));
  return Sixteen(first, Octet(minus_slopes(place + 2u * quarter), minus_slopes(place + 3u * quarter)));
}

fn minus_slopes(at: u32) -> vec4f {
  let pitch = 4u * places.pairs;
  return -vec4f(slopes[at], slopes[at + pitch], slopes[at + 2u * pitch], slopes[at + 3u * pitch]);
}

/// Zeros where the child is off.
fn masked(y: Sixteen, mask: u32) -> Sixteen {
  let first = Octet(
    only(y.first.low, mask, vec4u(1u, 2u, 4u, 8u)),
    only(y.first.high, mask, vec4u(16u, 32u, 64u, 128u)),
  );
  let second = Octet(
    only(y.second.low, mask, vec4u(256u, 512u, 1024u, 2048u)),
    only(y.second.high, mask, vec4u(4096u, 8192u, 16384u, 32768u)),
  );
  return Sixteen(first, second);
}

fn only(y: vec4f, mask: u32, bits: vec4u) -> vec4f {
  return select(y, vec4f(0.0), (vec4u(mask) & bits) == vec4u(0u));
}

fn total(y: Sixteen) -> vec4f {
  return y.first.low + y.first.high + y.second.low + y.second.high;
}

/// Σ −y·x, by lanes.
fn total_flipped(y: Sixteen, word: u32, more: u32, signs: Signs) -> vec4f {
  return flip(y.first.low, word, signs.low) + flip(y.first.high, word, signs.high)
    + flip(y.second.low, more, signs.low) + flip(y.second.high, more, signs.high);
}
