// Feature capacity C_i = G_ii² / Σ_j G_ij², G d × d, 0 for an input nobody reads; G_ii; Σ_j G_ij².
// One thread per input; threads past the last input do nothing.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  inputs: u32,
  gram_stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> gram: array<f32>;
@group(0) @binding(3) var<storage, read_write> capacity: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (id.y >= call.replicas || i >= call.inputs) {
    return;
  }
  let d = replicas[call.first + id.y].inputs;
  if (i >= d) {
    return;
  }
  let row = id.y * call.gram_stride + i * d;
  var sum = 0.0;
  for (var j = 0u; j < d; j++) {
    sum += gram[row + j] * gram[row + j];
  }
  let own = gram[row + i];
  var share = 0.0;
  if (sum > 0.0) {
    share = own * own / sum;
  }
  let at = (id.y * call.inputs + i) * 3u;
  capacity[at] = share;
  capacity[at + 1u] = own;
  capacity[at + 2u] = sum;
}
