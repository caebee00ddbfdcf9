// The joint prune of all layers to `budget` non-zeros: of the keys |w| in the order (key, layer, row,
// column) the first Σ lengths − budget go. Header: threshold (key of the last one dropped), ties (how
// many of that key are), kept, dropped; per row: start of its survivors in the layer (whole fours),
// their number, keys of threshold size in all rows before it, over layers.
// Radix selection, eight bits a round. One workgroup per replica; thread t owns every 64th row.
// #import lib/layer.wgsl
// #import lib/layer-prune.wgsl

struct Params {
  first: u32,
  replicas: u32,
  depth: u32,
}

@group(0) @binding(0) var<uniform> call: Params;
@group(0) @binding(1) var<storage, read> layers: array<Layer>;
@group(0) @binding(2) var<storage, read> staged_topology: array<u32>;
@group(0) @binding(3) var<storage, read> staged_params: array<u32>;
@group(0) @binding(4) var<storage, read_write> selection: array<u32>;

/// Keys with the prefix found so far, by their next eight bits; integer sums have no order.
var<workgroup> bins: array<atomic<u32>, 256>;
var<workgroup> total: atomic<u32>;
var<workgroup> threshold: u32;
var<workgroup> to_drop: u32;
/// Per thread, in row order within 64 rows: keys of threshold size, words that survivors take.
var<workgroup> tied: array<u32, 64>;
var<workgroup> taken: array<u32, 64>;

const ROW_WORDS = 3u;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  if (workgroup.z >= call.replicas) {
    return;
  }
  let base = (call.first + workgroup.z) * call.depth;
  if (layers[base].splits == 0u) {
    return;
  }
  for (var k = 0u; k < call.depth; k++) {
    let l = layers[base + k];
    var edges = 0u;
    for (var row = thread; row < l.row_capacity; row += THREADS) {
      edges += staged_topology[l.lengths + row];
    }
    atomicAdd(&total, edges);
  }
  workgroupBarrier();
  let edges = atomicLoad(&total);
  let dropped = max(edges, layers[base].budget) - layers[base].budget;
  find_threshold(base, dropped, thread);
  let header = layers[base].selection;
  let ties = select(0u, to_drop, dropped > 0u);
  if (thread == 0u) {
    selection[header] = threshold;
    selection[header + 1u] = ties;
    selection[header + 2u] = edges - dropped;
    selection[header + 3u] = dropped;
  }
  var before = 0u;
  for (var k = 0u; k < call.depth; k++) {
    before = place_rows(base + k, ties, before, thread);
  }
}

/// Finds `threshold`, and `to_drop` of exactly that key; both 0 where nothing is dropped.
fn find_threshold(base: u32, dropped: u32, thread: u32) {
  if (thread == 0u) {
    threshold = 0u;
    to_drop = dropped;
  }
  for (var turn = 0u; turn < 4u; turn++) {
    let shift = 24u - 8u * turn;
    for (var i = thread; i < 256u; i += THREADS) {
      atomicStore(&bins[i], 0u);
    }
    workgroupBarrier();
    for (var k = 0u; k < call.depth; k++) {
      let l = layers[base + k];
      for (var row = thread; row < l.row_capacity; row += THREADS) {
        let begin = staged_topology[l.starts + row];
        let end = begin + staged_topology[l.lengths + row];
        for (var e = begin; e < end; e++) {
          let bits = key_of(l, e) >> shift;
          if ((bits >> 8u) == threshold) {
            atomicAdd(&bins[bits & 255u], 1u);
          }
        }
      }
    }
    workgroupBarrier();
    if (thread == 0u && dropped > 0u) {
      var bin = 0u;
      while (bin < 255u && atomicLoad(&bins[bin]) < to_drop) {
        to_drop -= atomicLoad(&bins[bin]);
        bin++;
      }
      threshold = (threshold << 8u) | bin;
    }
    workgroupBarrier();
  }
}

/// Writes the rows of a layer; `before` keys of threshold size lie in earlier layers. Returns them
/// with this layer's.
fn place_rows(at: u32, ties: u32, before: u32, thread: u32) -> u32 {
  let l = layers[at];
  var seen = before;
  var start = 0u;
  for (var first = 0u; first < l.row_capacity; first += THREADS) {
    let row = first + thread;
    let here = row < l.row_capacity;
    var begin = 0u;
    var end = 0u;
    if (here) {
      begin = staged_topology[l.starts + row];
      end = begin + staged_topology[l.lengths + row];
    }
    var own = 0u;
    for (var e = begin; e < end; e++) {
      own += u32(key_of(l, e) == threshold);
    }
    tied[thread] = own;
    workgroupBarrier();
    var place = seen;
    for (var t = 0u; t < thread; t++) {
      place += tied[t];
    }
    let tied_before = place;
    var kept = 0u;
    for (var e = begin; e < end; e++) {
      let key = key_of(l, e);
      kept += u32(survives(key, threshold, ties, place));
      place += u32(key == threshold);
    }
    taken[thread] = padded(kept);
    workgroupBarrier();
    var mine = start;
    for (var t = 0u; t < thread; t++) {
      mine += taken[t];
    }
    if (here) {
      let to = l.selection_rows + row * ROW_WORDS;
      selection[to] = mine;
      selection[to + 1u] = kept;
      selection[to + 2u] = tied_before;
    }
    for (var t = 0u; t < THREADS; t++) {
      seen += tied[t];
      start += taken[t];
    }
    workgroupBarrier();
  }
  return seen;
}
