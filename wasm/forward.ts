/**
 * The forward pass over 32 examples: SpMM with the examples in registers, edge by edge in the
 * order of the slots, so that a step's cost follows the non-zeros. Training and evaluation share it.
 */
import * as net from './network';

/**
 * Inputs are ±1. The baseline build keeps their signs only, and multiplying flips a sign; the
 * relaxed build keeps numbers and multiplies and adds at once. The product is exact either way, so
 * fused or not, both builds give the same bits.
 */
export function inputs4(signs: v128): v128 {
  const x = v128.and(signs, i32x4.splat(0x80000000));
  return ASC_FEATURE_RELAXED_SIMD ? v128.or(x, f32x4.splat(1)) : x;
}

/** w·x for an input x. */
export function times(w: v128, x: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.mul(w, x) : v128.xor(w, x);
}

/** sum + w·x for an input x. */
export function addTimes(sum: v128, w: v128, x: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(w, x, sum) : f32x4.add(sum, v128.xor(w, x));
}

/**
 * Logits of 32 examples: `x` holds a row of 32 numbers ±1 an input. With `masks`, a row a living
 * child of lanes that are all ones where the child is off: z ≤ 0, so that NaN counts as on and
 * reaches the logit instead of hiding behind the ReLU.
 */
export function forward(x: usize, logits: usize, masks: usize): void {
  const last = v128.load32_splat(net.outputBias);
  for (let k: usize = 0; k < net.ROW; k += 16) v128.store(logits + k, last);
  let span = net.spans;
  const end = span + 8 * <usize>net.living;
  let bias = net.biases;
  const toOutput = net.outputs - net.biases;
  const w = net.weights;
  const columns = net.columns;
  const zero = f32x4.splat(0);
  for (; span < end; span += 8) {
    let z0 = v128.load32_splat(bias);
    let z1 = z0;
    let z2 = z0;
    let z3 = z0;
    let z4 = z0;
    let z5 = z0;
    let z6 = z0;
    let z7 = z0;
    const to = <usize>load<u32>(span, 4);
    for (let e = <usize>load<u32>(span); e < to; e += 4) {
      const we = v128.load32_splat(w + e);
      const xe = x + <usize>load<u32>(columns + e);
      z0 = addTimes(z0, we, v128.load(xe));
      z1 = addTimes(z1, we, v128.load(xe, 16));
      z2 = addTimes(z2, we, v128.load(xe, 32));
      z3 = addTimes(z3, we, v128.load(xe, 48));
      z4 = addTimes(z4, we, v128.load(xe, 64));
      z5 = addTimes(z5, we, v128.load(xe, 80));
      z6 = addTimes(z6, we, v128.load(xe, 96));
      z7 = addTimes(z7, we, v128.load(xe, 112));
    }
    const v = v128.load32_splat(bias + toOutput);
    bias += 4;
    const o0 = f32x4.le(z0, zero);
    const o1 = f32x4.le(z1, zero);
    const o2 = f32x4.le(z2, zero);
    const o3 = f32x4.le(z3, zero);
    v128.store(logits, f32x4.add(v128.load(logits), v128.andnot(f32x4.mul(v, z0), o0)));
    v128.store(logits, f32x4.add(v128.load(logits, 16), v128.andnot(f32x4.mul(v, z1), o1)), 16);
    v128.store(logits, f32x4.add(v128.load(logits, 32), v128.andnot(f32x4.mul(v, z2), o2)), 32);
    v128.store(logits, f32x4.add(v128.load(logits, 48), v128.andnot(f32x4.mul(v, z3), o3)), 48);
    const o4 = f32x4.le(z4, zero);
    const o5 = f32x4.le(z5, zero);
    const o6 = f32x4.le(z6, zero);
    const o7 = f32x4.le(z7, zero);
    v128.store(logits, f32x4.add(v128.load(logits, 64), v128.andnot(f32x4.mul(v, z4), o4)), 64);
    v128.store(logits, f32x4.add(v128.load(logits, 80), v128.andnot(f32x4.mul(v, z5), o5)), 80);
    v128.store(logits, f32x4.add(v128.load(logits, 96), v128.andnot(f32x4.mul(v, z6), o6)), 96);
    v128.store(logits, f32x4.add(v128.load(logits, 112), v128.andnot(f32x4.mul(v, z7), o7)), 112);
    if (masks) {
      v128.store(masks, o0);
      v128.store(masks, o1, 16);
      v128.store(masks, o2, 32);
      v128.store(masks, o3, 48);
      v128.store(masks, o4, 64);
      v128.store(masks, o5, 80);
      v128.store(masks, o6, 96);
      v128.store(masks, o7, 112);
      masks += net.ROW;
    }
  }
}
