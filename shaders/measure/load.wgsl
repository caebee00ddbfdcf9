// Clauses mixed in neuron c (participation ratio): load[(r − first)·load_stride + c] =
// (Σ_g e_g)² / Σ_g e_g², e_g = Σ_{j ∈ clause g} W_cj²; 0 for a neuron without weights.
// One thread per neuron; neurons that a replica does not have get 0.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  children: u32,
  stride: u32,
  load_stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> groups: array<u32>;
@group(0) @binding(3) var<storage, read> dense: array<f32>;
@group(0) @binding(4) var<storage, read_write> load: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let c = id.x;
  if (id.y >= call.replicas || c >= call.children) {
    return;
  }
  let r = replicas[call.first + id.y];
  let row = id.y * call.stride + c * r.inputs;
  var total = 0.0;
  var squares = 0.0;
  let clauses = select(0u, r.groups, c < r.children);
  for (var g = 0u; g < clauses; g++) {
    var energy = 0.0;
    for (var j = 0u; j < r.inputs; j++) {
      if ((groups[r.group_table + j] & 0xffffu) == g) {
        energy += dense[row + j] * dense[row + j];
      }
    }
    total += energy;
    squares += energy * energy;
  }
  var mixed = 0.0;
  if (squares > 0.0) {
    mixed = total * total / squares;
  }
  load[id.y * call.load_stride + c] = mixed;
}
