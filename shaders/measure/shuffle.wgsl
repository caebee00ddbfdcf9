// shuffled = the E input weights of a replica in random order (Fisher–Yates from the end).
// One thread per replica; threads past the last replica do nothing.
// #import lib/replica.wgsl
// #import lib/stream.wgsl

struct Params {
  first: u32,
  replicas: u32,
  draw: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> shuffled: array<u32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= call.replicas) {
    return;
  }
  let r = replicas[call.first + id.x];
  let end = topology[r.topology + r.edge_capacity + r.children] & START_MASK;
  for (var e = 0u; e < end; e++) {
    shuffled[r.weights + e] = params[r.weights + e];
  }
  var stream = open_stream(r.seed, STREAM_NULL, call.draw);
  for (var i = end; i > 1u; i--) {
    let j = r.weights + below(&stream, i);
    let kept = shuffled[r.weights + i - 1u];
    shuffled[r.weights + i - 1u] = shuffled[j];
    shuffled[j] = kept;
  }
}
