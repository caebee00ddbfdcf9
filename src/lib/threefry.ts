/**
 * Threefry-2x32, 20 rounds: a counter-based generator, pure function of (key, counter).
 * The same bits as `shaders/lib/threefry.wgsl`. Not a stream: see `random.ts` for those.
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */

const PARITY = 0x1bd11bda;
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/**
 * Encrypts one counter block; writes two words to `out[0]`, `out[1]`.
 * All words are taken modulo 2^32; the result is unsigned.
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Uint32Array,
): void {
  const key2 = PARITY ^ key0 ^ key1;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  for (let group = 0; group < 5; group++) {
    const base = (group & 1) << 2;
    for (let i = 0; i < 4; i++) {
      const r = ROTATIONS[base + i];
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << r) | (x1 >>> (32 - r))) ^ x0;
    }
    // Key injection s uses words (s mod 3, s+1 mod 3) and adds s to the second.
    const s = group + 1;
    const a = s % 3;
    x0 = (x0 + (a === 0 ? key0 : a === 1 ? key1 : key2)) | 0;
    x1 = (x1 + (a === 0 ? key1 : a === 1 ? key2 : key0) + s) | 0;
  }
  out[0] = x0;
  out[1] = x1;
}
