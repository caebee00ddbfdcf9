// The training kernel's backward pass over the edges, where every example keeps every weight.

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
