// The training kernel's backward pass over the edges, where examples drop weights.

/// Σ −y·x over a byte of two words, by lanes, of the examples that keep the edge.
fn total_kept(y: Sixteen, word: u32, more: u32, kept: vec2u, signs: Signs) -> vec4f {
  return keep(flip(y.first.low, word, signs.low), kept.x, signs.low)
    + keep(flip(y.first.high, word, signs.high), kept.x, signs.high)
    + keep(flip(y.second.low, more, signs.low), kept.y, signs.low)
    + keep(flip(y.second.high, more, signs.high), kept.y, signs.high);
}

/// Gradients of living children; one thread a (child group, lane), which has every LANES-th edge.
fn backward(group: u32, lane: u32) {
  let starts = replica.topology + replica.edge_capacity;
  let biases = replica.edge_capacity;
  let outputs = biases + replica.child_capacity;
  for (var pair = 0u; pair < places.pairs; pair++) {
    let g0 = slopes_of(4u * pair);
    let g1 = slopes_of(4u * pair + 1u);
    let g2 = slopes_of(4u * pair + 2u);
    let g3 = slopes_of(4u * pair + 3u);
    let column = 2u * pair * (replica.inputs + 1u);
    let next = column + replica.inputs + 1u;
    let fresh = pair == 0u;
    for (var c = group; c < replica.children; c += WIDTH / LANES) {
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
      let v = scaled(outputs + c);
      var part = 0.0;
      for (var e = (start & START_MASK) + lane; e < end; e += LANES) {
        let input = topology[replica.topology + e] & 0xffffu;
        let word = arena[column + input];
        let more = arena[next + input];
        let kept = kept_of(e, pair);
        let t = f32(replica.dropconnect) * sum_of(
          total_kept(m0, word, more, kept, BYTE_0) + total_kept(m1, word, more, kept, BYTE_1)
            + total_kept(m2, word, more, kept, BYTE_2) + total_kept(m3, word, more, kept, BYTE_3),
        );
        part += scaled(e) * t;
        add_gradient(e, fresh, v * t);
      }
      add_working(places.parts + 4u * c + lane, fresh, part);
      if (lane == 0u) {
        add_gradient(biases + c, fresh, v * s);
        add_gradient(outputs + c, fresh, scaled(biases + c) * s);
      }
    }
  }
}
