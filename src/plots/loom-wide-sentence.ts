/** The sentence under the right loom where its neurons are nobody’s children. */
import { groupLetter } from '../model/groups';
import { count, fixed, list } from './format';
import { type LoomSide, weightsOf } from './loom-side';
import {
  inputName,
  inputTitle,
  readersOf,
  type SentenceInput,
  settledOn,
  some,
} from './loom-words';
import type { Sentence } from './plot';

export function wideSentence(at: SentenceInput): Sentence {
  const { selection: s } = at;
  switch (s.kind) {
    case 'none':
      return overall(at);
    case 'neuron':
      return s.wide ? aboutRight(at, s.parent) : aboutLeft(at, s.parent);
    case 'weight':
      return aboutWeight(at, s.parent, s.input, s.wide === true);
    case 'clause':
      return aboutClause(at, s.group);
    case 'input': {
      const [left, right] = [at.left, at.right].map((side) => readersOf(side, s.input));
      const text = `: read by ${left} of ${at.left.network.parents} neurons ${at.left.when} and by ${right} of ${at.right.network.parents} ${at.right.when}.`;
      return [inputTitle(at.groups, s.input), { text }];
    }
    default:
      return s satisfies never;
  }
}

const settled = (side: LoomSide): number =>
  side.settled.group.reduce((n, g) => n + (g >= 0 ? 1 : 0), 0);

/** Neurons without any weight, which pruning can leave. */
const bare = ({ network }: LoomSide): number => {
  let n = 0;
  for (let c = 0; c < network.children; c++) {
    if (network.childStart[c] === network.childStart[c + 1]) n++;
  }
  return n;
};

function overall(at: SentenceInput): Sentence {
  const { parents } = at.right.network;
  const empty = bare(at.right);
  const tail =
    empty === 0 ? '' : `; ${count(empty, 'neuron')} ${empty === 1 ? 'has' : 'have'} no input left`;
  return [
    { text: `${count(parents, 'neuron')} of its own, nobody’s children: ` },
    { text: `${settled(at.right)} settled on one clause`, bold: true },
    { text: `, ${settled(at.left)} of ${at.left.network.parents} ${at.left.when}${tail}.` },
  ];
}

function aboutLeft(at: SentenceInput, neuron: number): Sentence {
  return [
    { text: `Neuron ${neuron + 1} mixes ` },
    { text: `${fixed(at.left.mixed[neuron], 1)} clauses`, bold: true },
    { text: ` ${at.left.when}; no neuron on the right descends from it.` },
  ];
}

function aboutRight(at: SentenceInput, neuron: number): Sentence {
  const { network } = at.right;
  const name = `Neuron ${neuron + 1} of ${network.parents} on the right`;
  const reads = network.childStart[neuron + 1] - network.childStart[neuron];
  if (reads === 0) return [{ text: `${name} has no input left.` }];
  const group = at.right.settled.group[neuron];
  return [
    { text: `${name} reads ${reads} of ${network.inputs} inputs, mixes ` },
    { text: `${fixed(at.right.mixed[neuron], 1)} clauses`, bold: true },
    { text: group < 0 ? ' and has settled on none.' : ' and has settled on ' },
    ...(group < 0 ? [] : [{ text: groupLetter(group), bold: true }, { text: '.' }]),
  ];
}

function aboutClause(at: SentenceInput, group: number): Sentence {
  const rows: string[] = [];
  at.right.settled.group.forEach((g, c) => {
    if (g === group) rows.push(`${c + 1}`);
  });
  const which = rows.length === 0 || rows.length > 8 ? '' : ` (${list(rows)})`;
  return [
    { text: `Clause ${groupLetter(group)}`, bold: true },
    {
      text: `: settled on by ${some(settledOn(at.left, group), 'neuron')} ${at.left.when} and by `,
    },
    { text: some(rows.length, 'neuron'), bold: true },
    { text: ` ${at.right.when}${which}.` },
  ];
}

function aboutWeight(at: SentenceInput, neuron: number, input: number, wide: boolean): Sentence {
  const side = wide ? at.right : at.left;
  const held = weightsOf(side, neuron, input)[0];
  const name = `Neuron ${neuron + 1}${wide ? ' on the right' : ''}, ${inputName(at.groups, input)}`;
  const value = held ? `${fixed(held.weight, 2)} ${side.when}` : 'not connected';
  return [{ text: name, bold: true }, { text: `: ${value}.` }];
}
