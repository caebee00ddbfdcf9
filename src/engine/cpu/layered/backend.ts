/** The TypeScript backend of the layered table; `../table-backend.ts` says what it is. */
import type { LayeredBackend } from '../../layered/backend';
import {
  LAYERED_KERNELS,
  type LayeredDispatch,
  type LayeredKernelName,
} from '../../layered/kernels';
import type { BackendStatus } from '../../protocol';
import { cpuBackendOn } from '../table-backend';
import { LAYERED_CPU_KERNELS } from './kernels';

/** `status` says how it came to be chosen. */
export const createLayeredCpuBackend = (
  status: Omit<BackendStatus, 'kind' | 'adapter'> = {},
): LayeredBackend =>
  cpuBackendOn<LayeredKernelName, LayeredDispatch>(LAYERED_KERNELS, LAYERED_CPU_KERNELS, status);
