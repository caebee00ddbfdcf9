// Stages the split of an h × d layer into αh × d: the edges of a parent's children, edge_capacity/h
// of them, from parent·edge_capacity/h on, sorted by (child, input); bias and output weight go
// unscaled to each child.
// One thread per parent; threads past the last parent do nothing; parent 0 also closes the lists.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  parents: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> deal: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> staged_topology: array<u32>;
@group(0) @binding(5) var<storage, read_write> staged_params: array<u32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let parent = id.x;
  if (id.y >= call.replicas || parent >= call.parents) {
    return;
  }
  let r = replicas[call.first + id.y];
  if (parent >= r.parents || r.deal == 0u) {
    return;
  }
  let d = r.inputs;
  let starts = r.topology + r.edge_capacity;
  let biases = r.weights + r.edge_capacity;
  let outputs = biases + r.child_capacity;
  let stride = r.edge_capacity / r.parents;
  var place = parent * stride;
  for (var k = 0u; k < r.alpha; k++) {
    let child = parent * r.alpha + k;
    staged_topology[starts + child] = place | ALIVE_BIT;
    staged_params[biases + child] = params[biases + parent];
    staged_params[outputs + child] = params[outputs + parent];
    for (var j = 0u; j < d; j++) {
      if (((deal[r.topology + parent * d + j] >> k) & 1u) == 1u) {
        staged_topology[r.topology + place] = (child << 16u) | j;
        staged_params[r.weights + place] = params[r.weights + parent * d + j];
        place++;
      }
    }
  }
  if (parent == 0u) {
    staged_topology[starts + r.alpha * r.parents] = r.parents * stride;
    staged_params[outputs + r.child_capacity] = params[outputs + r.child_capacity];
  }
}
