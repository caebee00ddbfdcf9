/** The same bytes as words or as floats, without a copy: engines keep both in slots of words. */

export const floatsOf = (words: Uint32Array): Float32Array =>
  new Float32Array(words.buffer, words.byteOffset, words.length);

export const wordsOf = (floats: Uint32Array | Float32Array): Uint32Array =>
  new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
