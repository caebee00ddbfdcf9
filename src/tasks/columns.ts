import type { BitExamples } from './task';

/**
 * Feature-major copy of bit-packed examples: ⌈count/32⌉ words an input, example b is bit b&31 of
 * word b>>5 of the input's column; unused bits are 0.
 */
export function toColumns(examples: BitExamples): Uint32Array {
  const words = Math.ceil(examples.count / 32);
  const columns = new Uint32Array(examples.inputs * words);
  for (let b = 0; b < examples.count; b++) {
    const bit = 1 << (b & 31);
    const row = b * examples.wordsPerRow;
    for (let j = 0; j < examples.inputs; j++) {
      if ((examples.rows[row + (j >> 5)] >>> (j & 31)) & 1) {
        const at = j * words + (b >> 5);
        columns[at] |= bit;
      }
    }
  }
  return columns;
}
