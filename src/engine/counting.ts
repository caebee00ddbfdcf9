/** A backend that counts what passes through it; for measurements. */
import type { Backend } from './backend';

export interface Counts {
  dispatches: number;
  /** Submissions of dispatches; reads have one of their own. */
  submits: number;
  bytesRead: number;
}

/** A backend over any table of kernels. */
interface Counted<D> extends Omit<Backend, 'run'> {
  run(dispatches: readonly D[]): Promise<void>;
}

/** The same backend, and its counts so far. */
export function counting<D>(inner: Counted<D>): { backend: Counted<D>; counts: Counts } {
  const counts: Counts = { dispatches: 0, submits: 0, bytesRead: 0 };
  const backend: Counted<D> = {
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
