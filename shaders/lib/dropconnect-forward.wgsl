// The training kernel's forward pass over the edges, where examples drop weights.

/// z + w·x for eight examples, those that keep it.
fn add_kept(z: Octet, w: f32, word: u32, kept: u32, signs: Signs) -> Octet {
  let y = vec4f(-w);
  return Octet(
    z.low + keep(flip(y, word, signs.low), kept, signs.low),
    z.high + keep(flip(y, word, signs.high), kept, signs.high),
  );
}

/// logits + v·relu(z), of those that keep it.
fn add_kept_activation(logits: Octet, v: f32, z: Octet, kept: u32, signs: Signs) -> Octet {
  return Octet(
    logits.low + keep(activation(v, z.low), kept, signs.low),
    logits.high + keep(activation(v, z.high), kept, signs.high),
  );
}

/// Partial logits and masks; one thread a (child group, byte of two words).
fn forward(task: u32) {
  let byte = task & 3u;
  let group = (task >> 2u) / places.pairs;
  let pair = (task >> 2u) - group * places.pairs;
  let starts = replica.topology + replica.edge_capacity;
  let biases = replica.edge_capacity;
  let outputs = biases + replica.child_capacity;
  let column = 2u * pair * (replica.inputs + 1u);
  let next = column + replica.inputs + 1u;
  let signs = signs_of(byte);
  var logits = Octet(vec4f(0.0), vec4f(0.0));
  var more_logits = logits;
  for (var c = group; c < replica.children; c += places.groups) {
    let start = topology[starts + c];
    if ((start & ALIVE_BIT) == 0u) {
      continue;
    }
    let end = topology[starts + c + 1u] & START_MASK;
    let bias = parameter(biases + c);
    var z = Octet(vec4f(bias), vec4f(bias));
    var more_z = z;
    for (var e = start & START_MASK; e < end; e++) {
      let input = topology[replica.topology + e] & 0xffffu;
      let w = scaled(e);
      let kept = kept_of(e, pair);
      z = add_kept(z, w, arena[column + input], kept.x, signs);
      more_z = add_kept(more_z, w, arena[next + input], kept.y, signs);
    }
    let v = scaled(outputs + c);
    let kept = kept_of(biases + c, pair);
    logits = add_kept_activation(logits, v, z, kept.x, signs);
    more_logits = add_kept_activation(more_logits, v, more_z, kept.y, signs);
    let own = (kept >> vec2u(8u * byte)) & vec2u(255u);
    let mask = (activity(z) & own.x) | ((activity(more_z) & own.y) * 256u);
    set_working((c * places.pairs + pair) * 4u + byte, mask);
  }
  keep_logits(task, logits.low);
  keep_logits(task + 4u * TASKS, logits.high);
  keep_logits(task + 8u * TASKS, more_logits.low);
  keep_logits(task + 12u * TASKS, more_logits.high);
}
