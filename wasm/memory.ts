/**
 * Working memory behind the slots: a kernel takes what it needs from `floor` upwards and keeps
 * nothing from call to call. Growing moves nothing here, but detaches the host's views.
 */
let floor: usize = 0;

/** First byte after the slots; told by the host when it lays them out. */
export function begin(bytes: usize): void {
  floor = (bytes + 63) & ~63;
}

/** Address of that many bytes of working memory, 64-byte aligned, contents arbitrary. */
export function working(bytes: usize): usize {
  const pages = <i32>((floor + bytes + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return floor;
}

/** `bytes` rounded up to a cache line. */
export function lines(bytes: usize): usize {
  return (bytes + 63) & ~63;
}
