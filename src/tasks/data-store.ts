/**
 * The files of one's own that are at hand, by what a link calls them. In memory only; each worker
 * has a store of its own, which the engine's clients fill.
 */
import type { BitExamples } from './task';

export interface Dataset {
  /** `formatShape` of its shape. */
  readonly id: string;
  /** Headings of the inputs, d of them, and of the label. */
  readonly names: readonly string[];
  readonly label: string;
  /** In the order of the file. */
  readonly examples: BitExamples;
}

const kept = new Map<string, Dataset>();

export function keepDataset(dataset: Dataset): void {
  kept.set(dataset.id, dataset);
}

export const datasetOf = (id: string): Dataset | undefined => kept.get(id);

/** How many examples are true. */
export function trueCount({ count, labels }: BitExamples): number {
  let trues = 0;
  for (let b = 0; b < count; b++) trues += (labels[b >> 5] >>> (b & 31)) & 1;
  return trues;
}
