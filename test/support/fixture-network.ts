/** Networks of the fixture record: trained-looking weights by rule; see `fixture-record.ts`. */
import { type Stream, stream } from '../../src/lib/random';
import type { InputGroups } from '../../src/model/groups';
import type { Network } from '../../src/model/network';

export const SEED = 7013;

/** Rises from 0 towards 1 with half-time `half`, without exp. */
export const rise = (t: number, half: number): number => t / (t + half);

export function fixtureGroups(clauses: number, literals: number, polarity: number): InputGroups {
  const d = clauses * literals;
  const random = stream(SEED, 'formula', 0);
  const order = Array.from({ length: d }, (_, i) => i);
  for (let i = d - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  const groupOf = new Int16Array(d);
  order.forEach((input, place) => {
    groupOf[input] = Math.floor(place / literals);
  });
  const sign = Int8Array.from({ length: d }, () => (random.uniform() < polarity ? -1 : 1));
  return { count: clauses, groupOf, sign };
}

interface Target {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly outStart: Float64Array;
  readonly outEnd: Float64Array;
}

/** Start and end weights of the dense network: three in eight neurons settle, the rest mix 2–5. */
export function denseTarget(groups: InputGroups, hidden: number): Target {
  const d = groups.groupOf.length;
  const random = stream(SEED, 'sample', hidden);
  const noise = (s: number): number => (random.uniform() + random.uniform() - 1) * s;
  const start = Float64Array.from({ length: hidden * d }, () => noise(0.3));
  const end = new Float64Array(hidden * d);
  const outEnd = new Float64Array(hidden);
  for (let i = 0; i < hidden; i++) {
    const alone = random.uniform() < 0.4;
    const pull = Float64Array.from({ length: groups.count }, () => 0);
    if (alone) pull[random.below(groups.count)] = 1.9;
    else {
      const mixes = 2 + random.below(Math.min(4, groups.count));
      for (let k = 0; k < mixes; k++) {
        pull[random.below(groups.count)] =
          (0.4 + 0.5 * random.uniform()) * (random.uniform() < 0.4 ? -1 : 1);
      }
    }
    outEnd[i] = alone || random.uniform() < 0.5 ? 1 + noise(0.8) : -0.8 + noise(0.6);
    for (let j = 0; j < d; j++) {
      const odd = random.uniform() < 0.08 ? -0.8 : 1;
      end[i * d + j] =
        pull[groups.groupOf[j]] * groups.sign[j] * odd * (1 + noise(0.3)) + noise(0.12);
    }
  }
  const outStart = Float64Array.from({ length: hidden }, () => noise(0.5));
  return { start, end, outStart, outEnd };
}

/** The dense network that far along, 0 … 1. */
export function unsplit(target: Target, d: number, hidden: number, progress: number): Network {
  const mix = (a: number, b: number): number => a + (b - a) * progress;
  return {
    inputs: d,
    parents: hidden,
    alpha: 1,
    children: hidden,
    childStart: Uint32Array.from({ length: hidden + 1 }, (_, c) => c * d),
    edgeInput: Uint16Array.from({ length: hidden * d }, (_, e) => e % d),
    weight: Float32Array.from(target.start, (a, e) => mix(a, target.end[e])),
    bias: new Float32Array(hidden).fill(-0.1),
    output: Float32Array.from(target.outStart, (a, i) => mix(a, target.outEnd[i])),
    outputAlive: new Uint8Array(hidden).fill(1),
    outputBias: -0.5,
  };
}

/** Child of each (parent, input): whole clauses or single inputs dealt in shuffled turns. */
export function deal(
  method: string,
  groups: InputGroups,
  hidden: number,
  alpha: number,
): Int16Array {
  const d = groups.groupOf.length;
  const child = new Int16Array(hidden * d);
  for (let i = 0; i < hidden; i++) {
    const random: Stream = stream(SEED, 'mask', i);
    const whole = method === 'fpe-clause';
    const items = Array.from({ length: whole ? groups.count : d }, (_, k) => k);
    for (let k = items.length - 1; k > 0; k--) {
      const j = random.below(k + 1);
      [items[k], items[j]] = [items[j], items[k]];
    }
    const turn = new Int16Array(items.length);
    items.forEach((item, k) => {
      turn[item] = k % alpha;
    });
    for (let j = 0; j < d; j++) child[i * d + j] = turn[whole ? groups.groupOf[j] : j];
  }
  return child;
}

interface Slot {
  readonly size: number;
  readonly edge: number;
}

/** Splits and prunes to the exact budget, as the method says (smallest |w| over both layers). */
export function splitNetwork(dense: Network, child: Int16Array, alpha: number): Network {
  const { inputs: d, parents: h } = dense;
  const slots: Slot[] = [];
  for (let e = 0; e < h * d; e++) slots.push({ size: Math.abs(dense.weight[e]), edge: e });
  for (let c = 0; c < h * alpha; c++) {
    slots.push({ size: Math.abs(dense.output[Math.floor(c / alpha)]), edge: h * d + c });
  }
  slots.sort((a, b) => a.size - b.size || a.edge - b.edge);
  const pruned = new Set(slots.slice(0, (alpha - 1) * h).map((s) => s.edge));
  const childStart = new Uint32Array(h * alpha + 1);
  const edgeInput: number[] = [];
  const weight: number[] = [];
  for (let c = 0; c < h * alpha; c++) {
    const i = Math.floor(c / alpha);
    for (let j = 0; j < d; j++) {
      if (child[i * d + j] !== c % alpha || pruned.has(i * d + j)) continue;
      edgeInput.push(j);
      weight.push(dense.weight[i * d + j]);
    }
    childStart[c + 1] = edgeInput.length;
  }
  const alive = Uint8Array.from({ length: h * alpha }, (_, c) => (pruned.has(h * d + c) ? 0 : 1));
  return {
    inputs: d,
    parents: h,
    alpha,
    children: h * alpha,
    childStart,
    edgeInput: Uint16Array.from(edgeInput),
    weight: Float32Array.from(weight),
    bias: Float32Array.from({ length: h * alpha }, (_, c) => dense.bias[Math.floor(c / alpha)]),
    output: Float32Array.from(alive, (a, c) => a * dense.output[Math.floor(c / alpha)]),
    outputAlive: alive,
    outputBias: dense.outputBias,
  };
}

/** Fine-tuning: every child sharpens its strongest clause and lets the others fade. */
export function sharpen(at: Network, groups: InputGroups, progress: number): Network {
  const weight = at.weight.slice();
  for (let c = 0; c < at.children; c++) {
    const energy = new Float64Array(groups.count);
    for (let e = at.childStart[c]; e < at.childStart[c + 1]; e++) {
      energy[groups.groupOf[at.edgeInput[e]]] += at.weight[e] ** 2;
    }
    const best = energy.indexOf(Math.max(...energy));
    const keep = c % 5 === 3 ? 0.9 : 0.25;
    for (let e = at.childStart[c]; e < at.childStart[c + 1]; e++) {
      const w = at.weight[e];
      const own = groups.groupOf[at.edgeInput[e]] === best && energy[best] > 0.4;
      const goal = own ? (w < 0 ? -1 : 1) * (1.3 + Math.min(0.7, Math.abs(w))) : w * keep;
      weight[e] = w + (goal - w) * progress;
    }
  }
  return { ...at, weight };
}
