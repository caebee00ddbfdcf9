/**
 * Real-valued examples of several classes as the page keeps them: FashionMNIST, a file of one's own,
 * the generated sample. A `Dataset` of the layered engine and what people and links need besides.
 * Readers are in `fashion-mnist/` and `embeddings/`; what has been read is kept by `real-store.ts`.
 */
import { shuffle, stream } from '../lib/random';
import { sha256 } from '../lib/sha256';
import {
  type Dataset,
  type DatasetParts,
  type FeatureScaling,
  plainScaling,
  standardScaling,
} from '../model/dataset';
import { formatRealShape, realPartSizes } from './real-shape';

export interface RealDataset extends Dataset {
  /** What people call it: the name of the file. */
  readonly title: string;
  /** Of each class; ids of the file as text where it names none. Length classes. */
  readonly classNames: readonly string[];
  /** 64 hex digits, `datasetChecksum` of the rest: equal however the file was written. */
  readonly checksum: string;
  /** The split that came with the data; null where the seed makes one. */
  readonly parts: DatasetParts | null;
}

export {
  formatRealShape,
  MAX_CLASSES,
  MAX_COLUMNS,
  MAX_ROWS,
  MIN_CLASSES,
  MIN_ROWS,
  parseRealShape,
  type RealShape,
} from './real-shape';

/** What a link calls a dataset. */
export const realId = (dataset: RealDataset): string => formatRealShape(dataset);

/** SHA-256 of features, labels, shape and split, 64 hex digits; titles and names are not in it. */
export async function datasetChecksum(
  { features, labels, rows, columns, classes }: Dataset,
  parts: DatasetParts | null,
): Promise<string> {
  const kind = features instanceof Uint8Array ? 'u8' : 'f32';
  const sums: ArrayBufferView[] = [features, Uint32Array.from(labels)];
  if (parts) sums.push(parts.train, parts.test);
  const lines = [`${kind} ${rows}x${columns}x${classes}`];
  for (const data of sums) lines.push(await sha256(bytesOf(data)));
  return sha256(new TextEncoder().encode(lines.join('\n')));
}

/** Little-endian, as every platform with WebGPU is. */
const bytesOf = (data: ArrayBufferView): Uint8Array<ArrayBuffer> =>
  new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);

/**
 * Rows to train on and to test on: the split of the data where it has one, else a fifth tests. The
 * seed shuffles the rows; the first of that order test, but for those whose class would be left
 * without a row to learn from.
 */
export function realParts(
  { rows, labels, classes, parts }: RealDataset,
  seed: number,
): DatasetParts {
  if (parts) return parts;
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  shuffle(order, stream(seed, 'formula', 0));
  const left = new Uint32Array(classes);
  for (const label of labels) left[label]++;
  const { test: wanted } = realPartSizes(rows);
  const test: number[] = [];
  const train: number[] = [];
  for (const row of order) {
    if (test.length < wanted && left[labels[row]] > 1) {
      left[labels[row]]--;
      test.push(row);
    } else train.push(row);
  }
  return { train: Uint32Array.from(train), test: Uint32Array.from(test) };
}

/**
 * How features are scaled before they enter the network: to mean 0 and variance 1 over the rows that
 * train, never those that test; or not, and then bytes still become 0 … 1.
 */
export function realScaling(
  dataset: RealDataset,
  { train }: DatasetParts,
  standardise: boolean,
): FeatureScaling {
  if (!standardise) return plainScaling(dataset);
  const { shift, scale } = standardScaling(dataset, train);
  // A spread below what an f32 can invert is none.
  return { shift, scale: scale.map((factor) => (Number.isFinite(factor) ? factor : 0)) };
}
