// Where a replica's weights and working arrays live while it trains: in workgroup memory, copied
// in once and out once per dispatch. The same functions as lib/in-storage.wgsl.

const ON_CHIP = true;

fn load_parameters(thread: u32) {
  for (var i = thread; i < replica.parameter_count; i += WIDTH) {
    arena[places.parameters + i] = bitcast<u32>(params[replica.weights + i]);
  }
}

fn store_parameters(thread: u32) {
  for (var i = thread; i < replica.parameter_count; i += WIDTH) {
    params[replica.weights + i] = bitcast<f32>(arena[places.parameters + i]);
  }
}

/// Parameter i of the replica: input weights, biases, output weights, output bias.
fn parameter(i: u32) -> f32 {
  return bitcast<f32>(arena[places.parameters + i]);
}

fn set_parameter(i: u32, value: f32) {
  arena[places.parameters + i] = bitcast<u32>(value);
}

/// Where input weight 0 is, for loops over many: `weight(weights_at() + e)` is `parameter(e)`.
fn weights_at() -> u32 {
  return places.parameters;
}

fn weight(at: u32) -> f32 {
  return bitcast<f32>(arena[at]);
}

/// Working words: products, sums, masks.
fn working(i: u32) -> u32 {
  return arena[places.working + i];
}

fn set_working(i: u32, value: u32) {
  arena[places.working + i] = value;
}

/// Makes what other threads wrote visible.
fn sync() {
  workgroupBarrier();
}
