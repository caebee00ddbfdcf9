// What the joint prune drops: needs bindings `staged_topology` and `staged_params` (words).

/// |w| of a staged weight as the bits of a non-negative float: ordered as the numbers.
fn key_of(l: Layer, edge: u32) -> u32 {
  return staged_params[l.weights + edge] & 0x7fffffffu;
}

/// Whether a weight stays; `place` counts the weights of threshold size before it, of which the
/// first `ties` go.
fn survives(key: u32, threshold: u32, ties: u32, place: u32) -> bool {
  return key > threshold || (key == threshold && place >= ties);
}
