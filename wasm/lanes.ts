/** Sums over the lanes of vectors, in a fixed order; bits spread over lanes. */

/** Sum of the four lanes, (0 + 2) + (1 + 3). */
export function total4(x: v128): f32 {
  const two = f32x4.add(
    x,
    i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
  );
  return f32x4.extract_lane(two, 0) + f32x4.extract_lane(two, 1);
}

/** The sums of four vectors at `at`, as one vector. */
export function rowSums4(at: usize): v128 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  // (a0 + a2, b0 + b2, a1 + a3, b1 + b3)
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** A word of 32 examples' bits as four lanes: bit 4k + l is at 4k + 3 of lane l. */
export function lanesOf(bits: v128): v128 {
  return i32x4.mul(bits, i32x4(8, 4, 2, 1));
}
