/**
 * The independent way to every result: one dense network with masks in f64, written from the
 * equations and sharing nothing with the engine. Slow on purpose.
 */

export interface Reference {
  /** n × d, row-major. */
  readonly w1: Float64Array;
  readonly b1: Float64Array;
  readonly w2: Float64Array;
  b2: number;
  /** 1 where the weight is part of the network. */
  readonly mask1: Uint8Array;
  readonly mask2: Uint8Array;
  readonly n: number;
  readonly d: number;
}

export interface Gradient {
  readonly w1: Float64Array;
  readonly b1: Float64Array;
  readonly w2: Float64Array;
  readonly b2: number;
}

/** Logit of one example, x of ±1. */
export function logit(net: Reference, x: readonly number[]): number {
  let z = net.b2;
  for (let c = 0; c < net.n; c++) {
    let a = net.b1[c];
    for (let j = 0; j < net.d; j++) {
      if (net.mask1[c * net.d + j]) a += net.w1[c * net.d + j] * x[j];
    }
    if (net.mask2[c]) z += net.w2[c] * Math.max(0, a);
  }
  return z;
}

/** Mean BCE, nats. */
export function meanLoss(net: Reference, xs: readonly number[][], ys: readonly number[]): number {
  let total = 0;
  xs.forEach((x, b) => {
    const z = logit(net, x);
    total += Math.max(z, 0) - z * ys[b] + Math.log1p(Math.exp(-Math.abs(z)));
  });
  return total / xs.length;
}

/** Gradient of `meanLoss` by plain backpropagation, zero where masked. */
export function gradient(net: Reference, xs: readonly number[][], ys: readonly number[]): Gradient {
  const w1 = new Float64Array(net.n * net.d);
  const b1 = new Float64Array(net.n);
  const w2 = new Float64Array(net.n);
  let b2 = 0;
  xs.forEach((x, b) => {
    const dz = (1 / (1 + Math.exp(-logit(net, x))) - ys[b]) / xs.length;
    b2 += dz;
    for (let c = 0; c < net.n; c++) {
      if (!net.mask2[c]) continue;
      let a = net.b1[c];
      for (let j = 0; j < net.d; j++) {
        if (net.mask1[c * net.d + j]) a += net.w1[c * net.d + j] * x[j];
      }
      if (a <= 0) continue;
      w2[c] += dz * a;
      const da = dz * net.w2[c];
      b1[c] += da;
      for (let j = 0; j < net.d; j++) {
        const at = c * net.d + j;
        if (net.mask1[at]) w1[at] += da * x[j];
      }
    }
  });
  return { w1, b1, w2, b2 };
}

/** Gradient by every weight of W1, n × d, those that are not part of the network at their value 0 too. */
export function denseGradient(
  net: Reference,
  xs: readonly number[][],
  ys: readonly number[],
): Float64Array {
  const w1 = net.w1.map((w, at) => (net.mask1[at] ? w : 0));
  return gradient({ ...net, w1, mask1: net.mask1.map(() => 1) }, xs, ys).w1;
}

/** Training with SGD + momentum or Adam over given minibatches; changes `net` in place. */
export function trainReference(
  net: Reference,
  batches: readonly { xs: number[][]; ys: number[] }[],
  options: { opt: 'sgd' | 'adam'; lr: number; momentum: number },
): void {
  const slots = [net.w1, net.b1, net.w2].map((a) => ({
    m: new Float64Array(a.length),
    v: new Float64Array(a.length),
  }));
  const last = { m: new Float64Array(1), v: new Float64Array(1) };
  batches.forEach(({ xs, ys }, step) => {
    const g = gradient(net, xs, ys);
    const update = (w: Float64Array, grad: ArrayLike<number>, s: typeof last): void => {
      for (let i = 0; i < w.length; i++) {
        const gi = grad[i];
        if (options.opt === 'sgd') {
          s.m[i] = options.momentum * s.m[i] + gi;
          w[i] -= options.lr * s.m[i];
        } else {
          s.m[i] = 0.9 * s.m[i] + 0.1 * gi;
          s.v[i] = 0.999 * s.v[i] + 0.001 * gi * gi;
          const mHat = s.m[i] / (1 - 0.9 ** (step + 1));
          const vHat = s.v[i] / (1 - 0.999 ** (step + 1));
          w[i] -= (options.lr * mHat) / (Math.sqrt(vHat) + 1e-8);
        }
      }
    };
    update(net.w1, g.w1, slots[0] as typeof last);
    update(net.b1, g.b1, slots[1] as typeof last);
    update(net.w2, g.w2, slots[2] as typeof last);
    const b2 = Float64Array.of(net.b2);
    update(b2, [g.b2], last);
    net.b2 = b2[0];
  });
}
