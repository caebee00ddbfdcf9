/** Activations and their slopes in f32; the formulas of `shaders/layered/README.md`. */
import { ACTIVATIONS } from '../../layered/layout';

const f = Math.fround;
const ROOT = f(Math.sqrt(2 / Math.PI));
const CUBIC = f(0.044715);
const CUBIC3 = f(3 * 0.044715);

/** tanh without overflow: u = e^−2|z|, ±(1 − u)/(1 + u). */
function tanh(z: number): number {
  const u = f(Math.exp(f(-2 * Math.abs(z))));
  const size = f(f(1 - u) / f(1 + u));
  return z < 0 ? -size : size;
}

/** Replaces `count` pre-activations from `z[at]` by activations; their slopes from `slopes[to]`. */
export function activate(
  kind: number,
  z: Float32Array,
  at: number,
  slopes: Float32Array,
  to: number,
  count: number,
): void {
  for (let b = 0; b < count; b++) {
    const x = z[at + b];
    if (kind === ACTIVATIONS.relu) {
      const on = x > 0;
      // NaN stays NaN, so that the loss sees it.
      z[at + b] = on || Number.isNaN(x) ? x : 0;
      slopes[to + b] = on ? 1 : 0;
    } else if (kind === ACTIVATIONS.tanh) {
      const t = tanh(x);
      z[at + b] = t;
      slopes[to + b] = f(1 - f(t * t));
    } else {
      const square = f(x * x);
      const t = tanh(f(ROOT * f(x + f(CUBIC * f(square * x)))));
      const inner = f(ROOT * f(1 + f(CUBIC3 * square)));
      z[at + b] = f(f(0.5 * x) * f(1 + t));
      const bend = f(f(f(0.5 * x) * f(1 - f(t * t))) * inner);
      slopes[to + b] = f(f(0.5 * f(1 + t)) + bend);
    }
  }
}
