/** Opens a backend of the layered table, as `../open.ts` does for whole small networks. */
import { admitted, notSound, notToBeHad, type Wanted, type Why } from '../open';
import type { LayeredBackend } from './backend';
import type { LayeredDispatch } from './kernels';

/** Opens what is wanted, as `openBackend` does. */
export async function openLayered(
  wanted: Wanted,
  lost = false,
  strict = false,
): Promise<LayeredBackend> {
  if (wanted === 'reference') return openReference({ reason: 'asked' });
  if (wanted === 'cpu') return openLayeredCpu({ reason: lost ? 'lost' : 'asked' });
  const { createLayeredWebGpuBackend } = await import('../webgpu/layered-backend');
  const opened = await createLayeredWebGpuBackend();
  if (!('reason' in opened)) return tested(opened, strict);
  if (strict && !lost) throw notToBeHad(opened);
  return openLayeredCpu(opened);
}

function tested(backend: LayeredBackend, strict: boolean): Promise<LayeredBackend> {
  const makeTwin = () => openReference({ reason: 'asked' });
  return admitted<LayeredDispatch, LayeredBackend>(backend, {
    async test(complete) {
      const { layeredSelfTest, STAGES } = await import('./self-test');
      return layeredSelfTest(backend, makeTwin, complete ? STAGES.all : STAGES.dense);
    },
    async later() {
      const [{ layeredSelfTest, STAGES }, { highestVariant }] = await Promise.all([
        import('./self-test'),
        import('../webgpu/layered-variants'),
      ]);
      return {
        slot: 'layers',
        stageOf: (dispatch, descriptors) =>
          Math.min(STAGES.all, highestVariant(dispatch, descriptors)),
        test: (on, stage) => layeredSelfTest(on, makeTwin, stage),
      };
    },
    instead(why, fault) {
      if (strict) throw notSound(fault);
      return openLayeredCpu(why);
    },
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
