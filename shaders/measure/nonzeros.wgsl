// counts[16r + 4·column + {0, 1, 2, 3}] = non-zero input weights (of E edges), non-zero output weights
// (of n), E, and output weights that are connected.
// `staged` 0: the living network; 1: the staged copy with its alpha children a parent.
// One workgroup per replica; thread t counts every 64th weight. Integer sums, so any order will do.
// #import lib/replica.wgsl

struct Params {
  first: u32,
  replicas: u32,
  column: u32,
  staged: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> counts: array<u32>;

var<workgroup> input: atomic<u32>;
var<workgroup> output: atomic<u32>;
var<workgroup> connected: atomic<u32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.replicas) {
    return;
  }
  let r = replicas[call.first + workgroup.x];
  let n = select(r.child_capacity, r.children, call.staged == 0u);
  let outputs = r.weights + r.edge_capacity + r.child_capacity;
  let starts = r.topology + r.edge_capacity;
  let end = topology[starts + n] & START_MASK;
  // The sign bit is masked off: −0 is zero.
  for (var e = thread; e < end; e += THREADS) {
    atomicAdd(&input, u32((params[r.weights + e] & 0x7fffffffu) != 0u));
  }
  for (var c = thread; c < n; c += THREADS) {
    atomicAdd(&output, u32((params[outputs + c] & 0x7fffffffu) != 0u));
    atomicAdd(&connected, u32((topology[starts + c] & ALIVE_BIT) != 0u));
  }
  workgroupBarrier();
  if (thread == 0u) {
    let at = (call.first + workgroup.x) * 16u + call.column * 4u;
    counts[at] = atomicLoad(&input);
    counts[at + 1u] = atomicLoad(&output);
    counts[at + 2u] = end;
    counts[at + 3u] = atomicLoad(&connected);
  }
}
