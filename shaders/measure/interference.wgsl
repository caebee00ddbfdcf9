// Normalised inner products of channel vectors v (m × n), m × m:
// interference[(r − first)·pair_stride + a·m + b] = v_a·v_b / (|v_a|·|v_b|), 0 where one is zero.
// One thread per pair; threads past the last pair do nothing.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  pairs: u32,
  channel_stride: u32,
  pair_stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> channels: array<f32>;
@group(0) @binding(3) var<storage, read_write> interference: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.y >= call.replicas || id.x >= call.pairs) {
    return;
  }
  let r = replicas[call.first + id.y];
  let a = id.x / r.groups;
  let b = id.x % r.groups;
  if (a >= r.groups) {
    return;
  }
  let base = id.y * call.channel_stride;
  var dot_product = 0.0;
  var aa = 0.0;
  var bb = 0.0;
  for (var c = 0u; c < r.children; c++) {
    let x = channels[base + a * r.children + c];
    let y = channels[base + b * r.children + c];
    dot_product += x * y;
    aa += x * x;
    bb += y * y;
  }
  let norm = sqrt(aa) * sqrt(bb);
  var value = 0.0;
  if (norm > 0.0) {
    value = dot_product / norm;
  }
  interference[id.y * call.pair_stride + id.x] = value;
}
