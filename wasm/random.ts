/** Named random streams over Threefry-2x32; twin of `src/lib/random.ts`, equal bit for bit. */

/** What a stream is for: the `STREAMS` of the twin that kernels draw from. */
export enum Stream {
  mask = 6,
  shuffled = 7,
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
