/** Opens a backend of the layered table, as `../open.ts` does for whole small networks. */
import type { Wanted } from '../open';
import type { BackendStatus } from '../protocol';
import type { LayeredBackend } from './backend';

/** Opens what is wanted; the CPU's, with the reason, where that is not to be had. */
export async function openLayered(wanted: Wanted, lost = false): Promise<LayeredBackend> {
  if (wanted === 'reference') return openReference({ reason: 'asked' });
  if (wanted === 'cpu') return openLayeredCpu({ reason: lost ? 'lost' : 'asked' });
  const { createLayeredWebGpuBackend } = await import('../webgpu/layered-backend');
  const opened = await createLayeredWebGpuBackend();
  return 'reason' in opened ? openLayeredCpu(opened) : opened;
}

type Why = Omit<BackendStatus, 'kind' | 'adapter'>;

/** The CPU's backend; `why` says how it came to be chosen. */
export async function openLayeredCpu(why: Why): Promise<LayeredBackend> {
  const [{ createLayeredWasmBackend }, { wasmSupported }] = await Promise.all([
    import('../wasm/layered-backend'),
    import('../wasm/module'),
  ]);
  if (wasmSupported()) return createLayeredWasmBackend(why);
  return openReference({ ...why, noSimd: true });
}

async function openReference(why: Why): Promise<LayeredBackend> {
  const { createLayeredCpuBackend } = await import('../cpu/layered/backend');
  return createLayeredCpuBackend(why);
}
