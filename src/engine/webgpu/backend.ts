/**
 * The WebGPU backend of whole small networks: the kernel table of `../kernels.ts` on a device.
 */
import { reasonOf } from '../../lib/reason';
import { REPLICA_FIELDS } from '../../model/replica-layout';
import type { Backend, Dispatch } from '../backend';
import { KERNELS, type KernelName } from '../kernels';
import { type NoDevice, openDevice } from './device';
import { compileKernels, type KernelTable } from './pipelines';
import { checkStruct } from './reflection';
import { SHADERS } from './shaders';
import { backendOn } from './table-backend';
import { LARGEST_ARENA, SOFTWARE_ARENA, variantsOf } from './variants';

export interface NoBackend {
  readonly reason: NoDevice['reason'] | 'broken';
  readonly detail: string;
}

/** Overrides of the training kernel; `tasks` and `lanes` show in the last bits of its results. */
export interface TrainShape {
  /** Threads that train one replica, a multiple of 4. */
  readonly width: number;
  /** Threads with work in the forward pass, 16 to 64: how many parts a logit is summed from. */
  readonly tasks: number;
  /** Threads that share the edges of a child in the backward pass: 1, 2 or 4. */
  readonly lanes: number;
  /** Most words of workgroup memory that a replica may take on chip, up to `LARGEST_ARENA`. */
  readonly limit: number;
}

type Sources = typeof SHADERS;
const RARE: readonly KernelName[] = ['rewire/gradient', 'rewire/regrow'];
const NAMES = Object.keys(KERNELS) as KernelName[];

const tableFor = (
  { width, tasks, lanes, limit }: TrainShape,
  only: readonly KernelName[] | undefined,
  sources: Sources,
): KernelTable<KernelName> => ({
  kernels: KERNELS,
  sources,
  check: (kernel, found) => checkStruct(kernel, found, 'Replica', REPLICA_FIELDS),
  // Variants of training: on chip, in storage, DropConnect.
  constants: (kernel, variant): Readonly<Record<string, number>> =>
    kernel === 'population/train'
      ? {
          WIDTH: width,
          TASKS: tasks,
          LANES: lanes,
          LIMIT: limit,
          ARENA: variant === 0 ? limit : LARGEST_ARENA,
        }
      : {},
  rare: only ? NAMES.filter((name) => !only.includes(name)) : RARE,
});

/**
 * An emulated GPU runs four threads as one, and more only wait for each other; it also compiles
 * longer the more workgroup memory is to be zeroed. A real one wants its threads.
 */
const SHAPES = {
  hardware: { width: 64, tasks: 64, lanes: 4, limit: LARGEST_ARENA },
  software: { width: 4, tasks: 16, lanes: 1, limit: SOFTWARE_ARENA },
} as const satisfies Record<string, TrainShape>;

/**
 * Opens a device and compiles every kernel; says why where that is not possible.
 * `shape` replaces the choice by the kind of adapter; `only`: kernels compiled at once, in place of
 * all that are not rare; `sources`: other shaders, for the test that tells right from wrong ones.
 */
export async function createWebGpuBackend(
  shape?: TrainShape,
  only?: readonly KernelName[],
  sources: Sources = SHADERS,
): Promise<Backend | NoBackend> {
  const opened = await openDevice();
  if ('reason' in opened) return opened;
  try {
    const chosen = shape ?? SHAPES[opened.software ? 'software' : 'hardware'];
    const kernels = await compileKernels(opened.device, tableFor(chosen, only, sources));
    return backendOn<KernelName, Dispatch>(
      opened,
      KERNELS,
      kernels,
      'replicas',
      (table, { params }) => variantsOf(table, params.first, params.replicas, chosen.limit),
    );
  } catch (error) {
    opened.device.destroy();
    return { reason: 'broken', detail: reasonOf(error) };
  }
}
