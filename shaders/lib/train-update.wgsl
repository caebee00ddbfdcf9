// The training kernel's gradients, added up over pairs of words, and the update.

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
