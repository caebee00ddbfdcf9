/** The sentence under the right loom, computed: what became of the selected thing at the split. */
import { mean } from '../lib/statistics';
import type { InputGroups } from '../model/groups';
import { groupLetter } from '../model/groups';
import type { Selection } from '../model/selection';
import { count, fixed, list, neuronName } from './format';
import { type LoomSide, type Pruned, weightOf } from './loom-side';
import type { Sentence } from './plot';

export interface SentenceInput {
  readonly left: LoomSide;
  readonly right: LoomSide;
  readonly groups: InputGroups;
  readonly split: boolean;
  readonly alpha: number;
  readonly selection: Selection;
  readonly spotlight: number;
  readonly pruned: readonly Pruned[];
  readonly epoch: number;
  readonly warmup: number;
}

export function loomSentence(at: SentenceInput): Sentence {
  if (at.alpha === 1) return [{ text: 'α = 1 splits nothing: both sides show the same network.' }];
  switch (at.selection.kind) {
    case 'clause':
      return aboutClause(at, at.selection.group);
    case 'input':
      return aboutInput(at, at.selection.input);
    case 'weight':
      return aboutWeight(at, at.selection.parent, at.selection.input);
    case 'neuron':
    case 'none':
      return at.spotlight >= 0 && at.spotlight < at.left.network.parents
        ? aboutNeuron(at, at.spotlight)
        : [
            {
              text: `Before epoch ${at.warmup} both sides are one network; then each neuron splits in ${at.alpha}.`,
            },
          ];
    default:
      return at.selection satisfies never;
  }
}

function aboutNeuron(at: SentenceInput, parent: number): Sentence {
  const mixed = at.left.mixed[parent];
  const name = `Neuron ${parent + 1}`;
  if (!at.split) {
    const clauses = { text: `${fixed(mixed, 1)} clauses`, bold: true };
    return [
      { text: `${name} mixes ` },
      clauses,
      { text: `; at epoch ${at.warmup} it splits in ${at.alpha}.` },
    ];
  }
  const { alpha } = at.right.network;
  const letters: string[] = [];
  for (let c = parent * alpha; c < (parent + 1) * alpha; c++) {
    const g = at.right.settled.group[c];
    if (g >= 0 && !letters.includes(groupLetter(g))) letters.push(groupLetter(g));
  }
  const start = [
    { text: `${name} mixes ` },
    { text: `${fixed(mixed, 1)} clauses`, bold: true },
    { text: ` ${at.left.when}; its children ` },
  ];
  if (letters.length > 0) {
    return [
      ...start,
      { text: 'settle on ' },
      { text: list(letters.sort()), bold: true },
      { text: '.' },
    ];
  }
  const loads = Array.from(at.right.mixed.subarray(parent * alpha, (parent + 1) * alpha));
  const each =
    alpha <= 4
      ? list(loads.map((v) => fixed(v, 1)))
      : `${fixed(mean(loads.filter((v) => v > 0)), 1)} on average`;
  return [...start, { text: 'mix ' }, { text: each, bold: true }, { text: ' and settle on none.' }];
}

/** How many neurons of a side have settled on the clause. */
const settledOn = (side: LoomSide, group: number): number =>
  side.settled.group.reduce((n, g) => n + (g === group ? 1 : 0), 0);

function aboutClause(at: SentenceInput, group: number): Sentence {
  const dense = settledOn(at.left, group);
  const clause = { text: `Clause ${groupLetter(group)}`, bold: true };
  const some = (n: number, noun: string): string => (n === 0 ? `no ${noun}` : count(n, noun));
  if (!at.split)
    return [
      clause,
      {
        text: `: ${some(dense, 'neuron')} has settled on it.`.replace(
          /neurons has/,
          'neurons have',
        ),
      },
    ];
  const { alpha } = at.right.network;
  const rows: string[] = [];
  at.right.settled.group.forEach((g, c) => {
    if (g === group) rows.push(neuronName(Math.floor(c / alpha), c % alpha, alpha));
  });
  const which = rows.length === 0 || rows.length > 8 ? '' : ` (${list(rows)})`;
  return [
    clause,
    { text: `: settled on by ${some(dense, 'neuron')} ${at.left.when} and by ` },
    { text: some(rows.length, 'child').replace('childs', 'children'), bold: true },
    { text: ` of the split network${which}.` },
  ];
}

/** "input 7 of clause B, negated". */
export function inputName(groups: InputGroups, input: number): string {
  const g = groups.groupOf[input] ?? -1;
  const clause = g >= 0 ? ` of clause ${groupLetter(g)}` : ', in no clause';
  return `input ${input + 1}${clause}${groups.sign[input] < 0 ? ', negated' : ''}`;
}

function aboutInput(at: SentenceInput, input: number): Sentence {
  const { parents } = at.left.network;
  const name = inputName(at.groups, input);
  const lost = at.pruned.filter((p) => p.input === input).length;
  const start = { text: `${name[0].toUpperCase()}${name.slice(1)}`, bold: true };
  if (!at.split) return [start, { text: `: read by all ${parents} neurons.` }];
  const rest = lost === 0 ? '' : `; ${count(lost, 'weight')} of it pruned`;
  return [start, { text: `: read by one child of each of ${parents - lost} parents${rest}.` }];
}

function aboutWeight(at: SentenceInput, parent: number, input: number): Sentence {
  const name = `Neuron ${parent + 1}, ${inputName(at.groups, input)}`;
  const dense = weightOf(at.left, parent, input);
  const start = [
    { text: name, bold: true },
    { text: `: ${fixed(dense?.weight ?? 0, 2)} ${at.left.when}` },
  ];
  if (!at.split) return [...start, { text: '.' }];
  const kept = weightOf(at.right, parent, input);
  if (!kept) return [...start, { text: ', pruned at the split.' }];
  const { alpha } = at.right.network;
  return [
    ...start,
    { text: `, ${fixed(kept.weight, 2)} in ${neuronName(parent, kept.child % alpha, alpha)}.` },
  ];
}
