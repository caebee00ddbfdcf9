/**
 * Named random streams over Threefry: `stream(seed, name, index)`.
 * Two streams that differ in any of the three are independent, so adding a consumer never
 * shifts the numbers of another. `shaders/lib/stream.wgsl` reproduces `word` bit for bit.
 */
import { threefry2x32 } from './threefry';

/** What a stream is for; the value is part of the key and must never change (old links). */
export const STREAMS = {
  formula: 1,
  train: 2,
  test: 3,
  init: 4,
  order: 5,
  mask: 6,
  null: 7,
  sample: 8,
  sparse: 9,
  drop: 10,
  regrow: 11,
  /** Which rows of a dataset train and which test. */
  parts: 12,
  /** First centres of pseudo-feature groups. */
  cluster: 13,
} as const;

export type StreamName = keyof typeof STREAMS;

/** A sequence of 32-bit words, addressed in order; cheap to create. */
export interface Stream {
  /** Next 32-bit word, 0 … 2^32−1. */
  word(): number;
  /** Next integer in [0, n); floor(word·n / 2^32), so its bias is at most n / 2^32. */
  below(n: number): number;
  /** Next number in (0, 1): (word + ½) / 2^32, never 0 or 1. */
  uniform(): number;
}

/** The two words of key of a stream, for whoever addresses its blocks out of order. */
export function streamKey(seed: number, name: StreamName, index: number): [number, number] {
  const out = new Uint32Array(2);
  threefry2x32(seed, STREAMS[name], index, 0, out);
  return [out[0], out[1]];
}

/** Opens the stream of that seed (uint32), name and index (uint32). */
export function stream(seed: number, name: StreamName, index: number): Stream {
  const out = new Uint32Array(2);
  const [key0, key1] = streamKey(seed, name, index);
  let block = 0;
  let half = 0;
  const word = (): number => {
    if (half === 0) threefry2x32(key0, key1, block++, 0, out);
    const value = out[half];
    half ^= 1;
    return value;
  };
  return {
    word,
    below: (n) => Math.floor((word() * n) / 4294967296),
    uniform: () => (word() + 0.5) / 4294967296,
  };
}

/** Shuffles `items` in place, Fisher–Yates from the end, n−1 draws. */
export function shuffle(
  items: Uint32Array | Uint16Array | Float32Array | number[],
  random: Stream,
): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = items[i];
    items[i] = items[j];
    items[j] = kept;
  }
}
