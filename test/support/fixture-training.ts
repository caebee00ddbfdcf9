/**
 * A layered network trained and split in a few lines for fixtures: matrices, ReLU, squared error,
 * plain gradient descent. Only + − × ÷ and comparisons, so that Node and every browser make the same
 * bits. Not the engine: what plots are tested with must not come from what they draw.
 */
import { type Stream, stream } from '../../src/lib/random';
import type { LayeredNetwork, NetworkLayer } from '../../src/model/layered-network';
import type { LayerCount, LayerLedger } from '../../src/model/record';
import { SEED } from './fixture-network';

/** One layer as full matrices; what is not connected has mask 0 and weight 0. */
export interface FixtureLayer {
  readonly rows: number;
  readonly columns: number;
  readonly alpha: number;
  readonly w: Float64Array;
  readonly mask: Uint8Array;
  readonly b: Float64Array;
}

export interface Examples {
  /** count × inputs, row-major. */
  readonly x: Float64Array;
  readonly label: Uint16Array;
}

/** Blurred blobs, a few a class, with noise and some examples that look like the next class. */
export function fixtureExamples(
  { inputs, width, classes }: { inputs: number; width: number; classes: number },
  count: number,
  place: number,
): Examples {
  const height = Math.ceil(inputs / width);
  const blobs = stream(SEED, 'sample', 40);
  const centres = Array.from({ length: classes }, () =>
    [0, 1, 2].map(() => [blobs.below(width), blobs.below(height)] as const),
  );
  const random = stream(SEED, 'sample', 41 + place);
  const x = new Float64Array(count * inputs);
  const label = Uint16Array.from({ length: count }, (_, e) => e % classes);
  for (let e = 0; e < count; e++) {
    const like = random.uniform() < 0.15 ? (label[e] + 1) % classes : label[e];
    const [dx, dy] = [random.below(3) - 1, random.below(3) - 1];
    for (let j = 0; j < inputs; j++) {
      const [px, py] = [j % width, Math.floor(j / width)];
      let value = 0;
      for (const [cx, cy] of centres[like]) {
        const far = (px - cx - dx) * (px - cx - dx) + (py - cy - dy) * (py - cy - dy);
        value += 1 / (1 + far / 3);
      }
      x[e * inputs + j] = 0.6 * value + 0.5 * (random.uniform() - 0.5);
    }
  }
  return { x, label };
}

export function fixtureStack(sizes: readonly number[], random: Stream): FixtureLayer[] {
  return sizes.slice(1).map((rows, l) => {
    const columns = sizes[l];
    // 1/√columns without a root: halving from 1 until its square fits.
    let scale = 1;
    while (scale * scale * columns > 1.5) scale /= 1.25;
    return {
      ...{ rows, columns, alpha: 1 },
      w: Float64Array.from(
        { length: rows * columns },
        () => 2 * scale * (random.uniform() + random.uniform() - 1),
      ),
      mask: new Uint8Array(rows * columns).fill(1),
      b: new Float64Array(rows),
    };
  });
}

/** Activities of each layer, the last without ReLU. */
function forward(layers: readonly FixtureLayer[], x: Float64Array): Float64Array[] {
  const out = [x];
  layers.forEach(({ rows, columns, w, b }, l) => {
    const below = out[l];
    const y = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let sum = b[i];
      for (let j = 0; j < columns; j++) sum += w[i * columns + j] * below[j];
      y[i] = l < layers.length - 1 && sum < 0 ? 0 : sum;
    }
    out.push(y);
  });
  return out;
}

/** One pass over the examples, one at a time, in place. */
export function fixtureEpoch(layers: readonly FixtureLayer[], { x, label }: Examples, lr = 0.03) {
  const inputs = layers[0].columns;
  for (let e = 0; e < label.length; e++) {
    const at = forward(layers, x.subarray(e * inputs, (e + 1) * inputs));
    let delta = at[layers.length].map((y, c) => y - (c === label[e] ? 1 : 0));
    for (let l = layers.length - 1; l >= 0; l--) {
      const { rows, columns, w, mask, b } = layers[l];
      const below = new Float64Array(columns);
      for (let i = 0; i < rows; i++) {
        if (delta[i] === 0) continue;
        for (let j = 0; j < columns; j++) {
          const k = i * columns + j;
          if (mask[k] === 0) continue;
          below[j] += delta[i] * w[k];
          w[k] -= lr * delta[i] * at[l][j];
        }
        b[i] -= lr * delta[i];
      }
      delta = below.map((d, j) => (at[l][j] > 0 ? d : 0));
    }
  }
}

/** Examples by class (row) and answer (column), C × C. */
export function fixtureConfusion(
  layers: readonly FixtureLayer[],
  { x, label }: Examples,
): Uint32Array {
  const { rows: classes } = layers[layers.length - 1];
  const inputs = layers[0].columns;
  const counts = new Uint32Array(classes * classes);
  for (let e = 0; e < label.length; e++) {
    const y = forward(layers, x.subarray(e * inputs, (e + 1) * inputs))[layers.length];
    const answer = y.reduce((best, value, c) => (value > y[best] ? c : best), 0);
    counts[label[e] * classes + answer]++;
  }
  return counts;
}

/** How a parent's columns are dealt: for every parent and column, the child, or −1 for all. */
export type Deal = (layer: number, parent: number, column: number) => number;

/** The layers split, before anything is pruned. */
export function fixtureStage(
  layers: readonly FixtureLayer[],
  alpha: number,
  splitLayers: readonly number[],
  deal: Deal,
): FixtureLayer[] {
  return layers.map((old, l) => {
    const rowAlpha = splitLayers.includes(l) ? alpha : 1;
    const columnAlpha = l > 0 && splitLayers.includes(l - 1) ? alpha : 1;
    const [rows, columns] = [old.rows * rowAlpha, old.columns * columnAlpha];
    const w = new Float64Array(rows * columns);
    const mask = new Uint8Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      const parent = Math.floor(i / rowAlpha);
      for (let j = 0; j < columns; j++) {
        const child = rowAlpha === 1 ? -1 : deal(l, parent, j);
        if (child >= 0 && child !== i % rowAlpha) continue;
        mask[i * columns + j] = 1;
        w[i * columns + j] = old.w[parent * old.columns + Math.floor(j / columnAlpha)];
      }
    }
    const b = Float64Array.from({ length: rows }, (_, i) => old.b[Math.floor(i / rowAlpha)]);
    return { rows, columns, alpha: rowAlpha, w, mask, b };
  });
}

/** Takes the smallest weights of all layers out until `budget` are left; ties in layer order. */
export function fixturePrune(layers: readonly FixtureLayer[], budget: number): void {
  const edges = layers.flatMap(({ mask }, l) =>
    Array.from(mask.keys()).flatMap((k) => (mask[k] === 1 ? [{ l, k }] : [])),
  );
  const size = ({ l, k }: { l: number; k: number }): number => Math.abs(layers[l].w[k]);
  const order = edges.map((_, e) => e).sort((a, b) => size(edges[a]) - size(edges[b]) || a - b);
  for (const e of order.slice(0, Math.max(0, edges.length - budget))) {
    const { l, k } = edges[e];
    layers[l].mask[k] = 0;
    layers[l].w[k] = 0;
  }
}

export const fixtureCount = ({ mask, w }: FixtureLayer): LayerCount => ({
  nonzeros: w.reduce((n, x) => n + (x === 0 ? 0 : 1), 0),
  edges: mask.reduce((n, x) => n + x, 0),
});

export const fixtureLedger = (
  before: readonly LayerCount[],
  staged: readonly LayerCount[],
  after: readonly LayerCount[],
): LayerLedger[] => before.map((was, l) => ({ before: was, staged: staged[l], after: after[l] }));

export const fixtureCopy = (layers: readonly FixtureLayer[]): FixtureLayer[] =>
  layers.map((layer) => ({
    ...layer,
    w: layer.w.slice(),
    mask: layer.mask.slice(),
    b: layer.b.slice(),
  }));

/** As records keep it. */
export function fixtureNetwork(layers: readonly FixtureLayer[]): LayeredNetwork {
  return {
    inputs: layers[0].columns,
    activation: 'relu',
    layers: layers.map(({ rows, columns, alpha, w, mask, b }): NetworkLayer => {
      const places = Array.from(mask.keys()).filter((k) => mask[k] === 1);
      const starts = new Uint32Array(rows + 1);
      for (const k of places) starts[Math.floor(k / columns) + 1]++;
      for (let i = 0; i < rows; i++) starts[i + 1] += starts[i];
      return {
        ...{ rows, columns, alpha, starts },
        column: Uint16Array.from(places, (k) => k % columns),
        weight: Float32Array.from(places, (k) => w[k]),
        bias: Float32Array.from(b),
      };
    }),
  };
}
