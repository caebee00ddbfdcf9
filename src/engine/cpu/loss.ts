/** Sigmoid and binary cross-entropy in f32, shared by training and evaluation. */
const f = Math.fround;

/** Loss gradients smaller than this are zero: subnormal arithmetic is several times slower. */
export const TINY = 1e-14;

/** Gradient of the mean BCE at a logit; `scale` is one over the number of examples. */
export function lossGradient(logit: number, y: number, scale: number): number {
  const g = f(f(f(1 / f(1 + f(Math.exp(-logit)))) - y) * scale);
  return Math.abs(g) < TINY ? 0 : g;
}

/** BCE of a logit against label y ∈ {0, 1}, nats: max(z,0) − z·y + log(1 + e^−|z|). */
export function lossOf(logit: number, y: number): number {
  const soft = f(Math.log(f(1 + f(Math.exp(-Math.abs(logit))))));
  return f(f(Math.max(logit, 0) - f(logit * y)) + soft);
}
