// Where a child's edges begin in a list sorted by child. Needs binding `topology`.

/// First of `count` edges from word `edges` that belongs to child c or a later one.
fn start_of(edges: u32, c: u32, count: u32) -> u32 {
  var low = 0u;
  var high = count;
  while (low < high) {
    let middle = (low + high) / 2u;
    if ((topology[edges + middle] >> 16u) < c) {
      low = middle + 1u;
    } else {
      high = middle;
    }
  }
  return low;
}
