/**
 * The WebGPU device of the GPU tests.
 *
 * It asks for the default limits only: the software adapter offers more than many users' machines,
 * and a test that relies on the surplus would pass here and fail there. Without an adapter it
 * throws, because a GPU test that does not run on a GPU has shown nothing.
 */

/** Gives the adapter, or throws. */
export async function requireAdapter(): Promise<GPUAdapter> {
  if (!('gpu' in navigator)) {
    throw new Error(`this page has no WebGPU (origin ${origin}, secure: ${isSecureContext})`);
  }
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter)
    throw new Error('no WebGPU adapter: are the launch flags of scripts/browser.mjs set?');
  return adapter;
}

/** Gives a device with default limits and no features; the caller destroys it. */
export async function requireDevice(label = 'test'): Promise<GPUDevice> {
  const adapter = await requireAdapter();
  return adapter.requestDevice({ label });
}
