/**
 * What the loom shows, decided from the record alone: two networks at one frame, the order of the
 * columns, what was pruned, which neuron is in the light, and the sentence about it.
 */

import { mean } from '../lib/statistics';
import { hasParents, type Method, methodOf } from '../methods';
import { mixedClauses } from '../metrics/mixed';
import { settledClauses } from '../metrics/settled';
import type { InputGroups } from '../model/groups';
import type { Network } from '../model/network';
import { networkAt, type RunRecord } from '../model/record';
import { neuronOf, type Selection } from '../model/selection';
import { epochOf, frameCount, isSplit, lastFrame } from '../model/timeline';
import { type Columns, columnsOf } from './columns';
import { loomSentence } from './loom-sentence';
import { type Light, type LoomSide, type Lost, loomSide, type Pruned } from './loom-side';
import { takenBySplit } from './loom-split';
import { leftTexts, rightTexts } from './loom-texts';
import { opensAtSplit } from './method-words';
import { type Pair, pairAt } from './networks';
import { type Empty, isEmpty, type PlotInput, type Sentence } from './plot';

export interface LoomModel {
  readonly left: LoomSide;
  readonly right: LoomSide;
  readonly groups: InputGroups;
  readonly columns: Columns;
  readonly method: Method;
  /** Whether the rows on the right are children of those on the left. */
  readonly kin: boolean;
  /** What the split took; nothing before it, and where nothing splits. */
  readonly pruned: readonly Pruned[];
  readonly lost: readonly Lost[];
  /** |w| drawn at full size; a power of two, the same for the whole run. */
  readonly full: number;
  /** |output weight| drawn at full length; a round number, seldom changing. */
  readonly outputFull: number;
  /** Whether the right network’s neurons are split at this frame. */
  readonly split: boolean;
  readonly alpha: number;
  readonly selection: Selection;
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
  const method = methodOf(input.method);
  const kin = hasParents(method);
  const split = kin && pair.right.network.alpha > 1;
  const { pruned, lost } =
    split && pair.before
      ? takenBySplit(method, record, pair.before, pair.right.network)
      : { pruned: [], lost: [] };
  const full = fullSize(record.networks);
  const [light, wideLight] = lightsOf(input, pair, split);
  const left = loomSide(pair.left.network, groups, leftTexts(pair, schedule.warmup), full, light);
  const right = loomSide(
    pair.right.network,
    groups,
    rightTexts(input, pair),
    full,
    kin ? light : wideLight,
  );
  const base = { left, right, groups, method, kin, split, alpha: record.alpha, selection };
  const moving = split && isSplit(schedule, frame) && opensAtSplit(method);
  return {
    ...base,
    pruned,
    lost,
    columns: columnsOf(groups, pair.left.network.inputs),
    full,
    outputFull: outputSize(record.networks),
    transition: moving ? Math.min(1, Math.max(0, input.transition)) : 1,
    sentence: loomSentence({
      ...base,
      pruned,
      lost,
      epoch: epochOf(schedule, frame),
      warmup: schedule.warmup,
    }),
    stale: pair.stale,
    waiting: pair.waiting,
    negated: groups.sign.some((s) => s < 0),
  };
}

/** What is looked at on the left, and on the right where the neurons there are nobody’s children. */
function lightsOf(input: PlotInput, pair: Pair, split: boolean): [Light, Light] {
  const { selection } = input;
  const chosen = neuronOf(selection, false);
  const most = split ? spotlit(pair, input.record, input.method) : -1;
  const lit = chosen < 0 && selection.kind === 'none' ? most : chosen;
  const wide = neuronOf(selection, true);
  return [
    { lit, focus: chosen < 0 ? most : chosen },
    { lit: wide, focus: wide },
  ];
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
