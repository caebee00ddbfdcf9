// Where a replica's weights and working arrays live while it trains: in the storage buffers, for
// networks that do not fit in workgroup memory. The same functions as lib/on-chip.wgsl.

const ON_CHIP = false;

fn load_parameters(thread: u32) {}

fn store_parameters(thread: u32) {}

/// Parameter i of the replica: input weights, biases, output weights, output bias.
fn parameter(i: u32) -> f32 {
  return params[replica.weights + i];
}

fn set_parameter(i: u32, value: f32) {
  params[replica.weights + i] = value;
}

/// Where input weight 0 is, for loops over many: `weight(weights_at() + e)` is `parameter(e)`.
fn weights_at() -> u32 {
  return replica.weights;
}

fn weight(at: u32) -> f32 {
  return params[at];
}

/// Working words (products, sums, masks): after the two moments in slot `state`.
fn working(i: u32) -> u32 {
  return state[replica.state + 2u * replica.parameter_count + i];
}

fn set_working(i: u32, value: u32) {
  state[replica.state + 2u * replica.parameter_count + i] = value;
}

/// Makes what other threads wrote visible.
fn sync() {
  storageBarrier();
  workgroupBarrier();
}
