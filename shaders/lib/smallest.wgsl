// Which of a replica's staged weights are the smallest: radix selection over |w|, eight bits a
// round, by one workgroup. Needs bindings `staged_params`, and 64 threads in uniform control flow.

/// Weights whose key has the prefix found so far, by the next eight bits.
var<workgroup> bins: array<atomic<u32>, 256>;
/// Key of the last pruned weight as far as known, and how many weights with that key to prune.
var<workgroup> threshold: u32;
var<workgroup> to_prune: u32;

/// |w| of weight i (edges, then outputs) as the bits of a non-negative float: ordered as the numbers.
fn key(r: Replica, i: u32) -> u32 {
  let outputs = r.weights + r.edge_capacity + r.child_capacity;
  let at = select(outputs + i - r.edge_capacity, r.weights + i, i < r.edge_capacity);
  return staged_params[at] & 0x7fffffffu;
}

/// Finds `threshold` and `to_prune` such that `budget` of `total` weights remain.
fn find_threshold(r: Replica, total: u32, thread: u32) {
  if (thread == 0u) {
    threshold = 0u;
    to_prune = max(total, r.budget) - r.budget;
  }
  for (var turn = 0u; turn < 4u; turn++) {
    let shift = 24u - 8u * turn;
    for (var i = thread; i < 256u; i += THREADS) {
      atomicStore(&bins[i], 0u);
    }
    workgroupBarrier();
    for (var i = thread; i < total; i += THREADS) {
      let bits = key(r, i) >> shift;
      if ((bits >> 8u) == threshold) {
        atomicAdd(&bins[bits & 255u], 1u);
      }
    }
    workgroupBarrier();
    if (thread == 0u) {
      var bin = 0u;
      while (bin < 255u && atomicLoad(&bins[bin]) < to_prune) {
        to_prune -= atomicLoad(&bins[bin]);
        bin++;
      }
      threshold = (threshold << 8u) | bin;
    }
    workgroupBarrier();
  }
}

/// Whether weight i stays; `left` counts down the ties still to prune among the thread's own.
fn survives(r: Replica, i: u32, left: ptr<function, u32>) -> bool {
  let bits = key(r, i);
  if (bits == threshold && *left > 0u) {
    *left -= 1u;
    return false;
  }
  return bits >= threshold;
}
