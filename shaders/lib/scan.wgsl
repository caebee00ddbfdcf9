// Exclusive prefix sum over the threads of a workgroup, in uniform control flow.

/// Per thread, and after the last the sum of all.
var<workgroup> counts: array<u32, 65>;

/// The sum of the counts of all earlier threads, for every thread.
fn sum_before(thread: u32, count: u32) -> u32 {
  workgroupBarrier();
  counts[thread] = count;
  workgroupBarrier();
  if (thread == 0u) {
    var sum = 0u;
    for (var t = 0u; t < THREADS; t++) {
      let own = counts[t];
      counts[t] = sum;
      sum += own;
    }
    counts[THREADS] = sum;
  }
  workgroupBarrier();
  return counts[thread];
}
