/**
 * A deterministic, plausible run for tests and the gallery: trained-looking weights made by rule,
 * not by training. Neurons settle on one clause or stay crowded; children settle on one each.
 * Uses only + − × ÷ and sqrt, so that Node and every browser make the same bits.
 */
import { type Stream, stream } from '../../src/lib/random';
import { interference, meanCapacity, meanMixed, neuronCosine } from '../../src/metrics';
import type { InputGroups } from '../../src/model/groups';
import type { Network } from '../../src/model/network';
import { countNonzeros } from '../../src/model/network';
import { emptyRecord, type Measures, type RunRecord } from '../../src/model/record';
import { frameCount, isSplit, type Schedule } from '../../src/model/timeline';

export interface FixtureOptions {
  readonly alpha?: number;
  readonly hidden?: number;
  readonly clauses?: number;
  readonly literals?: number;
  readonly seeds?: number;
  readonly warmup?: number;
  readonly finetune?: number;
  readonly methods?: readonly string[];
  /** Frames complete; all of them unless told. */
  readonly frames?: number;
  /** Makes the first seed of the shown method diverge at that frame. */
  readonly divergeAt?: number;
  /** Share of negated literals. */
  readonly polarity?: number;
}

const SEED = 7013;

/** Rises from 0 towards 1 with half-time `half`, without exp. */
const rise = (t: number, half: number): number => t / (t + half);

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
function denseTarget(groups: InputGroups, hidden: number): Target {
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

function unsplit(target: Target, d: number, hidden: number, progress: number): Network {
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
function deal(method: string, groups: InputGroups, hidden: number, alpha: number): Int16Array {
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
function splitNetwork(dense: Network, child: Int16Array, alpha: number): Network {
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
function sharpen(at: Network, groups: InputGroups, progress: number): Network {
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

const LEVEL: Readonly<Record<string, number>> = {
  dense: 0.802,
  'fpe-random': 0.859,
  'fpe-clause': 0.968,
};

function accuracyOf(
  method: string,
  seed: number,
  frame: number,
  s: Schedule,
  alpha: number,
): number {
  const random = stream(SEED + seed, 'sample', 5);
  const offset = (random.uniform() - 0.5) * 0.08;
  const jitter = (stream(SEED + seed, 'sample', 1000 + frame).uniform() - 0.5) * 0.012;
  const base = 0.5 + (0.285 + offset) * rise(frame, 1.6);
  if (!isSplit(s, frame) || method === 'dense' || alpha === 1)
    return base + (isSplit(s, frame) ? 0.015 : 0) + jitter;
  const goal = LEVEL[method] + offset * (method === 'fpe-clause' ? 0.5 : 1);
  const drop = base - 0.03 * alpha - 0.03;
  return Math.min(1, drop + (goal - drop) * rise(frame - s.warmup - 1, 1.5) * 1.06 + jitter);
}

function measuresOf(network: Network, groups: InputGroups, accuracy: number): Measures {
  const cosine = neuronCosine(network);
  const value = interference(network, groups);
  const { input, output } = countNonzeros(network);
  return {
    accuracy,
    trainAccuracy: Math.min(1, accuracy + 0.01),
    loss: 1 - accuracy,
    nonzeros: input + output,
    capacity: meanCapacity(network),
    cosine: cosine.signed,
    cosineAbs: cosine.absolute,
    interference: value,
    interferenceNull: 0.34 / Math.max(1, network.alpha),
    mixed: meanMixed(network, groups),
  };
}

/** The record of a finished (or partial, see `frames`) run. */
export function fixtureRecord(options: FixtureOptions = {}): RunRecord {
  const { alpha = 2, hidden = 8, clauses = 8, literals = 4, seeds = 8, polarity = 0 } = options;
  const { methods = ['dense', 'fpe-random', 'fpe-clause'], warmup = 25, finetune = 25 } = options;
  const schedule = { warmup, finetune };
  const groups = fixtureGroups(clauses, literals, polarity);
  const d = clauses * literals;
  const replicas = methods.flatMap((method) =>
    Array.from({ length: seeds }, (_, k) => ({ method, seed: SEED + k })),
  );
  const record = emptyRecord({ schedule, alpha, replicas, focusSeed: SEED, groups });
  record.frames = options.frames ?? frameCount(schedule);
  const target = denseTarget(groups, hidden);
  for (const method of methods) {
    const list: (Network | undefined)[] = [];
    const splits = method !== 'dense';
    const before = unsplit(target, d, hidden, rise(warmup, 6));
    const at = splits ? splitNetwork(before, deal(method, groups, hidden, alpha), alpha) : before;
    for (let f = 0; f < record.frames; f++) {
      const since = f - warmup - 1;
      if (!splits || !isSplit(schedule, f)) {
        list.push(unsplit(target, d, hidden, rise(f <= warmup ? f : f - 1, 6)));
      } else
        list.push(
          alpha === 1
            ? unsplit(target, d, hidden, rise(f - 1, 6))
            : sharpen(at, groups, rise(since, 4)),
        );
    }
    record.networks.set(method, list);
    fillNumbers(record, method, list, options.divergeAt);
  }
  return record;
}

function fillNumbers(
  record: RunRecord,
  method: string,
  list: (Network | undefined)[],
  divergeAt?: number,
): void {
  const { schedule: s, groups, alpha } = record;
  const moments = {
    before: s.warmup,
    split: s.warmup + 1,
    after: s.warmup + s.finetune + 1,
  } as const;
  record.replicas.forEach((replica, r) => {
    if (replica.method !== method) return;
    const breaks =
      divergeAt !== undefined && method === 'fpe-clause' && replica.seed === SEED
        ? divergeAt
        : Number.POSITIVE_INFINITY;
    for (let f = 0; f < Math.min(record.frames, breaks); f++) {
      const accuracy = accuracyOf(method, replica.seed, f, s, alpha);
      record.testAccuracy[r][f] = accuracy;
      record.testLoss[r][f] = 1.35 * (1 - accuracy) + 0.02;
      record.trainLoss[r][f] = 1.3 * (1 - accuracy) + 0.01;
    }
    if (breaks < record.frames)
      record.diverged.push({ replica: r, epoch: breaks - 1, step: 90210, lr: 3 });
    for (const moment of ['before', 'split', 'after'] as const) {
      const network = list[moments[moment]];
      if (network)
        record.measures[moment][r] = measuresOf(
          network,
          groups,
          record.testAccuracy[r][moments[moment]],
        );
    }
    const before = list[s.warmup];
    const after = list[s.warmup + 1];
    if (method === 'dense' || !before || !after) return;
    const was = countNonzeros(before);
    const is = countNonzeros(after);
    record.ledgers[r] = {
      before: [was.input, was.output],
      copied: [was.input, was.output * alpha],
      pruned: [was.input - is.input, was.output * alpha - is.output],
      after: [is.input, is.output],
      biases: [before.parents + 1, after.children + 1],
      budget: was.input + was.output,
    };
  });
}
