/** Opens a backend of the layered table, as `../open.ts` does for whole small networks. */
import { type Wanted, type Why, whyUnfit } from '../open';
import type { LayeredBackend } from './backend';
import type { LayeredDispatch } from './kernels';

/** Opens what is wanted; the CPU's, with the reason, where that is not to be had. */
export async function openLayered(wanted: Wanted, lost = false): Promise<LayeredBackend> {
  if (wanted === 'reference') return openReference({ reason: 'asked' });
  if (wanted === 'cpu') return openLayeredCpu({ reason: lost ? 'lost' : 'asked' });
  const { createLayeredWebGpuBackend } = await import('../webgpu/layered-backend');
  const opened = await createLayeredWebGpuBackend();
  return 'reason' in opened ? openLayeredCpu(opened) : tested(opened);
}

/** The backend once it has passed the self-test; in place of one that has not, the CPU's. */
async function tested(backend: LayeredBackend): Promise<LayeredBackend> {
  const { layeredSelfTest, STAGES } = await import('./self-test');
  const { status } = backend;
  const software = status.adapter.endsWith('(software)');
  const makeTwin = () => openReference({ reason: 'asked' });
  const { fault, kernels, milliseconds } = await layeredSelfTest(
    backend,
    makeTwin,
    software ? STAGES.dense : STAGES.all,
  );
  if (fault !== null) {
    const why = await whyUnfit(backend, fault);
    backend.destroy();
    return openLayeredCpu(why);
  }
  Object.assign(backend, { status: { ...status, selfTest: { kernels, milliseconds } } });
  if (!software) return backend;
  const [{ testLater }, { highestVariant }] = await Promise.all([
    import('../self-test/later'),
    import('../webgpu/layered-variants'),
  ]);
  return testLater<LayeredDispatch, LayeredBackend>(backend, {
    slot: 'layers',
    stageOf: (dispatch, descriptors) => Math.min(STAGES.all, highestVariant(dispatch, descriptors)),
    test: (on, stage) => layeredSelfTest(on, makeTwin, stage),
  });
}

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
