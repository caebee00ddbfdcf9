/**
 * What the loom shows, decided from the record alone: two networks at one frame, the order of the
 * columns, what was pruned, which neuron is in the light, and the sentence about it.
 */

import { mean } from '../lib/statistics';
import { methodOf } from '../methods';
import { mixedClauses, settledClauses } from '../metrics';
import type { InputGroups } from '../model/groups';
import { holders, type Network } from '../model/network';
import { networkAt, type RunRecord } from '../model/record';
import type { Selection } from '../model/selection';
import { epochOf, frameCount, isSplit, lastFrame } from '../model/timeline';
import { type Columns, columnsOf } from './columns';
import { loomSentence } from './loom-sentence';
import { type LoomSide, loomSide, type Pruned, type Texts } from './loom-side';
import { type Pair, pairAt } from './networks';
import { type Empty, isEmpty, type PlotInput, type Sentence } from './plot';

export interface LoomModel {
  readonly left: LoomSide;
  readonly right: LoomSide;
  readonly groups: InputGroups;
  readonly columns: Columns;
  readonly pruned: readonly Pruned[];
  /** |w| drawn at full size; a power of two, the same for the whole run. */
  readonly full: number;
  /** |output weight| drawn at full length; a round number, seldom changing. */
  readonly outputFull: number;
  /** Whether the right network is split at this frame. */
  readonly split: boolean;
  readonly alpha: number;
  readonly selection: Selection;
  /** Parent in the light: selected, or the most mixed one at the split; −1 for none. */
  readonly spotlight: number;
  /** Parent whose band grows where rows are small: the lit one, else the most mixed; −1 for none. */
  readonly focus: number;
  /** Split animation 0…1; 1 at rest. */
  readonly transition: number;
  readonly sentence: Sentence;
  /** '' or "epoch 25, catching up". */
  readonly stale: string;
  /** Faded, because newer weights are still to come. */
  readonly waiting: boolean;
  /** Whether any literal is negated. */
  readonly negated: boolean;
}

/** Everything of the loom at a frame, or why there is nothing to show. */
export function selectLoom(input: PlotInput): LoomModel | Empty {
  const { record, frame, selection } = input;
  const pair = pairAt(record, input.method, frame);
  if (isEmpty(pair)) return pair;
  const { groups, schedule } = record;
  const split = pair.right.network.alpha > 1;
  const pruned = split && pair.before ? prunedWeights(pair, groups, input.method) : [];
  const full = fullSize(record.networks);
  const left = loomSide(pair.left.network, groups, leftTexts(pair, schedule.warmup), full);
  const right = loomSide(pair.right.network, groups, rightTexts(input, pair), full);
  const base = { left, right, groups, split, alpha: record.alpha, selection };
  const chosen = selection.kind === 'neuron' || selection.kind === 'weight' ? selection.parent : -1;
  const most = split ? spotlit(pair, record, input.method) : -1;
  const spotlight = chosen < 0 && selection.kind === 'none' ? most : chosen;
  return {
    ...base,
    columns: columnsOf(groups, pair.left.network.inputs),
    pruned,
    full,
    outputFull: outputSize(record.networks),
    spotlight,
    focus: chosen < 0 ? most : chosen,
    transition: split && isSplit(schedule, frame) ? Math.min(1, Math.max(0, input.transition)) : 1,
    sentence: loomSentence({
      ...base,
      spotlight,
      pruned,
      epoch: epochOf(schedule, frame),
      warmup: schedule.warmup,
    }),
    stale: pair.stale,
    waiting: pair.waiting,
    negated: groups.sign.some((s) => s < 0),
  };
}

function leftTexts(pair: Pair, warmup: number): Texts {
  const { parents, inputs } = pair.left.network;
  const shortSubtitle = `${parents} neurons × ${inputs} inputs`;
  return pair.leftIsDense
    ? {
        title: 'Dense, never split',
        subtitle: `every neuron reads all ${inputs} inputs`,
        shortTitle: 'Dense',
        shortSubtitle,
        when: 'when dense',
        color: 'dense',
      }
    : {
        title: 'Before the split',
        subtitle: `epoch ${warmup}; dense is not part of this run`,
        shortTitle: 'Before the split',
        shortSubtitle,
        when: 'before the split',
        color: 'dense',
      };
}

function rightTexts({ record, method, frame }: PlotInput, pair: Pair): Texts {
  const { warmup } = record.schedule;
  const { alpha } = record;
  const { inputs, children } = pair.right.network;
  const color = methodOf(method).color;
  const reads = Math.ceil(inputs / Math.max(1, pair.right.network.alpha));
  const shortSubtitle = `${children} neurons × ${reads} inputs`;
  if (alpha === 1) {
    return {
      title: 'Not split (α = 1)',
      subtitle: 'the same network',
      shortTitle: 'Not split (α = 1)',
      shortSubtitle,
      when: 'now',
      color,
    };
  }
  const when = isSplit(record.schedule, frame);
  return {
    title: `Split in ${alpha} at epoch ${warmup}`,
    subtitle: when ? 'siblings read disjoint inputs' : 'not split yet, so both sides are the same',
    shortTitle: `Split in ${alpha}`,
    shortSubtitle: when ? shortSubtitle : `at epoch ${warmup}, not yet`,
    when: 'after the split',
    color,
  };
}

/** Inputs of a parent that no child holds after the split, each with the row it stood in. */
function prunedWeights(pair: Pair, groups: InputGroups, method: string): Pruned[] {
  const { network } = pair.right;
  const { inputs: d, parents, alpha } = network;
  const before = pair.before as Network;
  const held = holders(network);
  const whole = methodOf(method).deal === 'clause';
  const out: Pruned[] = [];
  for (let i = 0; i < parents; i++) {
    const room = Array.from({ length: alpha }, (_, c) => {
      const child = i * alpha + c;
      return Math.ceil(d / alpha) - (network.childStart[child + 1] - network.childStart[child]);
    });
    for (let j = 0; j < d; j++) {
      if (held[i * d + j] >= 0) continue;
      // Whole clauses stay together, so a sibling input names the child; else the emptiest one.
      const g = groups.groupOf[j];
      const mate = whole
        ? groups.groupOf.findIndex((o, k) => o === g && g >= 0 && held[i * d + k] >= 0)
        : -1;
      const c = mate >= 0 ? held[i * d + mate] - i * alpha : room.indexOf(Math.max(...room));
      room[c]--;
      out.push({ parent: i, input: j, child: i * alpha + c, weight: before.weight[i * d + j] });
    }
  }
  return out;
}

/**
 * The neuron to talk about when none is chosen. While training, the most mixed one at the split,
 * because a band that grows must not wander; once the run is complete, the one whose children
 * came furthest from it.
 */
function spotlit(pair: Pair, record: RunRecord, method: string): number {
  const { groups, schedule } = record;
  const dense = mixedClauses(pair.before ?? pair.left.network, groups);
  const last = networkAt(record, method, lastFrame(schedule));
  if (record.frames < frameCount(schedule) || !last) return dense.indexOf(Math.max(...dense));
  const settled = settledClauses(last, groups).group;
  const mixed = mixedClauses(last, groups);
  const rival = networkAt(record, 'dense', lastFrame(schedule));
  const from = rival ? mixedClauses(rival, groups) : dense;
  const way = Array.from(from, (start, parent) => {
    const family = [parent * last.alpha, (parent + 1) * last.alpha] as const;
    const alone = settled.slice(...family).filter((g) => g >= 0).length;
    return start - mean([...mixed.slice(...family)]) + alone / last.alpha;
  });
  return way.indexOf(Math.max(...way));
}

const p98 = new WeakMap<Network, number>();

/** 98th percentile of |w| of a network's input weights; kept, because networks never change. */
function large(network: Network): number {
  let value = p98.get(network);
  if (value === undefined) {
    const sizes = network.weight.map(Math.abs).filter(Number.isFinite).sort();
    value = sizes[Math.floor(0.98 * (sizes.length - 1))] ?? 0;
    p98.set(network, value);
  }
  return value;
}

/**
 * |w| drawn at full size: 2, doubled while the newest networks' 98th percentile exceeds it by
 * half. Taken from the newest frame, not the shown one, so that scrubbing never rescales.
 */
export function fullSize(networks: ReadonlyMap<string, readonly (Network | undefined)[]>): number {
  const most = newestMost(networks, large);
  let full = 2;
  while (full * 1.5 < most && full < 1024) full *= 2;
  return full;
}

/** |output weight| drawn at full length: the round number that holds the newest networks' largest. */
function outputSize(networks: ReadonlyMap<string, readonly (Network | undefined)[]>): number {
  const most = newestMost(networks, (n) =>
    n.output.reduce((m, v) => (Number.isFinite(v) ? Math.max(m, Math.abs(v)) : m), 0),
  );
  let full = 1;
  // 1, 1.5, 2, 3, 4, 6, 8 …: changes seldom, wastes little.
  while (full < most && full < 1024) full *= Number.isInteger(Math.log2(full)) ? 1.5 : 4 / 3;
  return full;
}

/** Largest value over the newest network of every method; 0 without any. */
function newestMost(
  networks: ReadonlyMap<string, readonly (Network | undefined)[]>,
  value: (network: Network) => number,
): number {
  let most = 0;
  for (const list of networks.values()) {
    const newest = list.findLast((network) => network !== undefined);
    if (newest) most = Math.max(most, value(newest));
  }
  return most;
}
