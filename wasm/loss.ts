/**
 * Sigmoid and binary cross-entropy of four logits, f32: twin of `src/engine/cpu/loss.ts`.
 * exp: Cephes' polynomial, error below 1.5e-7 relative on [−80, 0].
 * log(1 + e): 2·artanh(e / (2 + e)) by a polynomial, error below 2e-7 relative on [1e-12, 1].
 * Below these ranges both stay what they are at their ends: smaller numbers would leave the range
 * of normal ones on the way, and subnormal arithmetic is many times slower.
 */

/** Loss gradients smaller than this are zero. */
const TINY: f32 = 1e-14;

/** e^x for x ≤ 0. */
export function exp4(x: v128): v128 {
  const y = f32x4.max(x, f32x4.splat(-80));
  const n = f32x4.nearest(f32x4.mul(y, f32x4.splat(<f32>Math.LOG2E)));
  let r = f32x4.sub(y, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), f32x4.add(r, f32x4.splat(1)));
  // n ≥ −116: adding it to the exponent stays within the normal numbers.
  return i32x4.add(p, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 23));
}

/** log(1 + x) for 0 ≤ x ≤ 1. */
export function log1p4(x: v128): v128 {
  const e = f32x4.max(x, f32x4.splat(<f32>1e-12));
  const s = f32x4.div(e, f32x4.add(e, f32x4.splat(2)));
  const t = f32x4.mul(s, s);
  let p = f32x4.splat(0.139512546592);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.140089893438));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.200105150914));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.333332061873));
  p = f32x4.mul(f32x4.mul(p, t), s);
  const sum = f32x4.add(s, p);
  return f32x4.add(sum, sum);
}

/** BCE of logits z against labels y ∈ {0, 1}, nats; e = e^−|z|. */
export function loss4(z: v128, y: v128, e: v128): v128 {
  const hinge = f32x4.sub(f32x4.max(z, f32x4.splat(0)), f32x4.mul(z, y));
  return f32x4.add(hinge, log1p4(e));
}

/** σ(z) − y, times `scale`; zero where tiny. */
export function gradient4(z: v128, y: v128, e: v128, scale: v128): v128 {
  const one = f32x4.splat(1);
  const top = v128.bitselect(one, e, f32x4.ge(z, f32x4.splat(0)));
  const p = f32x4.div(top, f32x4.add(one, e));
  const g = f32x4.mul(f32x4.sub(p, y), scale);
  return v128.and(g, f32x4.ge(f32x4.abs(g), f32x4.splat(TINY)));
}

/** Lanes that are NaN or infinite. */
export function notFinite4(x: v128): v128 {
  const exponent = i32x4.splat(0x7f800000);
  return i32x4.eq(v128.and(x, exponent), exponent);
}
