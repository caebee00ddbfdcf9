/**
 * The only file that touches `navigator.gpu`. Opens a device with the default limits and no
 * features: the software adapter offers more than many users' machines, and what relies on the
 * surplus would pass here and fail there. Works on a page and in a dedicated worker.
 */
import { later } from '../../lib/text';

export interface OpenDevice {
  readonly device: GPUDevice;
  /** Vendor, architecture, description; "(software)" where it is a fallback adapter. */
  readonly adapterName: string;
  /** True where the GPU is emulated by the processor. */
  readonly software: boolean;
}

export interface NoDevice {
  readonly reason: 'no-api' | 'no-adapter' | 'device-refused';
  /** The browser's own words, for the details. */
  readonly detail: string;
}

/** Opens a WebGPU device, or says which of three different things is missing. Never rejects. */
export async function openDevice(): Promise<OpenDevice | NoDevice> {
  // In an insecure origin the property is absent, whatever the type says.
  const gpu: GPU | undefined = globalThis.navigator?.gpu;
  if (!gpu) {
    const detail = globalThis.isSecureContext
      ? later('this browser has no navigator.gpu')
      : later('this address (it is not secure) has no navigator.gpu');
    return { reason: 'no-api', detail };
  }
  let adapter: GPUAdapter | null = null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch (error) {
    return { reason: 'no-adapter', detail: String(error) };
  }
  if (!adapter) return { reason: 'no-adapter', detail: later('requestAdapter() returned null') };
  try {
    const device = await adapter.requestDevice({ label: 'fpe' });
    const software = isSoftware(adapter.info);
    return { device, adapterName: nameOf(adapter.info, software), software };
  } catch (error) {
    return { reason: 'device-refused', detail: String(error) };
  }
}

function isSoftware(info: GPUAdapterInfo): boolean {
  return info.isFallbackAdapter || /swiftshader|llvmpipe|warp/i.test(info.architecture);
}

function nameOf(info: GPUAdapterInfo, software: boolean): string {
  const words = [info.vendor, info.architecture, info.description].filter((word) => word !== '');
  return `${[...new Set(words)].join(' ') || 'unnamed GPU'}${software ? ' (software)' : ''}`;
}
