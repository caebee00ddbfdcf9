/**
 * The independent way to a network's answers: f64, written from the equation in `model/network.ts`,
 * sharing nothing with an engine. With each answer comes the most that 32-bit rounding can have
 * moved it, so that a comparison needs no tolerance chosen by eye.
 */
import type { Network } from '../../model/network';
import type { BitExamples } from '../../tasks';

/** Relative error of one f32 operation. */
const UNIT = 2 ** -24;
/** What exp and log of a shader may be off, absolute, in nats. */
const LOG = 2e-6;
/** Most additions in a row of an engine's sum of losses, with a few operations around them. */
const LOSS_DEPTH = 160;

export interface Answers {
  /** Length `count`. */
  readonly logits: Float64Array;
  /** How far an f32 engine may be from each; length `count`. */
  readonly bounds: Float64Array;
}

const bitOf = (words: Uint32Array, at: number, bit: number): number =>
  (words[at + (bit >>> 5)] >>> (bit & 31)) & 1;

/** Answers to the first `count` examples. Throws where they have other inputs. */
export function answersOf(network: Network, bits: BitExamples, count = bits.count): Answers {
  const { inputs, children, childStart, edgeInput, weight, bias, output, outputAlive } = network;
  if (bits.inputs !== inputs) {
    throw new Error(`examples of ${bits.inputs} inputs for a network of ${inputs}`);
  }
  // Σ of magnitudes is the same for every example of ±1.
  let widest = 0;
  let magnitude = Math.abs(network.outputBias);
  for (let c = 0; c < children; c++) {
    if (outputAlive[c] === 0) continue;
    let sum = Math.abs(bias[c]);
    for (let e = childStart[c]; e < childStart[c + 1]; e++) sum += Math.abs(weight[e]);
    magnitude += Math.abs(output[c]) * sum;
    widest = Math.max(widest, childStart[c + 1] - childStart[c]);
  }
  // γ of a sum of products: as many roundings as additions follow each other.
  const bound = (widest + children + 8) * UNIT * (magnitude + 1);
  const logits = new Float64Array(count);
  for (let b = 0; b < count; b++) {
    let z = network.outputBias;
    for (let c = 0; c < children; c++) {
      if (outputAlive[c] === 0) continue;
      let a = bias[c];
      for (let e = childStart[c]; e < childStart[c + 1]; e++) {
        a += weight[e] * (2 * bitOf(bits.rows, b * bits.wordsPerRow, edgeInput[e]) - 1);
      }
      z += output[c] * Math.max(0, a);
    }
    logits[b] = z;
  }
  return { logits, bounds: new Float64Array(count).fill(bound) };
}

export interface Score {
  /** 0 … 1. */
  readonly accuracy: number;
  /** Mean, nats. */
  readonly loss: number;
  /** Share of examples whose answer rounding could turn round. */
  readonly accuracyBound: number;
  readonly lossBound: number;
}

/** How good the answers are against the labels of the same examples. */
export function scoreOf({ logits, bounds }: Answers, { labels }: BitExamples): Score {
  const count = logits.length;
  let right = 0;
  let close = 0;
  let loss = 0;
  let most = 0;
  logits.forEach((z, b) => {
    const y = bitOf(labels, 0, b);
    if (z > 0 === (y === 1)) right++;
    if (Math.abs(z) <= bounds[b]) close++;
    loss += Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
    most = Math.max(most, bounds[b]);
  });
  const mean = loss / count;
  return {
    accuracy: right / count,
    loss: mean,
    accuracyBound: close / count + UNIT,
    // A loss moves at most as far as its logit.
    lossBound: most + LOSS_DEPTH * UNIT * mean + LOG,
  };
}
