/**
 * Who gets which input at the split: a pure function of seed and parent, so that whoever draws a
 * network knows what was dealt before anything was pruned. `engine/cpu/split.ts` is the kernel.
 */
import { type Stream, shuffle, stream } from '../lib/random';
import { type Deal, NM_BLOCK } from './method';

export interface Dealing {
  readonly deal: Deal;
  /** d. */
  readonly inputs: number;
  readonly alpha: number;
  readonly seed: number;
  /** Number of clauses, and the clause of each input, −1 where it is in none. */
  readonly groups: number;
  readonly groupOf: ArrayLike<number>;
}

/**
 * Children of every input of a parent, a bit a child; length d, all 0 where nothing is dealt.
 * Going round, place p gets child p mod α, so that children differ by one at most. Random (and
 * shared: with parent 0's order): the inputs of a parent, shuffled, go round. Clause: the clauses
 * are shuffled and go round whole; an input of no clause goes round by its index. N:M: the inputs,
 * shuffled within each block of four, go round. Overlap and subset: child k takes as many of the
 * first inputs of an order as it would get going round: an order of its own, or one for all
 * siblings. Clones: all children take all.
 */
export function dealtTo(dealing: Dealing, parent: number): Uint32Array {
  const { deal, inputs, alpha, seed } = dealing;
  const out = new Uint32Array(inputs);
  if (deal === 'none') return out;
  const random = stream(seed, 'mask', deal === 'shared' ? 0 : parent);
  if (deal === 'clones') out.fill(2 ** alpha - 1);
  else if (deal === 'overlap' || deal === 'subset') {
    takeParts(out, alpha, deal === 'overlap', random);
  } else if (deal === 'clause') goRoundWhole(out, dealing, random);
  else goRound(out, alpha, deal === 'nm' ? NM_BLOCK : inputs, random);
  return out;
}

/** 0 … count−1. */
const indices = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

/** The inputs, shuffled within blocks, go round the children. */
function goRound(out: Uint32Array, alpha: number, block: number, random: Stream): void {
  const items = indices(out.length);
  for (let from = 0; from < items.length; from += block) {
    shuffle(items.subarray(from, Math.min(from + block, items.length)), random);
  }
  items.forEach((input, place) => {
    out[input] = 1 << (place % alpha);
  });
}

/** The clauses, shuffled, go round the children. */
function goRoundWhole(out: Uint32Array, { groups, groupOf, alpha }: Dealing, random: Stream): void {
  const items = indices(groups);
  shuffle(items, random);
  const childOf = new Uint32Array(groups);
  items.forEach((clause, place) => {
    childOf[clause] = place % alpha;
  });
  out.forEach((_, j) => {
    out[j] = 1 << (groupOf[j] < 0 ? j % alpha : childOf[groupOf[j]]);
  });
}

/** Child k takes the first ⌈(d − k)/α⌉ inputs of an order. */
function takeParts(out: Uint32Array, alpha: number, anew: boolean, random: Stream): void {
  const items = indices(out.length);
  for (let k = 0; k < alpha; k++) {
    if (k === 0 || anew) shuffle(items, random);
    for (const input of items.subarray(0, Math.ceil((out.length - k) / alpha))) {
      out[input] |= 1 << k;
    }
  }
}
