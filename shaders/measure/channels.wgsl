// Channel vector of clause g, m × n: channels[(r − first)·channel_stride + g·n + c] = mean over the
// clause's literals j of σ_j·W_cj, σ_j = −1 for a negated one; 0 for a clause without inputs.
// One thread per (clause, neuron); threads past the last cell do nothing.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  cells: u32,
  stride: u32,
  channel_stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read> dense: array<f32>;
@group(0) @binding(4) var<storage, read_write> channels: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.y >= call.replicas || id.x >= call.cells) {
    return;
  }
  let r = replicas[call.first + id.y];
  let g = id.x / r.children;
  let c = id.x % r.children;
  if (g >= r.groups) {
    return;
  }
  let row = id.y * call.stride + c * r.inputs;
  var sum = 0.0;
  var size = 0.0;
  for (var j = 0u; j < r.inputs; j++) {
    let entry = groups[r.group_table + j];
    if ((entry & 0xffffu) == g) {
      sum += select(dense[row + j], -dense[row + j], (entry >> 16u) == 1u);
      size += 1.0;
    }
  }
  channels[id.y * call.channel_stride + id.x] = sum / max(size, 1.0);
}
