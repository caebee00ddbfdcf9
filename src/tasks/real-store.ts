/**
 * The real-valued datasets that are at hand, by what a link calls them. In memory only; each worker
 * has a store of its own, which the engine's clients fill (as for `data-store.ts`). FashionMNIST has a name instead of a
 * checksum, because links name no build of it.
 */
import type { RealDataset } from './real-dataset';
import { formatRealShape } from './real-shape';

const FASHION = 'fashion-mnist';
const kept = new Map<string, RealDataset>();

/** Keeps a dataset and gives what a link calls it. */
export function keepReal(dataset: RealDataset): string {
  const id = formatRealShape(dataset);
  kept.set(id, dataset);
  return id;
}

/** Keeps FashionMNIST, the first images or all. */
export function keepFashion(dataset: RealDataset): void {
  kept.set(FASHION, dataset);
}

/** FashionMNIST, as many images of it as were loaded. */
export const fashionOf = (): RealDataset | undefined => kept.get(FASHION);

export const realOf = (id: string): RealDataset | undefined => kept.get(id);

/** Lets go of a dataset: 70,000 images are 55 MB. */
export function dropReal(id: string): void {
  kept.delete(id);
}
