/** Named random streams over Threefry-2x32; twin of `src/lib/random.ts`, equal bit for bit. */

/** What a stream is for: the `STREAMS` of the twin that kernels draw from. */
export enum Stream {
  mask = 6,
  shuffled = 7,
  drop = 10,
  regrow = 11,
}

const PARITY: u32 = 0x1bd11bda;

let key0: u32 = 0;
let key1: u32 = 0;
let block: u32 = 0;
/** Whether `second`, the other half of the last block, is still to be handed out. */
let half: bool = false;
let first: u32 = 0;
let second: u32 = 0;

/** Opens the stream of that seed, name and index; there is one at a time. */
export function open(seed: u32, name: Stream, index: u32): void {
  threefry(seed, name, index, 0);
  key0 = first;
  key1 = second;
  block = 0;
  half = false;
}

/** Next 32-bit word. */
function next(): u32 {
  half = !half;
  if (!half) return second;
  threefry(key0, key1, block++, 0);
  return first;
}

/** Shuffles `count` words in place, Fisher–Yates from the end, count − 1 draws. */
export function shuffle(words: usize, count: u32): void {
  for (let i = <i32>count - 1; i > 0; i--) {
    const j = <usize>((<u64>next() * (i + 1)) >> 32);
    const a = words + ((<usize>i) << 2);
    const b = words + (j << 2);
    const kept = load<u32>(a);
    store<u32>(a, load<u32>(b));
    store<u32>(b, kept);
  }
}

/** First word of block (counter, 0) of the stream; not to be mixed with draws in order. */
export function wordOf(counter: u32): u32 {
  threefry(key0, key1, counter, 0);
  return first;
}

/**
 * Eight blocks at once, (lanes of c0, c1) and of d0: 32 bytes of first words to `target`, 32 of
 * second ones behind. Two vectors, because every round waits for the one before.
 */
export function blocks8(c0: v128, d0: v128, c1: u32, target: usize): void {
  let a = i32x4.splat(key1);
  let b = i32x4.splat(PARITY ^ key0 ^ key1);
  let c = i32x4.splat(key0);
  let y0 = i32x4.add(c0, c);
  let z0 = i32x4.add(d0, c);
  let y1 = i32x4.splat(c1 + key1);
  let z1 = y1;
  for (let group: u32 = 1; group <= 5; group++) {
    if (group & 1) {
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 13), y0);
      z1 = v128.xor(rotate4(z1, 13), z0);
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 15), y0);
      z1 = v128.xor(rotate4(z1, 15), z0);
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 26), y0);
      z1 = v128.xor(rotate4(z1, 26), z0);
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 6), y0);
      z1 = v128.xor(rotate4(z1, 6), z0);
    } else {
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 17), y0);
      z1 = v128.xor(rotate4(z1, 17), z0);
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 29), y0);
      z1 = v128.xor(rotate4(z1, 29), z0);
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 16), y0);
      z1 = v128.xor(rotate4(z1, 16), z0);
      y0 = i32x4.add(y0, y1);
      z0 = i32x4.add(z0, z1);
      y1 = v128.xor(rotate4(y1, 24), y0);
      z1 = v128.xor(rotate4(z1, 24), z0);
    }
    y0 = i32x4.add(y0, a);
    z0 = i32x4.add(z0, a);
    const more = i32x4.add(b, i32x4.splat(group));
    y1 = i32x4.add(y1, more);
    z1 = i32x4.add(z1, more);
    const kept = a;
    a = b;
    b = c;
    c = kept;
  }
  v128.store(target, y0);
  v128.store(target, z0, 16);
  v128.store(target, y1, 32);
  v128.store(target, z1, 48);
}

function rotate4(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

let x0: u32 = 0;
let x1: u32 = 0;

/** Encrypts one counter block into `first` and `second`. */
function threefry(k0: u32, k1: u32, c0: u32, c1: u32): void {
  const k2 = PARITY ^ k0 ^ k1;
  x0 = c0 + k0;
  x1 = c1 + k1;
  rounds(13, 15, 26, 6);
  inject(k1, k2 + 1);
  rounds(17, 29, 16, 24);
  inject(k2, k0 + 2);
  rounds(13, 15, 26, 6);
  inject(k0, k1 + 3);
  rounds(17, 29, 16, 24);
  inject(k1, k2 + 4);
  rounds(13, 15, 26, 6);
  inject(k2, k0 + 5);
  first = x0;
  second = x1;
}

function rounds(a: u32, b: u32, c: u32, d: u32): void {
  round(a);
  round(b);
  round(c);
  round(d);
}

function round(bits: u32): void {
  x0 += x1;
  x1 = rotl<u32>(x1, bits) ^ x0;
}

function inject(a: u32, b: u32): void {
  x0 += a;
  x1 += b;
}
