/** How fast a device copies its own memory. */
import { now } from '../../lib/clock';
import { openDevice } from './device';

const BYTES = 64 * 2 ** 20;
const COPIES = 4;
const ROUNDS = 5;

/** Bytes a second read and written by copies between two buffers, the best of several rounds. */
export async function deviceBandwidth(): Promise<number> {
  const opened = await openDevice();
  if ('reason' in opened) throw new Error(`no device to copy on: ${opened.detail}`);
  const { device } = opened;
  try {
    const usage = GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const [from, to] = [0, 1].map(() => device.createBuffer({ size: BYTES, usage }));
    let best = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      const encoder = device.createCommandEncoder();
      for (let i = 0; i < COPIES; i++) encoder.copyBufferToBuffer(from, 0, to, 0, BYTES);
      const began = now();
      device.queue.submit([encoder.finish()]);
      await device.queue.onSubmittedWorkDone();
      const seconds = (now() - began) / 1000;
      // The first round finds pages that nobody has touched.
      if (round > 0 && seconds > 0) best = Math.max(best, (2 * BYTES * COPIES) / seconds);
    }
    return best;
  } finally {
    device.destroy();
  }
}
