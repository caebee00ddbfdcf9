/**
 * Files of one's own as the data box shows them: a table of bits, or real-valued data, read in a
 * worker. Fetched with the box, which hands what was read to the store.
 */
import { requestData } from '../engine/data-client';
import { readOwnFiles } from '../tasks/own-files';
import type { RealDataset } from '../tasks/real-dataset';
import { realPartSizes } from '../tasks/real-shape';
import { fashionOf } from '../tasks/real-store';
import { factsOf, type OwnData } from './own-data';

export { realId } from '../tasks/real-dataset';

export interface RealFacts {
  readonly dataset: RealDataset;
  readonly train: number;
  readonly test: number;
  /** Whether the file says which rows test. */
  readonly ownSplit: boolean;
  /** Rows of each class, the largest first. */
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  /** What was taken for granted, as sentences. */
  readonly notes: readonly string[];
}

export type FilesReading =
  | { readonly kind: 'bits'; readonly data: OwnData }
  | { readonly kind: 'real'; readonly facts: RealFacts }
  | { readonly kind: 'problems'; readonly problems: readonly string[]; readonly more: number };

/** Reads what was dropped, chosen or pasted together. Rejects only once the signal is aborted. */
export async function readOwn(files: readonly File[], signal: AbortSignal): Promise<FilesReading> {
  const read = await readOwnFiles(files, async () => {
    const answer = await requestData({ type: 'files', files }, { signal });
    if (answer.type === 'done') return { ...answer, kind: 'real' };
    const { problems, more } = answer;
    return { kind: 'problems', problems: problems.map(({ text }) => text), more };
  });
  signal.throwIfAborted();
  if (read.kind === 'bits') return { kind: 'bits', data: factsOf(read.dataset) };
  return read.kind === 'real' ? { kind: 'real', facts: realFacts(read.dataset, read.notes) } : read;
}

export function realFacts(dataset: RealDataset, notes: readonly string[] = []): RealFacts {
  const { labels, classNames, parts, rows } = dataset;
  const counts = new Uint32Array(classNames.length);
  for (const label of labels) counts[label]++;
  const classes = classNames.map((name, c) => ({ name, rows: counts[c] }));
  return {
    dataset,
    ...realPartSizes(rows, dataset),
    ownSplit: parts !== null,
    classes: classes.sort((a, b) => b.rows - a.rows),
    notes,
  };
}

export interface ImageSample {
  readonly name: string;
  /** Pixels row by row, 0 to 255, of images of width × width. */
  readonly images: readonly Uint8Array[];
  readonly width: number;
}

/** The first images of each class of FashionMNIST; none while it is not here. */
export function imageSamples(count: number): readonly ImageSample[] {
  const dataset = fashionOf();
  if (!dataset?.imageWidth || !(dataset.features instanceof Uint8Array)) return [];
  const { features, labels, columns, imageWidth: width, classNames } = dataset;
  const found = classNames.map((): Uint8Array[] => []);
  for (let row = 0; row < labels.length; row++) {
    const of = found[labels[row]];
    if (of.length < count) of.push(features.subarray(row * columns, (row + 1) * columns));
    if (found.every(({ length }) => length === count)) break;
  }
  return classNames.map((name, c) => ({ name, images: found[c], width }));
}
