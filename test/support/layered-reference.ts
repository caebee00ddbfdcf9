/**
 * The independent way to every layered result: dense matrices with masks in f64, written from the
 * equations, sharing nothing with the engine. Slow on purpose.
 */

export interface ReferenceLayer {
  /** rows × columns, row-major. */
  readonly w: Float64Array;
  /** 1 where the weight is part of the network. */
  readonly mask: Uint8Array;
  readonly b: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

export interface ReferenceNet {
  readonly layers: readonly ReferenceLayer[];
  readonly activation: 'relu' | 'gelu' | 'tanh';
}

export interface LayerGradient {
  readonly w: Float64Array;
  readonly b: Float64Array;
}

const GELU_ROOT = Math.sqrt(2 / Math.PI);

function act(kind: ReferenceNet['activation'], z: number): number {
  if (kind === 'relu') return Math.max(0, z);
  if (kind === 'tanh') return Math.tanh(z);
  return (z / 2) * (1 + Math.tanh(GELU_ROOT * (z + 0.044715 * z ** 3)));
}

function slope(kind: ReferenceNet['activation'], z: number): number {
  if (kind === 'relu') return z > 0 ? 1 : 0;
  if (kind === 'tanh') return 1 - Math.tanh(z) ** 2;
  const t = Math.tanh(GELU_ROOT * (z + 0.044715 * z ** 3));
  return (1 + t) / 2 + (z / 2) * (1 - t * t) * GELU_ROOT * (1 + 3 * 0.044715 * z * z);
}

/** Pre-activations of every layer; the last are the logits. */
export function preActivations(net: ReferenceNet, x: ArrayLike<number>): number[][] {
  const all: number[][] = [];
  let input = Array.from(x);
  for (const { w, mask, b, rows, columns } of net.layers) {
    const z = Array.from({ length: rows }, (_, i) => {
      let sum = b[i];
      for (let j = 0; j < columns; j++)
        if (mask[i * columns + j]) sum += w[i * columns + j] * input[j];
      return sum;
    });
    all.push(z);
    input = z.map((value) => act(net.activation, value));
  }
  return all;
}

export const logitsOf = (net: ReferenceNet, x: ArrayLike<number>): number[] =>
  preActivations(net, x).at(-1) as number[];

/** Cross-entropy of one example, nats; BCE where there is one logit. */
export function exampleLoss(logits: readonly number[], label: number): number {
  if (logits.length === 1) {
    const z = label === 1 ? logits[0] : -logits[0];
    return z > 0 ? Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) - z;
  }
  const top = Math.max(...logits);
  return Math.log(logits.reduce((sum, z) => sum + Math.exp(z - top), 0)) + top - logits[label];
}

export function meanLoss(
  net: ReferenceNet,
  xs: readonly ArrayLike<number>[],
  ys: readonly number[],
): number {
  return xs.reduce((sum, x, b) => sum + exampleLoss(logitsOf(net, x), ys[b]), 0) / xs.length;
}

/** Gradient of `meanLoss` by backpropagation, 0 where masked. */
export function gradient(
  net: ReferenceNet,
  xs: readonly ArrayLike<number>[],
  ys: readonly number[],
): LayerGradient[] {
  const grads = net.layers.map(({ w, b }) => ({
    w: new Float64Array(w.length),
    b: new Float64Array(b.length),
  }));
  xs.forEach((x, n) => {
    const z = preActivations(net, x);
    const logits = z[z.length - 1];
    const total = logits.reduce((sum, value) => sum + Math.exp(value), 0);
    let delta = logits.map((value, c) =>
      logits.length === 1
        ? (1 / (1 + Math.exp(-value)) - ys[n]) / xs.length
        : (Math.exp(value) / total - (c === ys[n] ? 1 : 0)) / xs.length,
    );
    for (let l = net.layers.length - 1; l >= 0; l--) {
      const { w, mask, rows, columns } = net.layers[l];
      const input = l === 0 ? Array.from(x) : z[l - 1].map((value) => act(net.activation, value));
      const below = new Array<number>(columns).fill(0);
      for (let i = 0; i < rows; i++) {
        grads[l].b[i] += delta[i];
        for (let j = 0; j < columns; j++) {
          const at = i * columns + j;
          if (!mask[at]) continue;
          grads[l].w[at] += delta[i] * input[j];
          below[j] += w[at] * delta[i];
        }
      }
      if (l > 0) delta = below.map((value, j) => value * slope(net.activation, z[l - 1][j]));
    }
  });
  return grads;
}

export interface ReferenceOptimiser {
  readonly opt: 'sgd' | 'adam';
  readonly lr: number;
  readonly momentum: number;
}

/** Training with fresh moments over given minibatches; changes `net` in place. */
export function trainReference(
  net: ReferenceNet,
  batches: readonly { readonly xs: readonly ArrayLike<number>[]; readonly ys: readonly number[] }[],
  options: ReferenceOptimiser,
): void {
  const moments = net.layers.map(({ w, b }) => ({
    w: [new Float64Array(w.length), new Float64Array(w.length)],
    b: [new Float64Array(b.length), new Float64Array(b.length)],
  }));
  batches.forEach(({ xs, ys }, step) => {
    const grads = gradient(net, xs, ys);
    net.layers.forEach((layer, l) => {
      for (const part of ['w', 'b'] as const) {
        const [m, v] = moments[l][part];
        layer[part].forEach((_, i) => {
          const g = grads[l][part][i];
          if (options.opt === 'sgd') {
            m[i] = options.momentum * m[i] + g;
            layer[part][i] -= options.lr * m[i];
            return;
          }
          m[i] = 0.9 * m[i] + 0.1 * g;
          v[i] = 0.999 * v[i] + 0.001 * g * g;
          const mean = m[i] / (1 - 0.9 ** (step + 1));
          const spread = Math.sqrt(v[i] / (1 - 0.999 ** (step + 1)));
          layer[part][i] -= (options.lr * mean) / (spread + 1e-8);
        });
      }
    });
  });
}

/** Weights and biases of all layers in one list, masked ones 0. */
export const flatten = (net: ReferenceNet): number[] =>
  net.layers.flatMap(({ w, mask, b }) => [...w.map((x, i) => (mask[i] ? x : 0)), ...b]);

/**
 * Drops the smallest |w| over all layers together until `budget` remain: repeatedly looks for the
 * smallest, the first in the order layer, row, column. Changes masks and weights in place.
 */
export function pruneReference(net: ReferenceNet, budget: number): void {
  const places = net.layers.flatMap((layer) =>
    Array.from(layer.mask.keys()).flatMap((at) => (layer.mask[at] ? [{ layer, at }] : [])),
  );
  const ordered = places
    .map((place, position) => ({ ...place, position, size: Math.abs(place.layer.w[place.at]) }))
    .sort((a, b) => a.size - b.size || a.position - b.position);
  for (const { layer, at } of ordered.slice(0, Math.max(0, places.length - budget))) {
    layer.mask[at] = 0;
    layer.w[at] = 0;
  }
}
