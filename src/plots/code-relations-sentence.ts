/** The caption of the relations between codes: what a mark is, and what became of the mean. */
import { sentences, t } from '../lib/text';
import type { CodeRelation } from '../metrics/codes';
import type { RelationPanel } from './code-relations-model';
import { count, fixed } from './format';
import { marked } from './marked';
import type { Sentence } from './plot';

/** What a mark is, by relation; neurons at full size. */
const MARKS: Readonly<Record<CodeRelation, (full: number) => string>> = {
  overlap: (full) => t`Neurons that carry both clauses; full size: ${full}.`,
  jaccard: () => t('Neurons that carry both, as a share of those that carry either; full size: 1.'),
  hamming: (full) =>
    t`Neurons that carry one of two clauses but not the other; full size: ${full}.`,
  signed: () =>
    t(
      'Signed inner product of the clauses’ channel vectors, each of length 1: the interference above, without a threshold.',
    ),
};

/** What codes of random signs on the same connections would have. */
function chance(known: readonly RelationPanel[]): string {
  if (known.some((p) => p.chance === undefined)) return '';
  const values = known.map((p) => fixed(p.chance ?? 0, 2)).join(t(', then '));
  return t`By chance (random signs): ${values}.`;
}

/** How many pairs of clauses both have a code, first and last. */
function both(known: readonly RelationPanel[], clauses: number): string {
  const [first, last] = [known[0], known[known.length - 1]];
  if (!last) return '';
  const all = count((clauses * (clauses - 1)) / 2, 'pair');
  return first.pairs === last.pairs
    ? t`Both have a code in ${last.pairs} of ${all}.`
    : t`Both have a code in ${first.pairs}, then ${last.pairs} of ${all}.`;
}

export function relationSentence(
  relation: CodeRelation,
  panels: readonly RelationPanel[],
  clauses: number,
  full: number,
): Sentence {
  const known = panels.filter((p) => p.raw);
  const means = known.map((p) => fixed(p.value, 2)).join(t(', then '));
  return marked(
    sentences(
      MARKS[relation](full),
      relation === 'signed'
        ? t`Mean size over pairs: **${means}**.`
        : t`Mean over pairs: **${means}**.`,
      chance(known),
      relation === 'signed' ? '' : both(known, clauses),
    ),
  );
}
