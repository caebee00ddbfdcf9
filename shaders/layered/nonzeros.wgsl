// Σ [w ≠ 0] and E of each layer, counted in the buffers, into `column` of counts. Staged: by the
// capacity of a layer that splits, sparse whatever the living network is.
// One workgroup per (layer, replica); thread t owns every 64th row.
// #import lib/layer.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
  column: u32,
  staged: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> topology: array<u32>;
@group(0) @binding(3) var<storage, read> params: array<u32>;
@group(0) @binding(4) var<storage, read_write> counts: array<u32>;

/// Integer sums have no order.
var<workgroup> alive: atomic<u32>;
var<workgroup> edges: atomic<u32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.y >= call.depth || workgroup.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + workgroup.z) * call.depth + workgroup.y];
  let staged = call.staged == 1u;
  if (staged && l.splits == 0u) {
    return;
  }
  let listed = staged || l.dense == 0u;
  let width = padded(l.columns);
  for (var row = thread; row < select(l.rows, l.row_capacity, staged); row += THREADS) {
    var begin = row * width;
    var end = begin + width;
    var length = l.columns;
    if (listed) {
      begin = topology[l.starts + row];
      end = topology[l.starts + row + 1u];
      length = topology[l.lengths + row];
    }
    var found = 0u;
    for (var e = begin; e < end; e++) {
      // Not as a number: −0 is zero, and NaN is not.
      found += u32((params[l.weights + e] & 0x7fffffffu) != 0u);
    }
    atomicAdd(&alive, found);
    atomicAdd(&edges, length);
  }
  workgroupBarrier();
  if (thread == 0u) {
    let at = l.counts + 2u * call.column;
    counts[at] = atomicLoad(&alive);
    counts[at + 1u] = atomicLoad(&edges);
  }
}
