/** The caption of the interference triple: what is measured, dense, the null and its share. */
import { sentences, t } from '../lib/text';
import { fixed } from './format';
import { marked } from './marked';
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

const WORDS = {
  all: () => t('all'),
  most: () => t('most'),
  part: () => t('part'),
  none: () => t('none', 'share'),
} as const;

/** What the masks explain, by how much of it. */
const CAUSES = {
  split: (start: string, word: string) =>
    t`${start}, so **${word}** of the drop is the split itself.`,
  prune: (start: string, word: string) =>
    t`${start}, so masks alone explain **${word}** of the drop.`,
  never: (start: string, word: string) =>
    t`${start}, so **${word}** of the gap to dense is width and masks.`,
} as const;

export function interferenceSentence(kind: 'clauses' | 'inputs', at: Fall): Sentence {
  const what =
    kind === 'clauses'
      ? t('Mean |cosine| off the diagonal.')
      : t('Mean |cosine| between inputs of different clauses.');
  const dense = Number.isFinite(at.dense)
    ? t`Dense at epoch ${at.epoch}: ${fixed(at.dense, 2)}.`
    : '';
  if (at.change === 'none') return [{ text: sentences(what, dense, t('α = 1 splits nothing.')) }];
  if (at.change !== 'never' && !at.passed) {
    const next =
      at.change === 'prune'
        ? t`The pruning comes at epoch ${at.warmup}.`
        : t`The split comes at epoch ${at.warmup}.`;
    return [{ text: sentences(what, dense, next) }];
  }
  if (!Number.isFinite(at.null))
    return [{ text: sentences(what, dense, t('Null (shuffled weights): not measured yet.')) }];
  const masks = t`The same masks on shuffled weights: ${fixed(at.null, 2)}`;
  if (kind === 'inputs') return [{ text: sentences(what, dense, t`${masks} between clauses.`) }];
  const never = at.change === 'never';
  // Copies of whole neurons, say: whatever fell, training lowered it.
  if (at.change === 'split' && at.before - at.atSplit < LEAST) {
    return [{ text: sentences(what, dense, t`${masks}; the split itself lowered nothing.`) }];
  }
  const word = explained(never ? at.dense : at.before, at.now, at.null);
  if (word === '')
    return [{ text: sentences(what, dense, t`${masks}; there is no fall to explain.`) }];
  return marked(sentences(what, dense, CAUSES[at.change](masks, WORDS[word]())));
}
