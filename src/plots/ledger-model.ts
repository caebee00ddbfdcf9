/**
 * What the ledger shows: every weight at the split as a bar, which copies came in, which weights
 * fell out, and the sums from the actual counts (`record.ledgers`). Brief, "Budget ledger".
 */
import { countNonzeros, holders, type Network } from '../model/network';
import type { Ledger } from '../model/record';
import { beforeFrame, isSplit, splitFrame } from '../model/timeline';
import { focusReplica, keptAt, pairAt } from './networks';
import { type Empty, isEmpty, type PlotInput } from './plot';

export interface Bar {
  readonly parent: number;
  /** −1 for an output weight. */
  readonly input: number;
  readonly size: number;
  /** Output weight (drawn in ink) or input weight (grey). */
  readonly output: boolean;
  /** Came in as a copy at the split. */
  readonly copy: boolean;
  readonly fallen: boolean;
  /** Selected: lit, with a marker. */
  readonly lit: boolean;
}

export interface LedgerModel {
  /** Weights of the dense network by size, then the copies. */
  readonly bars: readonly Bar[];
  /** Slots of the tray: the dense network's number of weights. */
  readonly budget: number;
  /** Copies that came in, and weights that fell out; 0 before the split. */
  readonly added: number;
  readonly removed: number;
  /** Non-zero weights before and after, [input, output], and together. */
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
  readonly biases: readonly [number, number];
  readonly split: boolean;
  readonly alpha: number;
  /** Whether the counted weights are the budget. */
  readonly matches: boolean;
  /** Split animation: how far the tray has slid, 0…1. */
  readonly weigh: number;
}

/** The last move of the split is the tray's (`loom-motion.ts`). */
const WEIGH_FROM = 700 / 900;

export function selectLedger(input: PlotInput): LedgerModel | Empty {
  const { record, frame, method } = input;
  const pair = pairAt(record, method, frame);
  if (isEmpty(pair)) return pair;
  const split = isSplit(record.schedule, frame) && record.alpha > 1;
  const was = split
    ? keptAt(record, method, beforeFrame(record.schedule))?.network
    : pair.right.network;
  const is = split ? record.networks.get(method)?.[splitFrame(record.schedule)] : undefined;
  if (!was || (split && !is))
    return { empty: 'The weights at the split were not kept, so there is nothing to weigh.' };
  const counted =
    split && is
      ? (record.ledgers[focusReplica(record, method)] ?? countedFrom(was, is))
      : unmoved(was);
  const before = sum(counted.before);
  const after = sum(counted.after);
  return {
    bars: barsOf(was, is, input),
    budget: counted.budget,
    added: sum(counted.copied) - before,
    removed: sum(counted.pruned),
    before: counted.before,
    after: counted.after,
    biases: counted.biases,
    split,
    alpha: record.alpha,
    matches: after === counted.budget && sum(counted.copied) - sum(counted.pruned) === after,
    weigh: split ? Math.min(1, Math.max(0, (input.transition - WEIGH_FROM) / (1 - WEIGH_FROM))) : 0,
  };
}

export const sum = ([a, b]: readonly [number, number]): number => a + b;

/** A ledger counted from the kept networks, for records without one. */
function countedFrom(was: Network, is: Network): Ledger {
  const b = countNonzeros(was);
  const a = countNonzeros(is);
  return {
    before: [b.input, b.output],
    copied: [b.input, b.output * is.alpha],
    pruned: [b.input - a.input, b.output * is.alpha - a.output],
    after: [a.input, a.output],
    biases: [was.children + 1, is.children + 1],
    budget: was.inputs * was.parents + was.parents,
  };
}

/** Nothing has come in or fallen out yet. */
function unmoved(network: Network): Ledger {
  const { input, output } = countNonzeros(network);
  const now = [input, output] as const;
  const biases = [network.children + 1, network.children + 1] as const;
  return { before: now, copied: now, pruned: [0, 0], after: now, biases, budget: input + output };
}

interface Slot {
  readonly size: number;
  readonly parent: number;
  /** −1 for an output weight. */
  readonly input: number;
}

function barsOf(was: Network, is: Network | undefined, { selection }: PlotInput): Bar[] {
  const slots: Slot[] = [];
  for (let p = 0; p < was.parents; p++) {
    for (let e = was.childStart[p]; e < was.childStart[p + 1]; e++) {
      slots.push({ size: sizeOf(was.weight[e]), parent: p, input: was.edgeInput[e] });
    }
    slots.push({ size: sizeOf(was.output[p]), parent: p, input: -1 });
  }
  // Ties stay in the order of the buffers: the sort is stable.
  slots.sort((a, b) => a.size - b.size);
  const held = is && holders(is);
  const lit = (s: Slot): boolean =>
    selection.kind === 'weight' && s.parent === selection.parent && s.input === selection.input;
  const bars: Bar[] = slots.map((s) => ({
    ...s,
    output: s.input < 0,
    copy: false,
    lit: lit(s),
    fallen:
      is !== undefined &&
      held !== undefined &&
      (s.input < 0
        ? is.outputAlive[s.parent * is.alpha] === 0
        : held[s.parent * is.inputs + s.input] < 0),
  }));
  // Child a keeps its parent's place; b, c, … are the copies, a round of parents each.
  for (let c = 1; is && c < is.alpha; c++) {
    for (let p = 0; p < was.parents; p++) {
      bars.push({
        parent: p,
        input: -1,
        size: sizeOf(was.output[p]),
        output: true,
        copy: true,
        lit: false,
        fallen: is.outputAlive[p * is.alpha + c] === 0,
      });
    }
  }
  return bars;
}

const sizeOf = (w: number): number => (Number.isFinite(w) ? Math.abs(w) : 0);
