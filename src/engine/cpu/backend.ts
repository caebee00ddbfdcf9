/** The CPU backend of the table of kernels; `table-backend.ts` says what it is. */
import type { Backend, Dispatch } from '../backend';
import { KERNELS, type KernelName } from '../kernels';
import type { BackendStatus } from '../protocol';
import { CPU_KERNELS } from './kernels';
import { cpuBackendOn } from './table-backend';

/** Creates the CPU backend; `status` says why it was chosen. */
export const createCpuBackend = (status: Omit<BackendStatus, 'kind' | 'adapter'> = {}): Backend =>
  cpuBackendOn<KernelName, Dispatch>(KERNELS, CPU_KERNELS, status);
