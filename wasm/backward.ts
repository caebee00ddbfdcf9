/**
 * The backward pass. With mask_cb = [z_cb > 0] and dL_b the loss gradient at the logit,
 *   S_c = Σ_b mask·dL,  T_e = Σ_b mask·dL·x,  gW1_e = v_c·T_e,  gb_c = v_c·S_c,
 *   gv_c = b_c·S_c + Σ_e w_e·T_e   (ReLU is homogeneous),
 * so that nothing but masks is kept of the forward pass.
 * Where weights are dropped, every weight stands for `scale` times itself (see `dropconnect.ts`).
 */
import { addTimes, times } from './forward';
import { rowSums4, total4 } from './lanes';
import * as net from './network';
import * as ws from './workspace';

/** Adds 32 examples to `sums` and `products`; the first block replaces what was there. */
export function backward(xs: usize, dl: usize, off: usize, fresh: bool): void {
  const d0 = v128.load(dl);
  const count = net.living;
  let span = net.spans;
  let sum = ws.sums;
  const cols = net.columns;
  const target = ws.products;
  for (let c: u32 = 0; c < count; c++) {
    const g0 = v128.andnot(d0, v128.load(off));
    const g1 = v128.andnot(v128.load(dl, 16), v128.load(off, 16));
    const g2 = v128.andnot(v128.load(dl, 32), v128.load(off, 32));
    const g3 = v128.andnot(v128.load(dl, 48), v128.load(off, 48));
    const g4 = v128.andnot(v128.load(dl, 64), v128.load(off, 64));
    const g5 = v128.andnot(v128.load(dl, 80), v128.load(off, 80));
    const g6 = v128.andnot(v128.load(dl, 96), v128.load(off, 96));
    const g7 = v128.andnot(v128.load(dl, 112), v128.load(off, 112));
    off += net.ROW;
    let s = f32x4.add(f32x4.add(g0, g1), f32x4.add(g2, g3));
    s = f32x4.add(s, f32x4.add(f32x4.add(g4, g5), f32x4.add(g6, g7)));
    v128.store(sum, fresh ? s : f32x4.add(v128.load(sum), s));
    sum += 16;
    const to = <usize>load<u32>(span, 4);
    let e = <usize>load<u32>(span);
    span += 8;
    let t = target + 4 * e;
    for (; e < to; e += 4) {
      const xe = xs + <usize>load<u32>(cols + e);
      let p = times(g0, v128.load(xe));
      let q = times(g1, v128.load(xe, 16));
      p = addTimes(p, g2, v128.load(xe, 32));
      q = addTimes(q, g3, v128.load(xe, 48));
      p = addTimes(p, g4, v128.load(xe, 64));
      q = addTimes(q, g5, v128.load(xe, 80));
      p = addTimes(p, g6, v128.load(xe, 96));
      q = addTimes(q, g7, v128.load(xe, 112));
      p = f32x4.add(p, q);
      v128.store(t, fresh ? p : f32x4.add(v128.load(t), p));
      t += 16;
    }
  }
}

/** Turns the sums into gradients of every parameter; a scale of 1 changes no bit. */
export function finish(scale: f32): void {
  const count = net.living;
  let span = net.spans;
  const toBiases = net.biases - net.weights;
  const toOutputs = net.outputs - net.weights;
  const scale4 = f32x4.splat(scale);
  for (let c: u32 = 0; c < count; c++) {
    const at = (<usize>c) << 2;
    const s = total4(v128.load(ws.sums + 16 * <usize>c));
    const v = scale * load<f32>(net.outputs + at);
    const v4 = f32x4.splat(v);
    let dot = f32x4.splat(0);
    const to = <usize>load<u32>(span, 4);
    for (let e = <usize>load<u32>(span); e < to; e += 16) {
      const t = f32x4.mul(scale4, rowSums4(ws.products + 4 * e));
      dot = f32x4.add(dot, f32x4.mul(v128.load(net.weights + e), t));
      v128.store(ws.gradients + e, f32x4.mul(v4, t));
    }
    span += 8;
    store<f32>(ws.gradients + toBiases + at, v * s);
    const gv = load<f32>(net.biases + at) * s + total4(dot);
    store<f32>(ws.gradients + toOutputs + at, scale * gv);
  }
}
