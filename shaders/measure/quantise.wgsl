// quantised: each weight of W1 as its category times a, the mean |w| of the weights of its row that
// count (w²·edges > τ²·Σ w²), by child over its E_c edges; a row whose Σ w² is not finite becomes
// zeros. Biases and output weights as they are.
// One thread per child; threads past the last child do nothing.
// #import lib/replica.wgsl

/// What parameter `tau` counts in.
const ONE = 65536.0;

struct Params {
  first: u32,
  replicas: u32,
  children: u32,
  tau: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> quantised: array<u32>;

fn weight(e: u32) -> f32 {
  return bitcast<f32>(params[e]);
}

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
  let starts = r.topology + r.edge_capacity;
  let first = r.weights + (topology[starts + c] & START_MASK);
  let end = r.weights + (topology[starts + c + 1u] & START_MASK);
  var squares = 0.0;
  for (var e = first; e < end; e++) {
    squares += weight(e) * weight(e);
  }
  let tau = f32(call.tau) / ONE;
  let least = tau * tau * squares;
  let edges = f32(end - first);
  var total = 0.0;
  var kept = 0.0;
  // Infinity and NaN by their exponent: WGSL may assume that they do not exist.
  if ((bitcast<u32>(squares) & 0x7f800000u) != 0x7f800000u) {
    for (var e = first; e < end; e++) {
      if (weight(e) * weight(e) * edges > least) {
        total += abs(weight(e));
        kept += 1.0;
      }
    }
  }
  let size = select(0.0, total / max(kept, 1.0), kept > 0.0);
  for (var e = first; e < end; e++) {
    let counts = size > 0.0 && weight(e) * weight(e) * edges > least;
    quantised[e] = select(0u, bitcast<u32>(size) | (params[e] & 0x80000000u), counts);
  }
  let bias = r.weights + r.edge_capacity + c;
  quantised[bias] = params[bias];
  let output = bias + r.child_capacity;
  quantised[output] = params[output];
  if (c == 0u) {
    let last = r.weights + r.edge_capacity + 2u * r.child_capacity;
    quantised[last] = params[last];
  }
}
