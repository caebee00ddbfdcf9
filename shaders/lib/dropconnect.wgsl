// What every example keeps of both layers while it trains; twin of src/engine/cpu/dropconnect.ts,
// the same bits. They are drawn anew for every step, beside the minibatch's rows, and stay in slot
// `state` after the working words (`scratchWords` in src/model/replica-layout.ts).
// #import lib/stream.wgsl

const DROPS = true;

/// Draws the words of all living weights; one thread a (weight, pair of words). Binary digit k of
/// 1/α, from its last 1 on, joins block (place, 16·pair + k): OR where it is 1, AND where it is 0.
fn draw_kept(thread: u32, step: u32) {
  let d = replica.inputs;
  let edges = topology[replica.topology + replica.edge_capacity + replica.children] & START_MASK;
  let stream = stream_key(replica.seed, STREAM_DROP, step);
  // 65,536/α, rounded.
  let share = (131072u + replica.dropconnect) / (2u * replica.dropconnect);
  let last = firstTrailingBit(share);
  for (var task = thread; task < (edges + replica.children) * places.pairs; task += WIDTH) {
    let k = task / places.pairs;
    let pair = task - k * places.pairs;
    let c = k - edges;
    var weight = replica.edge_capacity + c;
    var place = c * (d + 1u) + d;
    if (k < edges) {
      let edge = topology[replica.topology + k];
      weight = k;
      place = (edge >> 16u) * (d + 1u) + (edge & 0xffffu);
    }
    var bits = vec2u(0u);
    for (var digit = last; digit < 16u; digit++) {
      let words = threefry2x32(stream, vec2u(place, 16u * pair + digit - last));
      bits = select(bits & words, bits | words, ((share >> digit) & 1u) == 1u);
    }
    let at = kept_at(weight, pair);
    set_working(at, bits.x);
    set_working(at + 1u, bits.y);
  }
}

/// Working word where a weight's two words of a pair are; output weights come after all edges.
fn kept_at(weight: u32, pair: u32) -> u32 {
  return places.parts + 4u * replica.child_capacity + 2u * (weight * places.pairs + pair);
}

/// The examples of two words that keep a weight, a bit each.
fn kept_of(weight: u32, pair: u32) -> vec2u {
  let at = kept_at(weight, pair);
  return vec2u(working(at), working(at + 1u));
}

/// Zeros where the example does not keep it.
fn keep(y: vec4f, kept: u32, sign: vec4u) -> vec4f {
  return select(y, vec4f(0.0), ((vec4u(kept) * sign) & vec4u(0x80000000u)) == vec4u(0u));
}

/// Weight i as an example that keeps it counts it: α·w.
fn scaled(i: u32) -> f32 {
  return f32(replica.dropconnect) * parameter(i);
}
