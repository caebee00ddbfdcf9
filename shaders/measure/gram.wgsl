// Feature Gram matrix G = W1ᵀW1, d × d: gram[(r − first)·gram_stride + i·d + j] = Σ_c W_ci·W_cj.
// One thread per entry; threads past the last entry do nothing.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  inputs: u32,
  stride: u32,
  gram_stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> dense: array<f32>;
@group(0) @binding(3) var<storage, read_write> gram: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.y >= call.replicas || id.x >= call.inputs * call.inputs) {
    return;
  }
  let r = replicas[call.first + id.y];
  let d = r.inputs;
  let i = id.x / d;
  let j = id.x % d;
  if (i >= d) {
    return;
  }
  var row = id.y * call.stride;
  var sum = 0.0;
  for (var c = 0u; c < r.children; c++) {
    sum += dense[row + i] * dense[row + j];
    row += d;
  }
  gram[id.y * call.gram_stride + id.x] = sum;
}
