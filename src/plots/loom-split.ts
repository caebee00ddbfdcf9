/** What the split took from each neuron: weights that were pruned, inputs that no child was dealt. */
import { dealtTo, type Method } from '../methods';
import { holders, type Network } from '../model/network';
import type { RunRecord } from '../model/record';
import type { Lost, Pruned } from './loom-side';

export interface Taken {
  readonly pruned: readonly Pruned[];
  readonly lost: readonly Lost[];
  /** Children that were dealt an input of a parent, ascending, pruned or not. */
  readonly readers: (parent: number, input: number) => number[];
}

/** As dealt, by the network before it; h × d. Networks never change, and frames are many. */
const known = new WeakMap<Network, Uint32Array>();

function dealtAll(
  { deal }: Method,
  { focusSeed, groups }: Pick<RunRecord, 'focusSeed' | 'groups'>,
  before: Network,
  alpha: number,
): Uint32Array {
  const { inputs, parents } = before;
  const found = known.get(before);
  if (found) return found;
  const dealing = {
    ...{ deal, inputs, alpha, seed: focusSeed },
    ...{ groups: groups.count, groupOf: groups.groupOf },
  };
  const dealt = new Uint32Array(parents * inputs);
  for (let parent = 0; parent < parents; parent++) {
    dealt.set(dealtTo(dealing, parent), parent * inputs);
  }
  known.set(before, dealt);
  return dealt;
}

/** Compares what the split dealt, drawn again from the seed, with what the children hold. */
export function takenBySplit(
  method: Method,
  record: Pick<RunRecord, 'focusSeed' | 'groups'>,
  before: Network,
  after: Network,
): Taken {
  const { inputs, alpha } = after;
  const held = holders(after);
  const pruned: Pruned[] = [];
  const lost: Lost[] = [];
  const all = dealtAll(method, record, before, alpha);
  all.forEach((dealt, place) => {
    const parent = Math.floor(place / inputs);
    const input = place % inputs;
    const weight = before.weight[place];
    if (dealt === 0) lost.push({ parent, input, weight });
    const gone = dealt & ~held[place];
    for (let c = 0; c < alpha; c++) {
      if ((gone >> c) & 1) pruned.push({ parent, input, child: parent * alpha + c, weight });
    }
  });
  const readers = (parent: number, input: number): number[] =>
    Array.from({ length: alpha }, (_, c) => parent * alpha + c).filter(
      (_, c) => (all[parent * inputs + input] >> c) & 1,
    );
  return { pruned, lost, readers };
}
