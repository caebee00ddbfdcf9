/**
 * Chooses and opens a backend: WebGPU where it is wanted and to be had, else the CPU with the
 * reason. The WebGPU half is loaded only when tried, so that the CPU path costs no download.
 */
import type { Spec } from '../spec/spec';
import type { Backend } from './backend';
import { createCpuBackend } from './cpu/backend';

/**
 * Opens a backend for `auto`, `webgpu` or `cpu`. `lost`: an earlier device of this run was lost.
 * Throws only where `webgpu` was asked for by name outside a browser page (`strict`).
 */
export async function openBackend(
  wanted: Spec['backend'],
  lost = false,
  strict = false,
): Promise<Backend> {
  if (wanted === 'cpu') return createCpuBackend({ reason: 'asked' });
  const { createWebGpuBackend } = await import('./webgpu/backend');
  const opened = await createWebGpuBackend();
  if (!('reason' in opened)) return opened;
  if (strict && !lost)
    throw new Error(`WebGPU is not available (${opened.reason}): ${opened.detail}`);
  return createCpuBackend(opened);
}
