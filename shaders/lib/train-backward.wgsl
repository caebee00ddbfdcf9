// The training kernel's backward pass over the edges, and the update.

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

/// Gradients of living children; one thread a (child group, lane), which has every LANES-th edge.
fn backward(group: u32, lane: u32) {
  let starts = replica.topology + replica.edge_capacity;
  let biases = replica.edge_capacity;
  let outputs = biases + replica.child_capacity;
  let edges = replica.topology;
  let base = weights_at();
  var pair = 0u;
  loop {
    let g0 = slopes_of(4u * pair);
    let g1 = slopes_of(4u * pair + 1u);
    let g2 = slopes_of(4u * pair + 2u);
    let g3 = slopes_of(4u * pair + 3u);
    let column = 2u * pair * (replica.inputs + 1u);
    let next = column + replica.inputs + 1u;
    let fresh = pair == 0u;
    var c = group;
    loop {
      let start = topology[starts + c];
      if ((start & ALIVE_BIT) == 0u) {
        continue;
      }
      let end = topology[starts + c + 1u] & START_MASK;
      let mask = 4u * (c * places.pairs + pair);
      let m0 = masked(g0, working(mask));
      let m1 = masked(g1, working(mask + 1u));
      let m2 = masked(g2, working(mask + 2u));
      let m3 = masked(g3, working(mask + 3u));
      let s = -sum_of(total(m0) + total(m1) + total(m2) + total(m3));
      let v = parameter(outputs + c);
      var part = 0.0;
      var e = (start & START_MASK) + lane;
      if (e < end) {
        loop {
          let input = topology[edges + e] & 0xffffu;
          let word = arena[column + input];
          let more = arena[next + input];
          let t = sum_of(
            total_flipped(m0, word, more, BYTE_0) + total_flipped(m1, word, more, BYTE_1)
              + total_flipped(m2, word, more, BYTE_2) + total_flipped(m3, word, more, BYTE_3),
          );
          part += weight(base + e) * t;
          add_gradient(e, fresh, v * t);
          e += LANES;
          if (e >= end) {
            break;
          }
        }
      }
      add_working(places.parts + 4u * c + lane, fresh, part);
      if (lane == 0u) {
        add_gradient(biases + c, fresh, v * s);
        add_gradient(outputs + c, fresh, parameter(biases + c) * s);
      }

      continuing {
        c += WIDTH / LANES;
        break if c >= replica.children;
      }
    }

    continuing {
      pair++;
      break if pair >= places.pairs;
    }
  }
}

fn add_gradient(i: u32, fresh: bool, value: f32) {
  add_working(places.gradients + i, fresh, value);
}

fn add_working(at: u32, fresh: bool, value: f32) {
  set_working(at, bitcast<u32>(value + select(bitcast<f32>(working(at)), 0.0, fresh)));
}

/// Moves the parameters in use; one thread an input weight or bias, then an output weight or the
/// output bias.
fn update_parameters(thread: u32, rule: Rule) {
  let edges = topology[replica.topology + replica.edge_capacity + replica.children] & START_MASK;
  let second = replica.state + replica.parameter_count;
  for (var k = thread; k < edges + replica.children; k += WIDTH) {
    let i = k + select(0u, replica.edge_capacity - edges, k >= edges);
    update(rule, replica.state, second, i, bitcast<f32>(working(places.gradients + i)));
  }
  let outputs = replica.edge_capacity + replica.child_capacity;
  for (var c = thread; c < replica.children; c += WIDTH) {
    let at = places.parts + 4u * c;
    let low = bitcast<f32>(working(at)) + bitcast<f32>(working(at + 1u));
    let high = bitcast<f32>(working(at + 2u)) + bitcast<f32>(working(at + 3u));
    let g = bitcast<f32>(working(places.gradients + outputs + c)) + (low + high);
    update(rule, replica.state, second, outputs + c, g);
  }
  if (thread == WIDTH - 1u) {
    let i = replica.parameter_count - 1u;
    update(rule, replica.state, second, i, bitcast<f32>(working(places.gradients + i)));
  }
}
