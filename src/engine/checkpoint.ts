/**
 * Checkpoints: everything that changes while training, as words. Enough to go on anywhere, on
 * either backend, with the very same bits.
 */
import { REPLICA, REPLICA_WORDS } from '../model/replica-layout';
import type { Backend } from './backend';
import { fieldOf, type Plan } from './plan';

export interface Checkpoint {
  /** The last frame shown; training goes on with the next. */
  readonly frame: number;
  readonly descriptors: Uint32Array;
  readonly slots: readonly { readonly slot: string; readonly words: Uint32Array }[];
}

const STATE_SLOTS = ['topology', 'params', 'state', 'summary'] as const;

/** Allocates and fills a fresh backend, from the checkpoint if there is one. */
export async function upload(
  plan: Plan,
  backend: Backend,
  checkpoint: Checkpoint | null,
): Promise<void> {
  await backend.allocate(plan.sizes);
  for (const { slot, offset, data } of plan.initial) backend.write(slot, offset, data);
  if (checkpoint) {
    plan.descriptors.set(checkpoint.descriptors);
    for (const { slot, words } of checkpoint.slots) backend.write(slot, 0, words);
  } else resetDescriptors(plan);
  backend.write('replicas', 0, plan.descriptors);
}

function resetDescriptors(plan: Plan): void {
  plan.replicas.forEach((_, r) => {
    plan.descriptors[r * REPLICA_WORDS + REPLICA.children] = fieldOf(plan, r, 'parents');
    plan.descriptors[r * REPLICA_WORDS + REPLICA.optimiser_start] = 0;
  });
}

/** Reads the state after a frame was shown. */
export async function save(plan: Plan, backend: Backend, frame: number): Promise<Checkpoint> {
  const ranges = STATE_SLOTS.map((slot) => ({
    slot,
    offset: 0,
    words: plan.sizes[slot],
  }));
  const words = await backend.read(ranges);
  return {
    frame,
    descriptors: plan.descriptors.slice(),
    slots: STATE_SLOTS.map((slot, i) => ({ slot, words: words[i] })),
  };
}
