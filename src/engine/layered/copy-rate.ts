/** How fast a thread of the processor copies memory. */
import { now } from '../../lib/clock';

const BYTES = 32 * 2 ** 20;
const ROUNDS = 6;

/** Bytes a second read and written, the best of several rounds. */
export function threadBandwidth(): number {
  const from = new Float64Array(BYTES / 8).fill(1);
  const to = new Float64Array(BYTES / 8);
  let best = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const began = now();
    to.set(from);
    const seconds = (now() - began) / 1000;
    // The first round finds pages that nobody has touched.
    if (round > 0 && seconds > 0) best = Math.max(best, (2 * BYTES) / seconds);
  }
  return best;
}
