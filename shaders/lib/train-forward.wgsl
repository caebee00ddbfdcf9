// The training kernel's forward pass over the edges, where every example keeps every weight.

/// Nothing is dropped, so nothing drawn; see lib/dropconnect.wgsl.
const DROPS = false;

fn draw_kept(thread: u32, step: u32) {}

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
  let edges = replica.topology;
  let base = weights_at();
  var logits = Octet(vec4f(0.0), vec4f(0.0));
  var more_logits = logits;
  var c = group;
  loop {
    let start = topology[starts + c];
    if ((start & ALIVE_BIT) == 0u) {
      continue;
    }
    let end = topology[starts + c + 1u] & START_MASK;
    let bias = parameter(biases + c);
    var z = Octet(vec4f(bias), vec4f(bias));
    var more_z = z;
    for (var e = start & START_MASK; e < end; e++) {
      let input = topology[edges + e] & 0xffffu;
      let w = weight(base + e);
      z = add_weight(z, w, arena[column + input], signs);
      more_z = add_weight(more_z, w, arena[next + input], signs);
    }
    let v = parameter(outputs + c);
    logits = add_activation(logits, v, z);
    more_logits = add_activation(more_logits, v, more_z);
    let mask = activity(z) | (activity(more_z) * 256u);
    set_working((c * places.pairs + pair) * 4u + byte, mask);

    continuing {
      c += places.groups;
      break if c >= replica.children;
    }
  }
  keep_logits(task, logits.low);
  keep_logits(task + 4u * TASKS, logits.high);
  keep_logits(task + 8u * TASKS, more_logits.low);
  keep_logits(task + 12u * TASKS, more_logits.high);
}
