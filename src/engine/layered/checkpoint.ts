/** A layered run's state between two epochs: enough to go on with the same bits on another device. */
import type { LayeredBackend } from './backend';
import type { LayeredPlan } from './plan';
import { upload } from './upload';

/** Slots that hold what training has made; everything else the plan knows. */
const KEPT = ['layers', 'topology', 'params', 'state', 'summary'] as const;

export interface LayeredCheckpoint {
  /** Epochs that were trained. */
  readonly epoch: number;
  /** Whether the split was made. */
  readonly split: boolean;
  readonly words: Readonly<Record<(typeof KEPT)[number], Uint32Array>>;
}

/** Copies the state off the device. */
export async function saveLayered(
  plan: LayeredPlan,
  backend: LayeredBackend,
  epoch: number,
  split: boolean,
): Promise<LayeredCheckpoint> {
  const read = await backend.read(
    KEPT.map((slot) => ({ slot, offset: 0, words: plan.sizes[slot] })),
  );
  const words = Object.fromEntries(KEPT.map((slot, i) => [slot, read[i]]));
  return { epoch, split, words: words as LayeredCheckpoint['words'] };
}

/** Puts the state onto a fresh device; the plan describes those networks again. */
export async function restoreLayered(
  plan: LayeredPlan,
  backend: LayeredBackend,
  { words }: LayeredCheckpoint,
): Promise<void> {
  plan.layers.set(words.layers);
  await upload(plan, backend);
  for (const slot of KEPT) backend.write(slot, 0, words[slot]);
}
