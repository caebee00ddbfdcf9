/**
 * The named buffers of a run on the GPU, and a count of all buffers alive, for tests that look
 * for leaks. Sizes are checked against the device's limits before anything is created.
 */
import { later } from '../../lib/text';
import type { SlotSizes } from '../backend';
import { GpuFault } from '../gpu-fault';

/** GPU buffers created here and not yet destroyed, over all backends. */
export const living = { buffers: 0, bytes: 0 };

/** Creates a buffer that is counted until `freeBuffer`. */
export function createBuffer(
  device: GPUDevice,
  label: string,
  size: number,
  usage: number,
): GPUBuffer {
  const buffer = device.createBuffer({ label, size, usage });
  living.buffers++;
  living.bytes += buffer.size;
  return buffer;
}

export function freeBuffer(buffer: GPUBuffer): void {
  living.buffers--;
  living.bytes -= buffer.size;
  buffer.destroy();
}

/** Throws naming the first slot that exceeds what the device can bind. Sizes in words. */
export function checkSizes(sizes: SlotSizes, limits: GPUSupportedLimits): void {
  const allowed = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  for (const [slot, words] of Object.entries(sizes)) {
    if (words * 4 > allowed) {
      throw new Error(
        `slot "${slot}" needs ${words * 4} bytes, this GPU allows ${allowed} bytes a buffer`,
      );
    }
  }
}

/** Creates all slots, zeroed. Rejects with a `GpuFault` if the device has not the memory. */
export async function createSlots(
  device: GPUDevice,
  sizes: SlotSizes,
): Promise<Map<string, GPUBuffer>> {
  checkSizes(sizes, device.limits);
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  device.pushErrorScope('out-of-memory');
  const slots = new Map<string, GPUBuffer>();
  for (const [slot, words] of Object.entries(sizes)) {
    // An empty binding is not allowed.
    slots.set(slot, createBuffer(device, slot, Math.max(1, words) * 4, usage));
  }
  const error = await device.popErrorScope();
  if (error) {
    for (const buffer of slots.values()) freeBuffer(buffer);
    const bytes = Object.values(sizes).reduce((sum, words) => sum + words * 4, 0);
    throw new GpuFault(later`no memory for ${bytes} bytes on the GPU: ${error.message}`);
  }
  return slots;
}
