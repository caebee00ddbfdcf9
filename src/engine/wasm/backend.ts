/** The WebAssembly backend of the table of kernels; `table-backend.ts` says what it is. */
import type { Backend, Dispatch } from '../backend';
import { KERNELS, type KernelName } from '../kernels';
import type { BackendStatus } from '../protocol';
import { compiled, EXPORTS } from './module';
import { wasmBackendOn } from './table-backend';

export interface WasmOptions {
  /** The relaxed-SIMD build where the browser accepts it; it gives the same bits. */
  readonly relaxed?: boolean;
  /** How this backend came to be chosen. */
  readonly status?: Omit<BackendStatus, 'kind' | 'adapter'>;
}

/** Creates the WebAssembly backend. Throws where SIMD is missing: see `wasmSupported`. */
export async function createWasmBackend(options: WasmOptions = {}): Promise<Backend> {
  const build = await compiled(options.relaxed ?? false);
  return wasmBackendOn<KernelName, Dispatch>(build, KERNELS, EXPORTS, options.status);
}
