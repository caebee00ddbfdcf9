/**
 * A minibatch out of the data, feature-major; twin of `src/engine/cpu/layered/gather.ts`. Four
 * examples at a time: four of their features each are read at once and turned in registers.
 */
import { SOURCE_BYTES, Source, word, wordOf } from './layered-layout';

/** A field of the source at `at`. */
function field(at: usize, name: Source): u32 {
  return load<u32>(at + ((<usize>name) << 2));
}

/** Shifts and scales of the features, and where feature 0 of the four examples goes. */
let shifts: usize = 0;
let scales: usize = 0;
let to: usize = 0;
let rowBytes: usize = 0;
/** Lanes of the four examples that there are. */
let known: v128 = i32x4.splat(0);

/** Writes feature j of four examples. */
function put(j: usize, raw: v128): void {
  const shifted = f32x4.sub(raw, v128.load32_splat(shifts + (j << 2)));
  const value = f32x4.mul(shifted, v128.load32_splat(scales + (j << 2)));
  v128.store(to + j * rowBytes, v128.and(value, known));
}

/** Rows of bytes, whole words long. */
function putBytes(d: usize, a: usize, b: usize, c: usize, e: usize): void {
  for (let j: usize = 0; j < d; j += 4) {
    let x = v128.load32_zero(a + j);
    x = v128.load32_lane(b + j, x, 1);
    x = v128.load32_lane(c + j, x, 2);
    x = v128.load32_lane(e + j, x, 3);
    // Every lane takes its byte k: the four examples' feature j + k.
    const byte = i32x4.splat(0xff);
    put(j, f32x4.convert_i32x4_u(v128.and(x, byte)));
    if (j + 1 < d) put(j + 1, f32x4.convert_i32x4_u(v128.and(i32x4.shr_u(x, 8), byte)));
    if (j + 2 < d) put(j + 2, f32x4.convert_i32x4_u(v128.and(i32x4.shr_u(x, 16), byte)));
    if (j + 3 < d) put(j + 3, f32x4.convert_i32x4_u(i32x4.shr_u(x, 24)));
  }
}

/** Rows of floats. */
function putFloats(d: usize, a: usize, b: usize, c: usize, e: usize): void {
  let j: usize = 0;
  for (; j + 4 <= d; j += 4) {
    const k = j << 2;
    const a4 = v128.load(a + k);
    const b4 = v128.load(b + k);
    const c4 = v128.load(c + k);
    const e4 = v128.load(e + k);
    const abLow = v128.shuffle<f32>(a4, b4, 0, 4, 1, 5);
    const ceLow = v128.shuffle<f32>(c4, e4, 0, 4, 1, 5);
    const abHigh = v128.shuffle<f32>(a4, b4, 2, 6, 3, 7);
    const ceHigh = v128.shuffle<f32>(c4, e4, 2, 6, 3, 7);
    put(j, v128.shuffle<f32>(abLow, ceLow, 0, 1, 4, 5));
    put(j + 1, v128.shuffle<f32>(abLow, ceLow, 2, 3, 6, 7));
    put(j + 2, v128.shuffle<f32>(abHigh, ceHigh, 0, 1, 4, 5));
    put(j + 3, v128.shuffle<f32>(abHigh, ceHigh, 2, 3, 6, 7));
  }
  for (; j < d; j++) {
    const k = j << 2;
    let x = v128.load32_zero(a + k);
    x = v128.load32_lane(b + k, x, 1);
    x = v128.load32_lane(c + k, x, 2);
    put(j, v128.load32_lane(e + k, x, 3));
  }
}

export function gather(
  from: u32,
  count: u32,
  part: u32,
  begin: u32,
  last: u32,
  examples: u32,
  stride: u32,
  _words: u32,
  sources: usize,
  features: usize,
  labels: usize,
  order: usize,
  scaling: usize,
  activations: usize,
): void {
  for (let s = from; s < from + count; s++) {
    const at = sources + <usize>s * SOURCE_BYTES;
    const d = field(at, Source.columns);
    const places = word(order, field(at, part === 0 ? Source.test : Source.train) + begin);
    const data = word(features, field(at, Source.features));
    const rowOf = (<usize>field(at, Source.row_words)) << 2;
    shifts = word(scaling, field(at, Source.scaling));
    scales = shifts + ((<usize>d) << 2);
    rowBytes = (<usize>stride) << 2;
    for (let b: u32 = 0; b < examples; b += 4) {
      // Beyond the minibatch the first row stands in, and is masked.
      const r0 = b < last ? wordOf(places, b) : 0;
      const r1 = b + 1 < last ? wordOf(places, b + 1) : 0;
      const r2 = b + 2 < last ? wordOf(places, b + 2) : 0;
      const r3 = b + 3 < last ? wordOf(places, b + 3) : 0;
      const places4 = i32x4.add(i32x4.splat(b), i32x4(0, 1, 2, 3));
      known = i32x4.lt_u(places4, i32x4.splat(last));
      to = word(activations, field(at, Source.inputs_at) + b);
      const r0At = data + <usize>r0 * rowOf;
      const r1At = data + <usize>r1 * rowOf;
      const r2At = data + <usize>r2 * rowOf;
      const r3At = data + <usize>r3 * rowOf;
      if (field(at, Source.bytes) === 1) putBytes(d, r0At, r1At, r2At, r3At);
      else putFloats(d, r0At, r1At, r2At, r3At);
      const names = word(labels, field(at, Source.labels));
      let label = v128.load32_zero(word(names, r0));
      label = v128.load32_lane(word(names, r1), label, 1);
      label = v128.load32_lane(word(names, r2), label, 2);
      label = v128.load32_lane(word(names, r3), label, 3);
      const named = v128.bitselect(f32x4.convert_i32x4_u(label), f32x4.splat(-1), known);
      v128.store(word(activations, field(at, Source.labels_at) + b), named);
    }
  }
}
