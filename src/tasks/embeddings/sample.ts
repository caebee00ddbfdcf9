/**
 * Embeddings made by seed, so that the path of one's own file works at once. Like those of CLIP they
 * are directions of length 1 that add up a few shared concepts: each class has several kinds of
 * examples, each kind a sum of concepts that other classes use too, so that few neurons cannot tell
 * the classes apart and more can. Only sums, products, quotients and roots: the same bits everywhere,
 * so that a link to the sample names its checksum.
 */
import { type Stream, shuffle, stream } from '../../lib/random';
import { later } from '../../lib/text';
import { datasetChecksum, type RealDataset } from '../real-dataset';

export interface SampleShape {
  readonly rows: number;
  readonly columns: number;
  readonly classes: number;
}

/** The one that the page offers: 1 MB. */
export const SAMPLE: SampleShape = { rows: 4000, columns: 64, classes: 10 };

/** Kinds of examples of a class, and concepts that a kind adds up. */
const KINDS = 4;
const CONCEPTS_OF_KIND = 3;
/** Spread of an example around its kind, in each of 64 dimensions; kinds have length 1 or so. */
const NOISE = 0.15;

/** Mean 0 and variance 1, roughly normal: four uniform numbers (Irwin–Hall). */
function spread(random: Stream): number {
  let sum = -2;
  for (let i = 0; i < 4; i++) sum += random.uniform();
  return sum * Math.sqrt(3);
}

const norm = (vector: Float64Array): number => {
  let square = 0;
  for (const x of vector) square += x * x;
  return Math.sqrt(square);
};

/** Makes rows × columns embeddings of row mod classes. */
export async function embeddingSample(
  { rows, columns, classes }: SampleShape = SAMPLE,
  seed = 1,
): Promise<RealDataset> {
  const kinds = kindsOf(columns, classes, seed);
  const noise = NOISE * Math.sqrt(64 / columns);
  const features = new Float32Array(rows * columns);
  const labels = classes <= 256 ? new Uint8Array(rows) : new Uint16Array(rows);
  const random = stream(seed, 'train', 0);
  for (let row = 0; row < rows; row++) {
    labels[row] = row % classes;
    const kind = kinds[labels[row] * KINDS + random.below(KINDS)];
    const example = kind.map((x) => x + noise * spread(random));
    const length = norm(example);
    for (let j = 0; j < columns; j++) features[row * columns + j] = example[j] / length;
  }
  const classNames = Array.from({ length: classes }, (_, c) => `class ${c + 1}`);
  const dataset = { features, rows, columns, labels, classes, classNames };
  const checksum = await datasetChecksum(dataset, null);
  return { ...dataset, title: later('generated embeddings'), checksum, parts: null };
}

/** The centre of each kind of each class, KINDS a class. */
function kindsOf(columns: number, classes: number, seed: number): Float64Array[] {
  const random = stream(seed, 'formula', 0);
  // Fewer concepts than kinds, so that they are shared.
  const concepts = Array.from({ length: Math.ceil(2.4 * classes) }, () => {
    const direction = Float64Array.from({ length: columns }, () => spread(random));
    const length = norm(direction);
    return direction.map((x) => x / length);
  });
  return Array.from({ length: classes * KINDS }, () => {
    const order = concepts.map((_, k) => k);
    shuffle(order, random);
    const centre = new Float64Array(columns);
    for (const k of order.slice(0, CONCEPTS_OF_KIND)) {
      for (let j = 0; j < columns; j++) centre[j] += concepts[k][j] / Math.sqrt(CONCEPTS_OF_KIND);
    }
    return centre;
  });
}
