/**
 * Which variants of the training kernel a dispatch needs: replicas whose weights and working
 * arrays fit in workgroup memory, those that stay in storage, and those whose examples drop
 * weights. The kernels decide the same for themselves, replica by replica; leaving out one that
 * would find nothing to do is only speed.
 */
import {
  REPLICA,
  REPLICA_WORDS,
  type ReplicaField,
  scratchWords,
} from '../../model/replica-layout';
import type { Dispatch } from '../backend';

/** Most words of `ARENA` that leave the training kernel under the default limit of 16 KiB. */
export const LARGEST_ARENA = 2600;

/** The same where a GPU is emulated, which compiles longer the more there is. */
export const SOFTWARE_ARENA = 1600;

/** Words of workgroup memory a replica takes on chip; `Places.size` of the kernel. */
export function onChipWords(field: (name: ReplicaField) => number): number {
  const words = Math.ceil(field('batch') / 32);
  const columns = words * (field('inputs') + 1);
  const rows = 32 * words * (field('words_per_row') + 1);
  const shape = { edgeCapacity: field('edge_capacity'), childCapacity: field('child_capacity') };
  const working = scratchWords(shape, field('batch'), false);
  return columns + rows + field('parameter_count') + working;
}

/**
 * Variants (0 on chip, 1 in storage, 2 DropConnect) that replicas [first, first + count) need where
 * `limit` words are the most that a replica may take on chip.
 */
export function variantsOf(
  descriptors: Uint32Array,
  first: number,
  count: number,
  limit: number,
): number[] {
  const needed = new Set<number>();
  for (let r = first; r < first + count; r++) {
    const field = (name: ReplicaField) => descriptors[r * REPLICA_WORDS + REPLICA[name]];
    if (field('dropconnect') !== 0) needed.add(2);
    else needed.add(onChipWords(field) <= limit ? 0 : 1);
  }
  return [...needed].sort();
}

/** Whether a dispatch needs, on an emulated GPU, what is not compiled when it is opened. */
export function needsVariant({ kernel, params }: Dispatch, descriptors: Uint32Array): boolean {
  if (kernel === 'rewire/gradient' || kernel === 'rewire/regrow') return true;
  if (kernel !== 'population/train') return false;
  return variantsOf(descriptors, params.first, params.replicas, SOFTWARE_ARENA).some(
    (variant) => variant > 0,
  );
}
