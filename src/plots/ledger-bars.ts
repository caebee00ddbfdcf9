/** The bars of the ledger: a weight each, in order of size, then the copies that a split makes. */
import type { Network } from '../model/network';
import type { Selection } from '../model/selection';
import type { Taken } from './loom-split';

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

type Slot = Pick<Bar, 'parent' | 'input' | 'size'>;

const sizeOf = (w: number): number => (Number.isFinite(w) ? Math.abs(w) : 0);

/** Weights of a network, a neuron’s inputs and then its output; pruned outputs have no bar. */
function slotsOf(network: Network): Slot[] {
  const slots: Slot[] = [];
  for (let c = 0; c < network.children; c++) {
    for (let e = network.childStart[c]; e < network.childStart[c + 1]; e++) {
      slots.push({ size: sizeOf(network.weight[e]), parent: c, input: network.edgeInput[e] });
    }
    if (network.outputAlive[c])
      slots.push({ size: sizeOf(network.output[c]), parent: c, input: -1 });
  }
  return slots;
}

const litBy =
  (selection: Selection, wide: boolean) =>
  ({ parent, input }: Slot): boolean =>
    selection.kind === 'weight' &&
    (selection.wide === true) === wide &&
    parent === selection.parent &&
    input === selection.input;

/** By size; ties stay in the order of the buffers, because the sort is stable. */
const sorted = (slots: Slot[]): Slot[] => slots.sort((a, b) => a.size - b.size);

/** All weights of one network; `is`: what is left of it after pruning. */
export function barsOf(
  network: Network,
  selection: Selection,
  wide: boolean,
  is: Network = network,
): Bar[] {
  const { inputs } = network;
  const kept = new Set(slotsOf(is).map((s) => s.parent * (inputs + 1) + s.input));
  const lit = litBy(selection, wide);
  return sorted(slotsOf(network)).map((s) => ({
    ...s,
    output: s.input < 0,
    copy: false,
    lit: lit(s),
    fallen: !kept.has(s.parent * (inputs + 1) + s.input),
  }));
}

/**
 * Weights before a split and the copies it makes. The first child that is dealt an input keeps its
 * neuron’s place, the first child that of the output weight; the others are copies.
 */
export function splitBars(was: Network, is: Network, taken: Taken, selection: Selection): Bar[] {
  const { alpha } = is;
  const lit = litBy(selection, false);
  const bar = (s: Slot, copy: boolean, fallen: boolean): Bar => ({
    ...s,
    output: s.input < 0,
    copy,
    lit: lit(s) && s.input >= 0,
    fallen,
  });
  const gone = new Set(taken.pruned.map((p) => p.child * is.inputs + p.input));
  const own: Bar[] = [];
  const copies: Bar[] = [];
  for (const s of sorted(slotsOf(was))) {
    if (s.input < 0) {
      own.push(bar(s, false, is.outputAlive[s.parent * alpha] === 0));
      continue;
    }
    const readers = taken.readers(s.parent, s.input);
    if (readers.length === 0) own.push(bar(s, false, true));
    readers.forEach((child, k) => {
      (k === 0 ? own : copies).push(bar(s, k > 0, gone.has(child * is.inputs + s.input)));
    });
  }
  // Outputs b, c, … a round of parents each.
  for (let c = 1; c < alpha; c++) {
    for (let parent = 0; parent < was.parents; parent++) {
      const s = { parent, input: -1, size: sizeOf(was.output[parent]) };
      copies.push(bar(s, true, is.outputAlive[parent * alpha + c] === 0));
    }
  }
  return [...own, ...copies];
}
