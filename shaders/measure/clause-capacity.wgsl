// Capacity of each clause's channel vector u_g (m × n): C_g = (u_g·u_g)² / Σ_h (u_g·u_h)², at
// clause_capacity[(r − first)·clauses + g]; 0 for a clause nobody reads.
// One thread per clause; threads past the last clause do nothing.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  clauses: u32,
  channel_stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> channels: array<f32>;
@group(0) @binding(3) var<storage, read_write> clause_capacity: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let g = id.x;
  if (id.y >= call.replicas || g >= call.clauses) {
    return;
  }
  let r = replicas[call.first + id.y];
  if (g >= r.groups) {
    return;
  }
  let base = id.y * call.channel_stride;
  var own = 0.0;
  var sum = 0.0;
  for (var h = 0u; h < r.groups; h++) {
    var dot_product = 0.0;
    for (var c = 0u; c < r.children; c++) {
      dot_product += channels[base + g * r.children + c] * channels[base + h * r.children + c];
    }
    own = select(own, dot_product, h == g);
    sum += dot_product * dot_product;
  }
  var share = 0.0;
  if (sum > 0.0) {
    share = own * own / sum;
  }
  clause_capacity[id.y * call.clauses + g] = share;
}
