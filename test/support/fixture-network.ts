/** Networks of the fixture record: trained-looking weights by rule; see `fixture-record.ts`. */
import { stream } from '../../src/lib/random';
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

/**
 * Deals each input of a parent to the children whose bits are set, and prunes to the budget:
 * smallest |w| over both layers, ties in the order W1 (child, input), then W2.
 */
export function splitNetwork(
  dense: Network,
  dealt: readonly Uint32Array[],
  alpha: number,
  budget: number,
): Network {
  const { inputs: d, parents: h } = dense;
  const n = h * alpha;
  const edges = Array.from({ length: n }, (_, c) => c).flatMap((c) =>
    Array.from({ length: d }, (_, j) => ({
      c,
      j,
      w: dense.weight[Math.floor(c / alpha) * d + j],
    })).filter(({ j }) => (dealt[Math.floor(c / alpha)][j] >> (c % alpha)) & 1),
  );
  const outputs = Array.from({ length: n }, (_, c) => dense.output[Math.floor(c / alpha)]);
  const sizes = [...edges.map((e) => Math.abs(e.w)), ...outputs.map(Math.abs)];
  const order = sizes.map((_, k) => k).sort((a, b) => sizes[a] - sizes[b] || a - b);
  const pruned = new Set(order.slice(0, Math.max(0, sizes.length - budget)));
  const kept = edges.filter((_, k) => !pruned.has(k));
  const alive = Uint8Array.from(outputs, (_, c) => (pruned.has(edges.length + c) ? 0 : 1));
  return {
    inputs: d,
    parents: h,
    alpha,
    children: n,
    childStart: startsOf(
      kept.map((e) => e.c),
      n,
    ),
    edgeInput: Uint16Array.from(kept, (e) => e.j),
    weight: Float32Array.from(kept, (e) => e.w),
    bias: Float32Array.from({ length: n }, (_, c) => dense.bias[Math.floor(c / alpha)]),
    output: Float32Array.from(alive, (a, c) => a * outputs[c]),
    outputAlive: alive,
    outputBias: dense.outputBias,
  };
}

/** Where the edges of each of `n` children start, from the child of every edge. */
function startsOf(children: readonly number[], n: number): Uint32Array {
  const starts = new Uint32Array(n + 1);
  for (const c of children) starts[c + 1]++;
  for (let c = 0; c < n; c++) starts[c + 1] += starts[c];
  return starts;
}

/** Only those edges of an unsplit network, by place neuron · d + input; `zero`: those at 0. */
export function keepEdges(
  at: Network,
  places: ReadonlySet<number>,
  zero: ReadonlySet<number> = new Set(),
): Network {
  const kept = Array.from(at.weight.keys()).filter((place) => places.has(place));
  return {
    ...at,
    childStart: startsOf(
      kept.map((place) => Math.floor(place / at.inputs)),
      at.children,
    ),
    edgeInput: Uint16Array.from(kept, (place) => place % at.inputs),
    weight: Float32Array.from(kept, (place) => (zero.has(place) ? 0 : at.weight[place])),
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
