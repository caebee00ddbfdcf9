// Edges of a sparse layer ≥ 1 by column: turned_starts (columns + 1), then row << 16 | place in the
// row, rows ascending within a column.
// One workgroup per (layer, replica). Row after row, so that no column is met twice at once: its
// edges are shared among the threads.
// #import lib/layer.wgsl
// #import lib/layer-edges.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read_write> topology: array<u32>;

/// Starts of a row, read by one thread: what others read must be the same for all.
var<workgroup> begin: u32;
var<workgroup> length: u32;
var<workgroup> sums: array<u32, 65>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.y == 0u || workgroup.y >= call.depth || workgroup.z >= call.replicas) {
    return;
  }
  let l = layers[(call.first + workgroup.z) * call.depth + workgroup.y];
  if (l.dense == 1u) {
    return;
  }
  for (var j = thread; j <= l.columns; j += THREADS) {
    topology[l.turned_starts + j] = 0u;
  }
  for (var row = 0u; row < l.rows; row++) {
    let span = span_of(l, row, thread);
    for (var k = thread; k < span.y; k += THREADS) {
      topology[l.turned_starts + column_of(l, span.x + k)]++;
    }
  }
  storageBarrier();
  workgroupBarrier();
  first_places(l, thread);
  for (var row = 0u; row < l.rows; row++) {
    let span = span_of(l, row, thread);
    for (var k = thread; k < span.y; k += THREADS) {
      let at = l.turned_starts + column_of(l, span.x + k);
      let place = topology[at];
      topology[at] = place + 1u;
      topology[l.turned + place] = (row << 16u) | k;
    }
  }
  storageBarrier();
  workgroupBarrier();
  shift_up(l, thread);
}

/// First edge and length of a row, for every thread.
fn span_of(l: Layer, row: u32, thread: u32) -> vec2u {
  storageBarrier();
  workgroupBarrier();
  if (thread == 0u) {
    begin = topology[l.starts + row];
    length = topology[l.lengths + row];
  }
  workgroupBarrier();
  return vec2u(begin, length);
}

/// Counts of columns become the places of their first edges; thread t owns the t-th run of columns.
fn first_places(l: Layer, thread: u32) {
  let run = (l.columns + THREADS - 1u) / THREADS;
  let first = min(thread * run, l.columns);
  let end = min(first + run, l.columns);
  var sum = 0u;
  for (var j = first; j < end; j++) {
    sum += topology[l.turned_starts + j];
  }
  sums[thread] = sum;
  workgroupBarrier();
  var place = 0u;
  for (var t = 0u; t < thread; t++) {
    place += sums[t];
  }
  for (var j = first; j < end; j++) {
    let count = topology[l.turned_starts + j];
    topology[l.turned_starts + j] = place;
    place += count;
  }
  storageBarrier();
  workgroupBarrier();
}

/// Every column's place is now where the next one begins: each moves up by one, the first is 0.
fn shift_up(l: Layer, thread: u32) {
  let blocks = (l.columns + THREADS) / THREADS;
  for (var i = blocks; i > 0u; i--) {
    let j = (i - 1u) * THREADS + thread;
    var place = 0u;
    if (j > 0u && j <= l.columns) {
      place = topology[l.turned_starts + j - 1u];
    }
    storageBarrier();
    workgroupBarrier();
    if (j <= l.columns) {
      topology[l.turned_starts + j] = place;
    }
    storageBarrier();
    workgroupBarrier();
  }
}
