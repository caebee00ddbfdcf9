/** A backend that counts what passes through it; for measurements. */
import type { Backend } from './backend';

export interface Counts {
  dispatches: number;
  /** Submissions of dispatches; reads have one of their own. */
  submits: number;
  bytesRead: number;
}

/** The same backend, and its counts so far. */
export function counting(inner: Backend): { backend: Backend; counts: Counts } {
  const counts: Counts = { dispatches: 0, submits: 0, bytesRead: 0 };
  const backend: Backend = {
    status: inner.status,
    lost: inner.lost,
    allocate: (sizes) => inner.allocate(sizes),
    write: (slot, offset, data) => inner.write(slot, offset, data),
    run(dispatches) {
      counts.dispatches += dispatches.length;
      counts.submits += dispatches.length > 0 ? 1 : 0;
      return inner.run(dispatches);
    },
    read(ranges) {
      counts.bytesRead += ranges.reduce((sum, { words }) => sum + words * 4, 0);
      return inner.read(ranges);
    },
    free: () => inner.free(),
    destroy: () => inner.destroy(),
    loseDevice: () => inner.loseDevice(),
    get bytes() {
      return inner.bytes;
    },
  };
  return { backend, counts };
}
