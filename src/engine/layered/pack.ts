/** Features of a dataset as words of slot features. */
import type { Dataset } from '../../model/dataset';

export interface PackedFeatures {
  readonly bytes: boolean;
  readonly words: Uint32Array | Float32Array;
  /** Words of an example. */
  readonly rowWords: number;
}

/** Words of an example: four bytes a word, or a float. */
export const rowWordsOf = ({ bytes, columns }: { bytes: boolean; columns: number }): number =>
  bytes ? Math.ceil(columns / 4) : columns;

/** Floats as they are; bytes four a word, the first lowest, each row padded to whole words. */
export function packFeatures({ features, rows, columns }: Dataset): PackedFeatures {
  if (features.length !== rows * columns) {
    throw new RangeError(`${features.length} features, expected ${rows} × ${columns}`);
  }
  if (features instanceof Float32Array) return { bytes: false, words: features, rowWords: columns };
  const rowWords = rowWordsOf({ bytes: true, columns });
  const words = new Uint32Array(rows * rowWords);
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < columns; j++) {
      words[row * rowWords + (j >> 2)] |= features[row * columns + j] << ((j & 3) << 3);
    }
  }
  return { bytes: true, words, rowWords };
}
