// Which of some keys are the smallest, of equal ones the earlier: radix selection, eight bits a
// round, by one workgroup. Needs `fn key(i: u32) -> u32` and 64 threads in uniform control flow.
// #import lib/scan.wgsl

/// Keys that have the prefix found so far, by their next eight bits.
var<workgroup> bins: array<atomic<u32>, 256>;
/// Largest key that is taken as far as known, and how many of that key are.
var<workgroup> threshold: u32;
var<workgroup> to_take: u32;

/// Finds `threshold` and `to_take` such that `count` of `total` keys are taken.
fn find_threshold(total: u32, count: u32, thread: u32) {
  if (thread == 0u) {
    threshold = 0u;
    to_take = count;
  }
  for (var turn = 0u; turn < 4u; turn++) {
    let shift = 24u - 8u * turn;
    for (var i = thread; i < 256u; i += THREADS) {
      atomicStore(&bins[i], 0u);
    }
    workgroupBarrier();
    for (var i = thread; i < total; i += THREADS) {
      let bits = key(i) >> shift;
      if ((bits >> 8u) == threshold) {
        atomicAdd(&bins[bits & 255u], 1u);
      }
    }
    workgroupBarrier();
    if (thread == 0u) {
      var bin = 0u;
      while (bin < 255u && atomicLoad(&bins[bin]) < to_take) {
        to_take -= atomicLoad(&bins[bin]);
        bin++;
      }
      threshold = (threshold << 8u) | bin;
    }
    workgroupBarrier();
  }
}

/// Keys equal to the threshold that this thread, which owns first … end − 1, still has to take.
fn ties_to_take(first: u32, end: u32, thread: u32) -> u32 {
  var ties = 0u;
  for (var i = first; i < end; i++) {
    ties += u32(key(i) == threshold);
  }
  let before = sum_before(thread, ties);
  return max(to_take, before) - before;
}

/// Whether key i is among the smallest; `left` counts down the thread's ties.
fn is_taken(i: u32, left: ptr<function, u32>) -> bool {
  let bits = key(i);
  if (bits == threshold && *left > 0u) {
    *left -= 1u;
    return true;
  }
  return bits < threshold;
}
