/** The caption of the code table: how codes change, for the shown method and the others, and chance. */
import { sentences, t } from '../lib/text';
import { formWords } from './code-form-words';
import type { CodeTableModel, TableSide } from './code-table-model';
import { fixed, list } from './format';
import { marked } from './marked';
import type { Sentence } from './plot';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Before the split 4 of 8 clauses have a code, 0.5 neurons each; after the split 3 of 8 …" */
export function codeTableSentence(model: CodeTableModel): Sentence {
  const { before, after, names, clauses, short, rivals } = model;
  const start = t`${capital(names[0])} **${before.analysis.covered} of ${clauses}** clauses have a code, ${fixed(before.analysis.weight, 1)} neurons a clause`;
  if (!after) return marked(sentences(t`${start}.`, chance([before])));
  const both = t`${start}; ${names[1]} **${after.analysis.covered} of ${clauses}** (${short}), ${fixed(after.analysis.weight, 1)} neurons a clause`;
  const others = rivals.map((r) => t`${r.covered} (${r.name})`);
  return marked(
    sentences(
      others.length === 0 ? t`${both}.` : t`${both}, and ${list(others)} at the same epoch.`,
      after.analysis.form ? misses(model, after) : '',
      chance([before, after]),
    ),
  );
}

/** Networks that rule out near misses instead are not without a code for nothing. */
function misses({ before, clauses, rivals }: CodeTableModel, after: TableSide): string {
  const others = rivals.map((r) => t`${r.reached} (${r.name})`);
  const rest = others.length === 0 ? '' : t(', ', 'list') + list(others);
  const counts = [before, after].map(({ analysis }) => analysis.reached).join(t(', then '));
  return formWords(after.analysis.form).reached(counts, rest, clauses);
}

/** Both nulls, on the network's own connections, at each moment. */
function chance(sides: readonly TableSide[]): string {
  const of = (key: 'random' | 'shuffled'): string =>
    sides.map(({ analysis }) => fixed(analysis[key], 2)).join(t(', then '));
  return t`By chance: random signs ${of('random')} neurons a clause, each neuron’s own signs shuffled ${of('shuffled')}.`;
}
