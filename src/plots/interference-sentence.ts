/** The caption of the interference triple: what is measured, dense, the null and its share. */
import { fixed } from './format';
import type { Change } from './method-words';
import type { Sentence } from './plot';

export interface Fall {
  readonly before: number;
  /** At the split, before any further training; NaN until then. */
  readonly atSplit: number;
  /** At the shown frame. */
  readonly now: number;
  /** The dense network at the same frame; NaN if it is not part of the run. */
  readonly dense: number;
  readonly epoch: number;
  /** Same masks on shuffled weights, between clauses; NaN until measured. */
  readonly null: number;
  /** What happens at the split; `never` where a network of its own does not change there. */
  readonly change: Change | 'never';
  /** Whether the frame is at the split or after it. */
  readonly passed: boolean;
  readonly warmup: number;
}

/** Falls smaller than this are not called one. */
const LEAST = 0.01;

/**
 * How much of the fall the null explains: null ≤ now is all of it, from half on most, and under
 * a twentieth none. '' where there is no fall to explain.
 */
export function explained(
  before: number,
  now: number,
  shuffled: number,
): 'all' | 'most' | 'part' | 'none' | '' {
  const fall = before - now;
  if (!(fall >= LEAST) || !Number.isFinite(shuffled)) return '';
  const share = (before - shuffled) / fall;
  if (share >= 0.95) return 'all';
  return share >= 0.5 ? 'most' : share >= 0.05 ? 'part' : 'none';
}

/** What stands before and after the word that says how much. */
const CAUSES = {
  split: ['', 'drop is the split itself'],
  prune: ['masks alone explain ', 'drop'],
  never: ['', 'gap to dense is width and masks'],
} as const;

export function interferenceSentence(kind: 'clauses' | 'inputs', at: Fall): Sentence {
  const what =
    kind === 'clauses'
      ? 'Mean |cosine| off the diagonal.'
      : 'Mean |cosine| between inputs of different clauses.';
  const dense = Number.isFinite(at.dense)
    ? ` Dense at epoch ${at.epoch}: ${fixed(at.dense, 2)}.`
    : '';
  if (at.change === 'none') return [{ text: `${what}${dense} α = 1 splits nothing.` }];
  if (at.change !== 'never' && !at.passed) {
    const next = at.change === 'prune' ? 'pruning' : 'split';
    return [{ text: `${what}${dense} The ${next} comes at epoch ${at.warmup}.` }];
  }
  if (!Number.isFinite(at.null))
    return [{ text: `${what}${dense} Null (shuffled weights): not measured yet.` }];
  const masks = `The same masks on shuffled weights: ${fixed(at.null, 2)}`;
  if (kind === 'inputs') return [{ text: `${what}${dense} ${masks} between clauses.` }];
  const never = at.change === 'never';
  // Copies of whole neurons, say: whatever fell, training lowered it.
  if (at.change === 'split' && at.before - at.atSplit < LEAST) {
    return [{ text: `${what}${dense} ${masks}; the split itself lowered nothing.` }];
  }
  const word = explained(never ? at.dense : at.before, at.now, at.null);
  if (word === '') return [{ text: `${what}${dense} ${masks}; there is no fall to explain.` }];
  const [before, after] = CAUSES[at.change];
  return [
    { text: `${what}${dense} ${masks}, so ${before}` },
    { text: word, bold: true },
    { text: ` of the ${after}.` },
  ];
}
