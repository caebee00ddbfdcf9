/** The WebGPU backend of the layered table: `../layered/kernels.ts` on a device. */
import { reasonOf } from '../../lib/reason';
import type { LayeredBackend } from '../layered/backend';
import { LAYERED_KERNELS, type LayeredDispatch, type LayeredKernelName } from '../layered/kernels';
import { LAYER_FIELDS, SOURCE_FIELDS } from '../layered/layout';
import type { NoBackend } from './backend';
import { openDevice } from './device';
import { LAYERED_SHADERS } from './layered-shaders';
import { constantsOf, layeredVariantsOf } from './layered-variants';
import { compileKernels, type KernelTable } from './pipelines';
import { checkStruct } from './reflection';
import { backendOn } from './table-backend';

type Sources = typeof LAYERED_SHADERS;

const tableOf = (sources: Sources): KernelTable<LayeredKernelName> => ({
  kernels: LAYERED_KERNELS,
  sources,
  check: (kernel, found) =>
    kernel === 'layered/gather'
      ? checkStruct(kernel, found, 'Source', SOURCE_FIELDS)
      : checkStruct(kernel, found, 'Layer', LAYER_FIELDS),
  constants: constantsOf,
  rare: [],
});

/**
 * Opens a device and compiles every layered kernel; says why where that is not possible. `sources`:
 * other shaders, for the test that tells right from wrong ones.
 */
export async function createLayeredWebGpuBackend(
  sources: Sources = LAYERED_SHADERS,
): Promise<LayeredBackend | NoBackend> {
  const opened = await openDevice();
  if ('reason' in opened) return opened;
  try {
    const kernels = await compileKernels(opened.device, tableOf(sources));
    return backendOn<LayeredKernelName, LayeredDispatch>(
      opened,
      LAYERED_KERNELS,
      kernels,
      'layers',
      layeredVariantsOf,
    );
  } catch (error) {
    opened.device.destroy();
    return { reason: 'broken', detail: reasonOf(error) };
  }
}
