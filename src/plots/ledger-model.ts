/**
 * What the ledger shows: every weight as a bar, which copies came in, which weights fell out, and
 * the sums from the actual counts. Of a method that changes nothing at the split, the network on
 * screen is counted. Brief, "Budget ledger".
 */
import { t } from '../lib/text';
import { hasParents, losesInputs, type Method, methodOf } from '../methods';
import { countNonzeros, type Network } from '../model/network';
import type { Ledger } from '../model/record';
import { beforeFrame, isSplit, splitFrame } from '../model/timeline';
import { type Bar, barsOf, splitBars } from './ledger-bars';
import { takenBySplit } from './loom-split';
import { changeOf, nameOf } from './method-words';
import { focusReplica, keptAt, type Pair, pairAt } from './networks';
import { type Empty, isEmpty, type PlotInput } from './plot';

type Counts = readonly [input: number, output: number];

export interface LedgerModel {
  readonly method: Method;
  /** Weights by size, then the copies. */
  readonly bars: readonly Bar[];
  /** Slots of the tray: the non-zero weights that the network may have now. */
  readonly budget: number;
  /** The dense network's number of weights; more slots than these are excess. */
  readonly base: number;
  /** Slots there must be room for, whatever is on screen, so that the tray keeps its scale. */
  readonly room: number;
  /** Bars there were before anything came in or fell out. */
  readonly start: number;
  /** Copies that came in, [input, output]; none where nothing splits. */
  readonly copies: Counts;
  /** Weights that fell out, and how many of them because no child was dealt them. */
  readonly removed: number;
  readonly lost: number;
  /** Non-zero weights of the dense network and of the method's, [input, output]. */
  readonly before: Counts;
  readonly after: Counts;
  /** Connections that are zero, as new ones are where edges move. */
  readonly zeros: number;
  readonly biases: Counts;
  /** Whether the bars are those of the dense network and its children. */
  readonly kin: boolean;
  /** What has happened at the split so far. */
  readonly change: 'split' | 'prune' | 'none';
  /** Word for the method's network. */
  readonly name: string;
  readonly alpha: number;
  /** Epoch of the split. */
  readonly warmup: number;
  /** Whether the counted weights are the budget. */
  readonly matches: boolean;
  /** Split animation: how far the tray has slid, 0…1. */
  readonly weigh: number;
}

/** The last move of the split is the tray's (`loom-motion.ts`). */
const WEIGH_FROM = 700 / 900;

export const sum = ([a, b]: Counts): number => a + b;

export function selectLedger(input: PlotInput): LedgerModel | Empty {
  const { record, frame } = input;
  const pair = pairAt(record, input.method, frame);
  if (isEmpty(pair)) return pair;
  const method = methodOf(input.method);
  const change = isSplit(record.schedule, frame) ? changeOf(method, record.alpha) : 'none';
  if (change === 'none') return counted(input, pair, method);
  const was = keptAt(record, input.method, beforeFrame(record.schedule))?.network;
  const is = record.networks.get(input.method)?.[splitFrame(record.schedule)];
  if (!was || !is)
    return { empty: t('The weights at the split were not kept, so there is nothing to weigh.') };
  return weighed(input, pair, method, change, was, is);
}

/** What all cases share. */
function shared({ record }: PlotInput, pair: Pair, method: Method) {
  const { inputs } = pair.left.network;
  const kin = hasParents(method);
  const { alpha } = record;
  const hidden = kin || pair.leftIsDense ? pair.left.network.parents : 0;
  // Without a dense run the wide network says how large one would have been.
  const neurons = hidden || Math.round(pair.right.network.parents / alpha);
  const base = neurons * (inputs + 1);
  // Room for α = 8 is always kept free; what loses inputs copies as many at the most.
  const slide = neurons * (Math.max(8, alpha) - 1);
  const whole = method.deal === 'clones' || method.start === 'wide' || method.budget === 'alpha';
  return {
    method,
    kin,
    base,
    alpha,
    neurons,
    room: Math.max(base * (losesInputs(method) ? 2 : 1) + slide, whole ? alpha * base : 0),
    warmup: record.schedule.warmup,
    before: [neurons * inputs, neurons] as Counts,
  };
}

/** A network as it is: nothing has come in or fallen out. */
function counted(input: PlotInput, pair: Pair, method: Method): LedgerModel {
  const { neurons, ...base } = shared(input, pair, method);
  const { network } = pair.right;
  const bars = barsOf(network, input.selection, !base.kin);
  const { input: w, output: v } = countNonzeros(network);
  const wide = method.start === 'wide' || method.budget === 'alpha';
  const budget = base.kin || !wide ? base.base : base.alpha * base.base;
  return {
    ...base,
    bars,
    budget,
    start: bars.length,
    copies: [0, 0],
    removed: 0,
    lost: 0,
    after: [w, v],
    zeros: bars.length - w - v,
    biases: [neurons + 1, network.children + 1],
    change: 'none',
    name: nameOf(method, false),
    matches: bars.length === budget,
    weigh: 0,
  };
}

/** What the split or the pruning did to a network, from before it to its own frame. */
function weighed(
  input: PlotInput,
  pair: Pair,
  method: Method,
  change: 'split' | 'prune',
  was: Network,
  is: Network,
): LedgerModel {
  const { record, selection } = input;
  const { neurons, ...base } = shared(input, pair, method);
  const taken = change === 'split' ? takenBySplit(method, record, was, is) : null;
  const bars = taken ? splitBars(was, is, taken, selection) : barsOf(was, selection, !base.kin, is);
  const copied = bars.filter((b) => b.copy);
  const outputs = copied.filter((b) => b.output).length;
  const copies = [copied.length - outputs, outputs] as const;
  const lost = taken?.lost.length ?? 0;
  const counts =
    record.ledgers[focusReplica(record, input.method)] ??
    countedFrom(was, is, copies, lost, base.base);
  const after = sum(counts.after);
  const budget = method.budget === 'alpha' ? base.alpha * base.base : base.base;
  return {
    ...base,
    bars,
    budget,
    start: bars.length - copied.length,
    copies,
    removed: lost + sum(counts.pruned),
    lost,
    before: base.kin ? counts.before : base.before,
    after: counts.after,
    zeros: 0,
    biases: [neurons + 1, counts.biases[1]],
    change,
    name: nameOf(method, true),
    matches: after === budget && sum(counts.copied) - sum(counts.pruned) === after,
    weigh: Math.min(1, Math.max(0, (input.transition - WEIGH_FROM) / (1 - WEIGH_FROM))),
  };
}

/** A ledger counted from the kept networks, for records without one. */
function countedFrom(
  was: Network,
  is: Network,
  copies: Counts,
  lost: number,
  budget: number,
): Ledger {
  const b = countNonzeros(was);
  const a = countNonzeros(is);
  const copied = [b.input - lost + copies[0], b.output + copies[1]] as const;
  return {
    before: [b.input, b.output],
    copied,
    pruned: [copied[0] - a.input, copied[1] - a.output],
    after: [a.input, a.output],
    biases: [was.children + 1, is.children + 1],
    budget,
  };
}
