/**
 * What a table of bits holds, as the data box shows it. Pure; fetched with the box, which hands the
 * table to the store (`keepData`).
 */

import type { Parts } from '../tasks';
import { partsOf } from '../tasks/data-shape';
import { type Dataset, trueCount } from '../tasks/data-store';

export interface OwnData {
  readonly dataset: Dataset;
  readonly parts: Parts;
  /** Share of rows whose label is 1. */
  readonly balance: number;
  /** Rows that no other row has the inputs of, counting equal ones once. */
  readonly distinct: number;
  /** Most rows that can be right at once: equal inputs have one answer. Share, 0 … 1. */
  readonly best: number;
  /** The first rows as bits, the label last. */
  readonly sample: readonly (readonly number[])[];
}

/** Rows shown. */
const SHOWN = 4;

export function factsOf(dataset: Dataset): OwnData {
  const { examples } = dataset;
  const { count, inputs, wordsPerRow, rows, labels } = examples;
  const label = (b: number): number => (labels[b >> 5] >>> (b & 31)) & 1;
  const seen = new Map<string, [number, number]>();
  for (let b = 0; b < count; b++) {
    const key = rows.subarray(b * wordsPerRow, (b + 1) * wordsPerRow).join();
    const found = seen.get(key) ?? [0, 0];
    found[label(b)]++;
    seen.set(key, found);
  }
  let right = 0;
  for (const [falses, trues] of seen.values()) right += Math.max(falses, trues);
  const bits = (b: number): number[] => [
    ...Array.from(
      { length: inputs },
      (_, j) => (rows[b * wordsPerRow + (j >> 5)] >>> (j & 31)) & 1,
    ),
    label(b),
  ];
  return {
    dataset,
    parts: partsOf(count),
    balance: trueCount(examples) / count,
    distinct: seen.size,
    best: right / count,
    sample: Array.from({ length: Math.min(SHOWN, count) }, (_, b) => bits(b)),
  };
}
