// Examples of a thread: b, b + 4, b + 8 …, so that four neighbours read four words in a row and share
// the edge. A GPU loads such a line at once; an emulated one does only that quickly.

/// Threads that share a tile of examples.
const LANES = 4u;

/// First of the eight examples of the i-th thread of a row: 32 examples to four threads.
fn eight_from(i: u32) -> u32 {
  return 32u * (i / LANES) + i % LANES;
}

/// Threads of a row whose tile is `tile` examples a group of four.
fn threads_of(examples: u32, tile: u32) -> u32 {
  return (examples + tile - 1u) / tile * LANES;
}
