// Prunes the smallest |w| over W1' (E edges) and W2' (n outputs) together until `budget` remain;
// of equal ones the earlier goes first, in the order W1' (child, input), then W2' by child.
// Survivors are compacted into the live buffers, with the words of `fresh` where the replica says
// so, and the optimiser starts afresh. As a trial, the sources are the living network of every
// replica, `base` remain, nothing is fresh, and the optimiser goes on.
// One workgroup per replica; thread t owns the t-th run of ⌈(E + n) / 64⌉ weights, the last ragged.
// #import lib/replica.wgsl
// #import lib/smallest.wgsl
// #import lib/starts.wgsl

struct Params {
  first: u32,
  replicas: u32,
  trial: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> staged_topology: array<u32>;
@group(0) @binding(3) var<storage, read> staged_params: array<u32>;
@group(0) @binding(4) var<storage, read> fresh: array<u32>;
@group(0) @binding(5) var<storage, read_write> topology: array<u32>;
@group(0) @binding(6) var<storage, read_write> params: array<u32>;
@group(0) @binding(7) var<storage, read_write> state: array<u32>;

/// Words of input weight 0 and output weight 0 in slot params, and E.
var<private> weights: u32;
var<private> outputs: u32;
var<private> edges: u32;

/// |w| of weight i (edges, then outputs) as the bits of a non-negative float: ordered as the numbers.
fn key(i: u32) -> u32 {
  return staged_params[select(outputs + i - edges, weights + i, i < edges)] & 0x7fffffffu;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let trial = call.trial == 1u;
  if (workgroup.x >= call.replicas || (replicas[call.first + workgroup.x].deal == 0u && !trial)) {
    return;
  }
  let r = replicas[call.first + workgroup.x];
  let n = select(r.child_capacity, r.children, trial);
  let starts = r.topology + r.edge_capacity;
  let biases = r.weights + r.edge_capacity;
  weights = r.weights;
  outputs = biases + r.child_capacity;
  edges = staged_topology[starts + n] & START_MASK;
  let total = edges + n;
  let anew = r.fresh == 1u && !trial;
  let limit = select(r.budget, r.base, trial);
  find_threshold(total, max(total, limit) - limit, thread);
  let run = (total + THREADS - 1u) / THREADS;
  let first = min(thread * run, total);
  let end = min(first + run, total);
  var left = ties_to_take(first, end, thread);
  let ties = left;
  var kept = 0u;
  for (var i = first; i < min(end, edges); i++) {
    kept += u32(!is_taken(i, &left));
  }
  var place = sum_before(thread, kept);
  left = ties;
  for (var i = first; i < end; i++) {
    let alive = !is_taken(i, &left);
    if (i >= edges) {
      let c = i - edges;
      topology[starts + c] = select(0u, ALIVE_BIT, alive);
      params[outputs + c] = select(0u, value(outputs + c, anew), alive);
    } else if (alive) {
      topology[r.topology + place] = staged_topology[r.topology + i];
      params[weights + place] = value(weights + i, anew);
      place++;
    }
  }
  storageBarrier();
  workgroupBarrier();
  let living = counts[THREADS];
  for (var c = thread; c < n; c += THREADS) {
    topology[starts + c] |= start_of(r.topology, c, living);
    params[biases + c] = value(biases + c, anew);
  }
  for (var e = living + thread; e < r.edge_capacity; e += THREADS) {
    topology[r.topology + e] = 0u;
    params[weights + e] = 0u;
  }
  for (var i = thread; i < 2u * r.parameter_count && !trial; i += THREADS) {
    state[r.state + i] = 0u;
  }
  if (thread == 0u) {
    topology[starts + n] = living;
    params[outputs + r.child_capacity] = value(outputs + r.child_capacity, anew);
  }
}

/// What a survivor goes on with.
fn value(at: u32, anew: bool) -> u32 {
  if (anew) {
    return fresh[at];
  }
  return staged_params[at];
}
