/**
 * The WebAssembly backend of layered networks. One build: with relaxed multiply-add the bits would be
 * others, because real inputs, unlike ±1, round when they are multiplied.
 */
import base64 from '../../../wasm/layered.ts?asc';
import type { LayeredBackend } from '../layered/backend';
import { LAYERED_KERNELS, type LayeredDispatch, type LayeredKernelName } from '../layered/kernels';
import type { BackendStatus } from '../protocol';
import { type Build, compile, decode } from './module';
import { wasmBackendOn } from './table-backend';

/** The module's function for each kernel; a missing one does not compile. */
export const LAYERED_EXPORTS = {
  'layered/gather': 'gather',
  'layered/spmm': 'spmm',
  'layered/loss': 'loss',
  'layered/spmm-t': 'spmmT',
  'layered/sddmm': 'sddmm',
  'layered/evaluate': 'evaluate',
  'layered/copy': 'copy',
  'layered/select': 'select',
  'layered/compact': 'compact',
  'layered/turn': 'turn',
  'layered/gram': 'gram',
  'layered/nonzeros': 'nonzeros',
} as const satisfies Record<LayeredKernelName, string>;

let build: Promise<Build> | undefined;

/** The compiled module, shared by all backends of a thread. */
export function compiledLayered(): Promise<Build> {
  build ??= compile(decode(base64), false);
  return build;
}

/** Creates the backend. Throws where SIMD is missing: see `wasmSupported`. */
export async function createLayeredWasmBackend(
  status: Omit<BackendStatus, 'kind' | 'adapter'> = {},
): Promise<LayeredBackend> {
  const compiled = await compiledLayered();
  return wasmBackendOn<LayeredKernelName, LayeredDispatch>(
    compiled,
    LAYERED_KERNELS,
    LAYERED_EXPORTS,
    status,
  );
}
