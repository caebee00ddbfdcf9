/** The caption of the relations between codes: what a mark is, and what became of the mean. */
import type { CodeRelation } from '../metrics/codes';
import type { RelationPanel } from './code-relations-model';
import { count, fixed } from './format';
import type { Sentence } from './plot';

/** What a mark is, by relation; neurons at full size. */
const MARKS: Readonly<Record<CodeRelation, (full: number) => string>> = {
  overlap: (full) => `Neurons that carry both clauses; full size: ${full}.`,
  jaccard: () => 'Neurons that carry both, as a share of those that carry either; full size: 1.',
  hamming: (full) => `Neurons that carry one of two clauses but not the other; full size: ${full}.`,
  signed: () =>
    'Signed inner product of the clauses’ channel vectors, each of length 1: the interference above, without a threshold.',
};

/** What codes of random signs on the same connections would have. */
function chance(known: readonly RelationPanel[]): string {
  if (known.some((p) => p.chance === undefined)) return '';
  return ` By chance (random signs): ${known.map((p) => fixed(p.chance ?? 0, 2)).join(', then ')}.`;
}

export function relationSentence(
  relation: CodeRelation,
  panels: readonly RelationPanel[],
  clauses: number,
  full: number,
): Sentence {
  const known = panels.filter((p) => p.raw);
  const first = known[0];
  const last = known[known.length - 1];
  const mean = relation === 'signed' ? 'Mean size' : 'Mean';
  const pairs = (clauses * (clauses - 1)) / 2;
  const both =
    relation === 'signed' || !last
      ? ''
      : ` Both have a code in ${first?.pairs === last.pairs ? '' : `${first?.pairs}, then `}${last.pairs} of ${count(pairs, 'pair')}.`;
  return [
    { text: `${MARKS[relation](full)} ${mean} over pairs: ` },
    { text: known.map((p) => fixed(p.value, 2)).join(', then '), bold: true },
    { text: `.${chance(known)}${both}` },
  ];
}
