/**
 * Examples of any formula, labels alternating 0, 1 as far as the formula lets them.
 *
 * Bits are independent, 1 with probability p, drawn until the label is the wanted one. Sampler
 * 'decoys' plants every true example, and turns as many random inputs of a false one on and off as
 * planting would have, so that counting them is of no use (as `dnf.ts`, which it repeats for plain
 * clauses of one size). A label that comes too rarely in a trial is planted wherever the draw has
 * the other one. Ours, not the paper's.
 */
import { type Stream, stream } from '../../lib/random';
import type { BitExamples, TaskOptions } from '../task';
import type { Target } from './target';

/** Draws of the trial, the same for both parts of a seed. */
export const TRIAL_DRAWS = 1000;
/** Share of trial draws with a label below which it is planted. */
export const MIN_ACCEPTANCE = 1 / 50;
/** Draws of one example; afterwards it keeps the label it has, and so do all of that label. */
export const MAX_TRIES = 5000;

export type SamplerOptions = Pick<TaskOptions, 'p' | 'sampler'>;

export interface Sample extends BitExamples {
  /** Share of true examples, 0 … 1: ½ for an even count unless a label did not come. */
  readonly balance: number;
  /** Whether false and true examples are planted instead of drawn until they come. */
  readonly planted: readonly [boolean, boolean];
}

/** Turns n random inputs that are not `value` to it, or as many as there are. */
function turn(bits: Uint8Array, value: 0 | 1, n: number, random: Stream): void {
  for (let i = 0; i < n; i++) {
    let others = 0;
    for (const bit of bits) if (bit !== value) others++;
    if (others === 0) return;
    let nth = random.below(others);
    const place = bits.findIndex((bit) => bit !== value && nth-- === 0);
    bits[place] = value;
  }
}

/** Fills bits for a label that they then have or not. */
type Draw = (bits: Uint8Array, label: boolean, random: Stream) => void;

function plainDraw(target: Target, { p, sampler }: SamplerOptions): Draw {
  const decoys = sampler === 'decoys' && target.decoys;
  const scratch = new Uint8Array(target.inputs);
  return (bits, label, random) => {
    for (let j = 0; j < bits.length; j++) bits[j] = random.uniform() < p ? 1 : 0;
    if (!decoys) return;
    if (label) {
      target.plant(bits, true, random);
      return;
    }
    scratch.set(bits);
    const { on, off } = target.plant(scratch, true, random);
    turn(bits, 1, on, random);
    turn(bits, 0, off, random);
  };
}

/** Which labels come too rarely to wait for, false first. */
function rareLabels(target: Target, draw: Draw, seed: number): [boolean, boolean] {
  const bits = new Uint8Array(target.inputs);
  const rare = [false, true].map((label, index) => {
    const random = stream(seed, 'sample', 1 + index);
    let hits = 0;
    for (let i = 0; i < TRIAL_DRAWS; i++) {
      draw(bits, label, random);
      if (target.holds(bits) === label) hits++;
    }
    return hits < MIN_ACCEPTANCE * TRIAL_DRAWS;
  });
  return [rare[0], rare[1]];
}

/** `count` examples of that seed; `part` names an independent stream. */
export function sample(
  target: Target,
  options: SamplerOptions,
  seed: number,
  part: 'train' | 'test',
  count: number,
): Sample {
  const d = target.inputs;
  const draw = plainDraw(target, options);
  const rare = rareLabels(target, draw, seed);
  const random = stream(seed, part, 0);
  const wordsPerRow = Math.ceil(d / 32);
  const rows = new Uint32Array(count * wordsPerRow);
  const labels = new Uint32Array(Math.ceil(count / 32));
  const bits = new Uint8Array(d);
  const tries = [MAX_TRIES, MAX_TRIES];
  let trues = 0;
  for (let b = 0; b < count; b++) {
    const y = b & 1;
    const wanted = y === 1;
    let label = !wanted;
    for (let left = tries[y]; left > 0 && label !== wanted; left--) {
      draw(bits, wanted, random);
      label = target.holds(bits);
      if (label === wanted || !rare[y]) continue;
      target.plant(bits, wanted, random);
      label = target.holds(bits);
    }
    // Waiting as long for each of thousands would take forever.
    if (label !== wanted) tries[y] = 1;
    for (let j = 0; j < d; j++) {
      if (bits[j] === 1) {
        const word = b * wordsPerRow + (j >> 5);
        rows[word] |= 1 << (j & 31);
      }
    }
    if (!label) continue;
    labels[b >> 5] |= 1 << (b & 31);
    trues++;
  }
  const always = options.sampler === 'decoys' && target.decoys;
  return {
    count,
    inputs: d,
    wordsPerRow,
    rows,
    labels,
    balance: count === 0 ? 0 : trues / count,
    planted: [rare[0], rare[1] || always],
  };
}
