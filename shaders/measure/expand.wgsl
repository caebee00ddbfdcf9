// dense[(r − first)·stride + c·d + j] = W1_cj, n × d, zero where not connected.
// One thread per child; threads past the last child do nothing.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  children: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> dense: array<u32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let c = id.x;
  if (id.y >= call.replicas || c >= call.children) {
    return;
  }
  let r = replicas[call.first + id.y];
  if (c >= r.children) {
    return;
  }
  let row = id.y * call.stride + c * r.inputs;
  for (var j = 0u; j < r.inputs; j++) {
    dense[row + j] = 0u;
  }
  let starts = r.topology + r.edge_capacity;
  let end = topology[starts + c + 1u] & START_MASK;
  for (var e = topology[starts + c] & START_MASK; e < end; e++) {
    dense[row + (topology[r.topology + e] & 0xffffu)] = params[r.weights + e];
  }
}
