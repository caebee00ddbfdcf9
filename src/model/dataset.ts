/**
 * Real-valued examples in memory: what an image archive or a file of embeddings becomes once it is
 * read, and all that the layered engine needs to know of it. It knows no file and no network.
 */

export interface Dataset {
  /**
   * Row-major, rows × columns. Bytes are images: the engine keeps them as bytes and divides by 255
   * where it unpacks them. All finite; whoever reads a file refuses others.
   */
  readonly features: Uint8Array | Float32Array;
  readonly rows: number;
  /** d, 1 … 65,532. */
  readonly columns: number;
  /** Class of each row, 0 … classes − 1; length rows. */
  readonly labels: Uint8Array | Uint16Array | Uint32Array;
  /** Number of classes; 2 classes may train one logit. */
  readonly classes: number;
  readonly classNames?: readonly string[];
  /** Width of an image where columns are pixels, row by row; absent for embeddings. */
  readonly imageWidth?: number;
}

/** Rows of a dataset that a seed trains on and is tested on; disjoint. */
export interface DatasetParts {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

/** What is subtracted from each feature, then what it is multiplied by; length columns each. */
export interface FeatureScaling {
  readonly shift: Float32Array;
  readonly scale: Float32Array;
}

/** A row as networks see it, f64; length columns. */
export const scaledRow = (
  { features, columns }: Dataset,
  { shift, scale }: FeatureScaling,
  row: number,
): Float64Array =>
  Float64Array.from({ length: columns }, (_, j) => {
    return (features[row * columns + j] - shift[j]) * scale[j];
  });

/** Features as they are, or bytes to 0 … 1. */
export function plainScaling({ features, columns }: Dataset): FeatureScaling {
  const bytes = features instanceof Uint8Array;
  return {
    shift: new Float32Array(columns),
    scale: new Float32Array(columns).fill(bytes ? 1 / 255 : 1),
  };
}

/** Mean 0 and variance 1 over the given rows; a feature that never changes there becomes 0. */
export function standardScaling(dataset: Dataset, rows: Uint32Array): FeatureScaling {
  const { features, columns } = dataset;
  const shift = new Float32Array(columns);
  const scale = new Float32Array(columns);
  for (let j = 0; j < columns; j++) {
    let mean = 0;
    for (const row of rows) mean += features[row * columns + j];
    mean /= rows.length;
    let variance = 0;
    for (const row of rows) variance += (features[row * columns + j] - mean) ** 2;
    variance /= rows.length;
    shift[j] = mean;
    scale[j] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  }
  return { shift, scale };
}
