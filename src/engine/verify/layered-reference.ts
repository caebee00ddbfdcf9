/**
 * The independent way to a layered network's answers: f64, from the equation in
 * `model/layered-network.ts`, with the most that 32-bit rounding can have moved each logit.
 */
import { type Dataset, scaledRow } from '../../model/dataset';
import type { LayeredActivation, LayeredNetwork } from '../../model/layered-network';
import type { SeedData } from '../layered/spec';

/** Relative error of one f32 operation. */
const UNIT = 2 ** -24;
/** What exp, log and tanh of a shader may be off, absolute. */
const SPECIAL = 1e-5;

/** The function, how much it may stretch an error, and what it may be off by itself. */
const ACT: Readonly<
  Record<LayeredActivation, { of: (z: number) => number; stretch: number; own: number }>
> = {
  relu: { of: (z) => Math.max(0, z), stretch: 1, own: 0 },
  // The tanh form; its slope is at most 1.13.
  gelu: {
    of: (z) => 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
    stretch: 1.13,
    own: SPECIAL,
  },
  tanh: { of: Math.tanh, stretch: 1, own: SPECIAL },
};

export interface LayeredScore {
  /** 0 … 1. */
  readonly accuracy: number;
  /** Mean, nats. */
  readonly loss: number;
  /** Test examples by class (row) and answer (column), C × C row-major. */
  readonly confusion: Uint32Array;
  /** Examples whose answer rounding could turn round. */
  readonly close: number;
  readonly lossBound: number;
}

/** Edges that are visited for the whole test part. */
export const workOn = ({ layers }: LayeredNetwork, { parts }: SeedData): number =>
  parts.test.length * layers.reduce((sum, { weight }) => sum + weight.length, 0);

/** Evaluates the test part of a seed. Throws where it has other inputs. */
export function layeredScore(
  network: LayeredNetwork,
  dataset: Dataset,
  { parts, scaling }: SeedData,
): LayeredScore {
  const { labels, columns, classes } = dataset;
  if (columns !== network.inputs) {
    throw new Error(`examples of ${columns} inputs for a network of ${network.inputs}`);
  }
  const confusion = new Uint32Array(classes ** 2);
  let loss = 0;
  let right = 0;
  let close = 0;
  let most = 0;
  for (const row of parts.test) {
    const { logits, bounds } = layeredAnswer(network, scaledRow(dataset, scaling, row));
    const z = logits.length === 1 ? Float64Array.of(0, logits[0]) : logits;
    const off = Math.max(...bounds);
    let best = 0;
    z.forEach((value, c) => {
      if (value > z[best]) best = c;
    });
    const second = Math.max(...z.filter((_, c) => c !== best));
    if (!(z[best] - second > 2 * off)) close++;
    const label = labels[row];
    confusion[label * classes + best]++;
    if (best === label) right++;
    const sum = z.reduce((total, value) => total + Math.exp(value - z[best]), 0);
    loss += Math.log(sum) + z[best] - z[label];
    most += 2 * off;
  }
  const count = parts.test.length;
  const mean = loss / count;
  // Sums of a few hundred losses each, in rows.
  const lossBound = most / count + 1024 * UNIT * mean + SPECIAL;
  return { accuracy: right / count, loss: mean, confusion, close, lossBound };
}

/** Logits of one example, and how far an f32 engine may be from each. */
export function layeredAnswer(
  { layers, activation }: LayeredNetwork,
  x: Float64Array,
): { logits: Float64Array; bounds: Float64Array } {
  const act = ACT[activation];
  let below = x;
  // Shift and scale round twice.
  let offBelow = x.map((value) => 2 * UNIT * Math.abs(value));
  layers.forEach(({ rows, starts, column, weight, bias }, l) => {
    const last = l === layers.length - 1;
    const above = new Float64Array(rows);
    const off = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let z = bias[i];
      let size = Math.abs(bias[i]);
      let carried = 0;
      for (let e = starts[i]; e < starts[i + 1]; e++) {
        const product = weight[e] * below[column[e]];
        z += product;
        size += Math.abs(product);
        carried += Math.abs(weight[e]) * offBelow[column[e]];
      }
      // As many roundings as additions follow each other.
      const own = carried + (starts[i + 1] - starts[i] + 2) * UNIT * size;
      above[i] = last ? z : act.of(z);
      off[i] = last ? own : act.stretch * own + act.own * (1 + Math.abs(z));
    }
    below = above;
    offBelow = off;
  });
  return { logits: below, bounds: offBelow };
}
