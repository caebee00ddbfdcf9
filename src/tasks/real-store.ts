/**
 * The real-valued datasets that are at hand, by what a link calls them. In memory only; each worker
 * has a store of its own, which the engine's clients fill (as for `data-store.ts`).
 */
import { type RealDataset, realId } from './real-dataset';

const kept = new Map<string, RealDataset>();

/** Keeps a dataset and gives what a link calls it. */
export function keepReal(dataset: RealDataset): string {
  const id = realId(dataset);
  kept.set(id, dataset);
  return id;
}

export const realOf = (id: string): RealDataset | undefined => kept.get(id);

/** Lets go of a dataset: 70,000 images are 55 MB. */
export function dropReal(id: string): void {
  kept.delete(id);
}
