/**
 * The two update rules over whole arrays, four parameters at a time; twin of
 * `src/engine/cpu/optimiser.ts`. Where gradient and moments are zero, nothing changes.
 * Subnormal numbers are many times slower and would stay for ever where a neuron has died (0.9
 * times the smallest of them rounds back to it), so what is too small to move a weight is zero.
 */
import * as net from './network';
import * as ws from './workspace';

/** Squares of smaller gradients are no longer normal numbers once times 1 − β2. */
const TINY_GRADIENT: f32 = 1e-17;
/** Moments smaller than this are set to zero by `settle`. */
const TINY_MOMENT: f32 = 1e-30;

/** Zero where |x| < limit. */
function flush4(x: v128, limit: v128): v128 {
  return v128.and(x, f32x4.ge(f32x4.abs(x), limit));
}

/** Sets tiny moments to zero; often enough at every 64th step of a run. */
export function settle(moments: usize, bytes: usize): void {
  const tiny = f32x4.splat(TINY_MOMENT);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(moments + i, flush4(v128.load(moments + i), tiny));
  }
}

/** u ← momentum·u + g, w ← w − lr·u. */
export function sgd(lr: f32, momentum: f32): void {
  const lr4 = f32x4.splat(lr);
  const momentum4 = f32x4.splat(momentum);
  const g = ws.gradients;
  const u = ws.first;
  const w = net.weights;
  const end = net.bytes;
  for (let i: usize = 0; i < end; i += 16) {
    const u4 = f32x4.add(f32x4.mul(momentum4, v128.load(u + i)), v128.load(g + i));
    v128.store(u + i, u4);
    v128.store(w + i, f32x4.sub(v128.load(w + i), f32x4.mul(lr4, u4)));
  }
}

/** Adam; at `rates` are this step's lr/(1−β1^t) and 1/√(1−β2^t). */
export function adam(rates: usize): void {
  const rate = v128.load32_splat(rates);
  const correction = v128.load32_splat(rates, 4);
  const beta1 = f32x4.splat(<f32>0.9);
  const rest1 = f32x4.splat(<f32>(1 - 0.9));
  const beta2 = f32x4.splat(<f32>0.999);
  const rest2 = f32x4.splat(<f32>(1 - 0.999));
  const epsilon = f32x4.splat(<f32>1e-8);
  const tiny = f32x4.splat(TINY_GRADIENT);
  const g = ws.gradients;
  const m = ws.first;
  const v = ws.second;
  const w = net.weights;
  const end = net.bytes;
  for (let i: usize = 0; i < end; i += 16) {
    const g4 = flush4(v128.load(g + i), tiny);
    const m4 = f32x4.add(f32x4.mul(beta1, v128.load(m + i)), f32x4.mul(rest1, g4));
    const v4 = f32x4.add(f32x4.mul(beta2, v128.load(v + i)), f32x4.mul(rest2, f32x4.mul(g4, g4)));
    v128.store(m + i, m4);
    v128.store(v + i, v4);
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(v4), correction), epsilon);
    v128.store(w + i, f32x4.sub(v128.load(w + i), f32x4.div(f32x4.mul(rate, m4), denominator)));
  }
}
