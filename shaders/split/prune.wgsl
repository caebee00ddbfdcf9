// Prunes the smallest |w| over W1' (E edges) and W2' (n outputs) together until `budget` remain;
// of equal ones the earlier goes first, in the order W1' (child, input), then W2' by child.
// Survivors are compacted into the live buffers and the optimiser starts afresh.
// One workgroup per replica; thread t owns the t-th run of ⌈(E + n) / 64⌉ weights, the last ragged.
// #import lib/replica.wgsl
// #import lib/smallest.wgsl
// #import lib/scan.wgsl

struct Params {
  first: u32,
  replicas: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> staged_topology: array<u32>;
@group(0) @binding(3) var<storage, read> staged_params: array<u32>;
@group(0) @binding(4) var<storage, read_write> topology: array<u32>;
@group(0) @binding(5) var<storage, read_write> params: array<u32>;
@group(0) @binding(6) var<storage, read_write> state: array<u32>;

/// First of `count` living edges that belongs to child c or a later one; edges are sorted.
fn start_of(r: Replica, c: u32, count: u32) -> u32 {
  var low = 0u;
  var high = count;
  while (low < high) {
    let middle = (low + high) / 2u;
    if ((topology[r.topology + middle] >> 16u) < c) {
      low = middle + 1u;
    } else {
      high = middle;
    }
  }
  return low;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.replicas || replicas[call.first + workgroup.x].deal == 0u) {
    return;
  }
  let r = replicas[call.first + workgroup.x];
  let edges = r.edge_capacity;
  let total = edges + r.child_capacity;
  let starts = r.topology + edges;
  let outputs = r.weights + edges + r.child_capacity;
  find_threshold(r, total, thread);
  let run = (total + THREADS - 1u) / THREADS;
  let first = min(thread * run, total);
  let end = min(first + run, total);
  var ties = 0u;
  for (var i = first; i < end; i++) {
    ties += u32(key(r, i) == threshold);
  }
  var left = max(to_prune, sum_before(thread, ties)) - counts[thread];
  let keep_from = left;
  var kept = 0u;
  for (var i = first; i < min(end, edges); i++) {
    kept += u32(survives(r, i, &left));
  }
  var place = sum_before(thread, kept);
  left = keep_from;
  for (var i = first; i < end; i++) {
    let alive = survives(r, i, &left);
    if (i >= edges) {
      topology[starts + i - edges] = select(0u, ALIVE_BIT, alive);
      params[outputs + i - edges] = select(0u, staged_params[outputs + i - edges], alive);
    } else if (alive) {
      topology[r.topology + place] = staged_topology[r.topology + i];
      params[r.weights + place] = staged_params[r.weights + i];
      place++;
    }
  }
  storageBarrier();
  workgroupBarrier();
  let living = counts[THREADS];
  for (var c = thread; c < r.child_capacity; c += THREADS) {
    topology[starts + c] |= start_of(r, c, living);
    params[r.weights + edges + c] = staged_params[r.weights + edges + c];
  }
  for (var e = living + thread; e < edges; e += THREADS) {
    topology[r.topology + e] = 0u;
    params[r.weights + e] = 0u;
  }
  for (var i = thread; i < 2u * r.parameter_count; i += THREADS) {
    state[r.state + i] = 0u;
  }
  if (thread == 0u) {
    topology[starts + r.child_capacity] = living;
    params[outputs + r.child_capacity] = staged_params[outputs + r.child_capacity];
  }
}
