// Rank of W1 (n × d) by elimination with the largest pivot of each column, the first of equals; a
// pivot of at most max(n, d)·2⁻²³ of the largest weight counts as zero. rank[r − first] = pivots.
// `echelon` holds the work at (r − first)·stride.
// One workgroup per replica; a thread an entry of what is left, in turns.
// #import lib/replica.wgsl

/// Rounding of one operation, relative.
const EPSILON = 0x1p-23f;

struct Params {
  first: u32,
  replicas: u32,
  stride: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> dense: array<f32>;
@group(0) @binding(3) var<storage, read_write> echelon: array<f32>;
@group(0) @binding(4) var<storage, read_write> rank: array<f32>;

/// Largest |entry| that each thread saw, and its row.
var<workgroup> sizes: array<f32, THREADS>;
var<workgroup> rows: array<u32, THREADS>;
/// What the workgroup found.
var<workgroup> most: f32;
var<workgroup> pivot: u32;

/// Sets `most` and `pivot` from every thread's, the first row of equals; 0 where there is nothing.
fn find_largest(thread: u32, size: f32, row: u32) {
  sizes[thread] = size;
  rows[thread] = row;
  workgroupBarrier();
  if (thread == 0u) {
    var best = size;
    var at = row;
    for (var t = 1u; t < THREADS; t++) {
      if (sizes[t] > best || (sizes[t] == best && rows[t] < at)) {
        best = sizes[t];
        at = rows[t];
      }
    }
    most = best;
    pivot = at;
  }
  workgroupBarrier();
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.x >= call.replicas) {
    return;
  }
  let r = replicas[call.first + workgroup.x];
  let d = r.inputs;
  let n = r.children;
  let base = workgroup.x * call.stride;
  var size = 0.0;
  for (var i = thread; i < n * d; i += THREADS) {
    echelon[base + i] = dense[base + i];
    size = max(size, abs(dense[base + i]));
  }
  storageBarrier();
  find_largest(thread, size, 0u);
  let least = workgroupUniformLoad(&most) * (f32(max(n, d)) * EPSILON);
  var found = 0u;
  for (var j = 0u; j < d && found < n; j++) {
    size = -1.0;
    var row = n;
    for (var i = found + thread; i < n; i += THREADS) {
      let here = abs(echelon[base + i * d + j]);
      if (here > size) {
        size = here;
        row = i;
      }
    }
    find_largest(thread, size, row);
    if (!(workgroupUniformLoad(&most) > least)) {
      continue;
    }
    // Columns up to j are never read again.
    let to = base + found * d;
    let top = base + workgroupUniformLoad(&pivot) * d;
    for (var k = j + thread; k < d; k += THREADS) {
      let kept = echelon[to + k];
      echelon[to + k] = echelon[top + k];
      echelon[top + k] = kept;
    }
    storageBarrier();
    workgroupBarrier();
    found++;
    let width = d - j - 1u;
    for (var i = thread; i < (n - found) * width; i += THREADS) {
      let at = base + (found + i / width) * d;
      let k = j + 1u + i % width;
      let factor = echelon[at + j] / echelon[to + j];
      echelon[at + k] -= factor * echelon[to + k];
    }
    storageBarrier();
    workgroupBarrier();
  }
  if (thread == 0u) {
    rank[workgroup.x] = f32(found);
  }
}
