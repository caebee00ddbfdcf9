/** The caption of the code table: how codes change, for the shown method and the others, and chance. */
import { formWords } from './code-form-words';
import type { CodeTableModel, TableSide } from './code-table-model';
import { fixed, list } from './format';
import type { Sentence } from './plot';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Before the split 4 of 8 clauses have a code, 0.5 neurons each; after the split 3 of 8 …" */
export function codeTableSentence(model: CodeTableModel): Sentence {
  const { before, after, names, clauses, short, rivals } = model;
  const start: Sentence = [
    { text: `${capital(names[0])} ` },
    { text: `${before.analysis.covered} of ${clauses}`, bold: true },
    { text: ` clauses have a code, ${fixed(before.analysis.weight, 1)} neurons a clause` },
  ];
  if (!after) return [...start, { text: `. ${chance([before])}` }];
  const others = rivals.map((r) => `${r.covered} (${r.name})`);
  return [
    ...start,
    { text: `; ${names[1]} ` },
    { text: `${after.analysis.covered} of ${clauses}`, bold: true },
    { text: ` (${short}), ${fixed(after.analysis.weight, 1)} neurons a clause` },
    { text: others.length === 0 ? '. ' : `, and ${list(others)} at the same epoch. ` },
    ...(after.analysis.form ? misses(model, after) : []),
    { text: chance([before, after]) },
  ];
}

/** Networks that rule out near misses instead are not without a code for nothing. */
function misses({ before, clauses, rivals }: CodeTableModel, after: TableSide): Sentence {
  const others = rivals.map((r) => `${r.reached} (${r.name})`);
  const rest = others.length === 0 ? '' : `, ${list(others)}`;
  const words = formWords(after.analysis.form);
  return [
    { text: `With neurons that ${words.rule} (○: ${words.near}): ` },
    { text: `${before.analysis.reached}, then ${after.analysis.reached}`, bold: true },
    { text: `${rest} of ${clauses}. ` },
  ];
}

/** Both nulls, on the network's own connections, at each moment. */
function chance(sides: readonly TableSide[]): string {
  const of = (key: 'random' | 'shuffled'): string =>
    sides.map(({ analysis }) => fixed(analysis[key], 2)).join(', then ');
  return `By chance: random signs ${of('random')} neurons a clause, each neuron’s own signs shuffled ${of('shuffled')}.`;
}
