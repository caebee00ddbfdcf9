/** The sentence under the right loom where its neurons are nobody’s children. */
import { t } from '../lib/text';
import { groupLetter } from '../model/groups';
import { count, fixed } from './format';
import { type LoomSide, weightsOf } from './loom-side';
import {
  inputName,
  inputTitle,
  named,
  readersOf,
  type SentenceInput,
  settledOn,
  some,
} from './loom-words';
import { marked } from './marked';
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
      const text = t`: read by ${count(left, 'neuron')} ${at.left.when}, ${right} of ${at.right.network.parents} ${at.right.when}.`;
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
  const all = count(at.right.network.parents, 'neuron');
  const empty = bare(at.right);
  const start =
    empty === 0 ? t`${all} of its own, nobody’s children` : t`${all}, ${empty} without inputs`;
  if (at.groups.count === 0) return [{ text: t`${start}.` }];
  return marked(
    t`${start}: **${settled(at.right)} settled on one clause**, ${settled(at.left)} of ${at.left.network.parents} ${at.left.when}.`,
  );
}

function aboutLeft(at: SentenceInput, neuron: number): Sentence {
  if (at.groups.count === 0) {
    return [{ text: t`No neuron on the right descends from neuron ${neuron + 1}.` }];
  }
  return marked(
    t`Neuron ${neuron + 1} mixes **${fixed(at.left.mixed[neuron], 1)} clauses** ${at.left.when}; no neuron on the right descends from it.`,
  );
}

function aboutRight(at: SentenceInput, neuron: number): Sentence {
  const { network } = at.right;
  const name = t`Neuron ${neuron + 1} on the right`;
  const reads = network.childStart[neuron + 1] - network.childStart[neuron];
  if (reads === 0) return [{ text: t`${name} has no input left.` }];
  if (at.groups.count === 0) return [{ text: t`${name} reads ${count(reads, 'input')}.` }];
  const group = at.right.settled.group[neuron];
  const [inputs, load] = [count(reads, 'input'), fixed(at.right.mixed[neuron], 1)];
  return marked(
    group < 0
      ? t`${name} reads ${inputs}, mixes **${load} clauses** and has settled on none.`
      : t`${name} reads ${inputs}, mixes **${load} clauses** and has settled on **${groupLetter(group)}**.`,
  );
}

function aboutClause(at: SentenceInput, group: number): Sentence {
  const rows: string[] = [];
  at.right.settled.group.forEach((g, c) => {
    if (g === group) rows.push(`${c + 1}`);
  });
  return named(
    marked(
      t`**Clause ${groupLetter(group)}**: settled on by ${some(settledOn(at.left, group), 'neuron')} ${at.left.when} and by **${some(rows.length, 'neuron')}** ${at.right.when}`,
    ),
    rows,
  );
}

function aboutWeight(at: SentenceInput, neuron: number, input: number, wide: boolean): Sentence {
  const side = wide ? at.right : at.left;
  const held = weightsOf(side, neuron, input)[0];
  const neuronText = wide ? t`Neuron ${neuron + 1} on the right` : t`Neuron ${neuron + 1}`;
  const value = held ? t`${fixed(held.weight, 2)} ${side.when}` : t('not connected');
  return marked(t`**${neuronText}, ${inputName(at.groups, input)}**: ${value}.`);
}
