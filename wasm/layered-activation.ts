/** Activations of four numbers and their slopes; formulas of `shaders/layered/README.md`. */
import { Activation } from './layered-layout';
import { exp4 } from './loss';

const ROOT: f32 = 0.7978845608028654;
const CUBIC: f32 = 0.044715;
const CUBIC3: f32 = 0.134145;

/** ±(1 − u)/(1 + u), u = e^−2|z|. */
function tanh4(z: v128): v128 {
  const one = f32x4.splat(1);
  const u = exp4(f32x4.mul(f32x4.abs(z), f32x4.splat(-2)));
  const size = f32x4.div(f32x4.sub(one, u), f32x4.add(one, u));
  const signed = v128.or(size, v128.and(z, i32x4.splat(0x80000000)));
  // What exp4 makes of NaN is a number.
  return v128.bitselect(signed, z, f32x4.eq(z, z));
}

/** Replaces four pre-activations at `z` by activations; their slopes go to `slope`. */
export function activate4(kind: u32, z: usize, slope: usize): void {
  const x = v128.load(z);
  const one = f32x4.splat(1);
  if (kind === Activation.relu) {
    const off = f32x4.le(x, f32x4.splat(0)); // not NaN: that stays, so that the loss sees it
    v128.store(z, v128.andnot(x, off));
    v128.store(slope, v128.and(one, f32x4.gt(x, f32x4.splat(0))));
  } else if (kind === Activation.tanh) {
    const t = tanh4(x);
    v128.store(z, t);
    v128.store(slope, f32x4.sub(one, f32x4.mul(t, t)));
  } else {
    const root = f32x4.splat(ROOT);
    const square = f32x4.mul(x, x);
    const cube = f32x4.mul(f32x4.splat(CUBIC), f32x4.mul(square, x));
    const t = tanh4(f32x4.mul(root, f32x4.add(x, cube)));
    const inner = f32x4.mul(root, f32x4.add(one, f32x4.mul(f32x4.splat(CUBIC3), square)));
    const half = f32x4.splat(0.5);
    const halfX = f32x4.mul(half, x);
    const rise = f32x4.add(one, t);
    v128.store(z, f32x4.mul(halfX, rise));
    const bend = f32x4.mul(f32x4.mul(halfX, f32x4.sub(one, f32x4.mul(t, t))), inner);
    v128.store(slope, f32x4.add(f32x4.mul(half, rise), bend));
  }
}
