/** The sentence under the right loom, computed: what became of the selected thing at the split. */

import { mean } from '../lib/statistics';
import { t } from '../lib/text';
import { sharesOut } from '../methods';
import { groupLetter } from '../model/groups';
import { count, fixed, list, neuronName } from './format';
import { weightsOf } from './loom-side';
import { wideSentence } from './loom-wide-sentence';
import {
  heldText,
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

export function loomSentence(at: SentenceInput): Sentence {
  if (!at.kin) return wideSentence(at);
  if (at.alpha === 1) {
    const rest = at.epoch > at.warmup ? t(', but for a fresh optimiser') : '';
    return [{ text: t`α = 1 splits nothing: both sides show the same network${rest}.` }];
  }
  switch (at.selection.kind) {
    case 'clause':
      return aboutClause(at, at.selection.group);
    case 'input':
      return aboutInput(at, at.selection.input);
    case 'weight':
      return aboutWeight(at, at.selection.parent, at.selection.input);
    case 'neuron':
    case 'none':
      return at.left.lit >= 0 && at.left.lit < at.left.network.parents
        ? aboutNeuron(at, at.left.lit)
        : [{ text: t`Before epoch ${at.warmup} both sides are one network; then ${nextOf(at)}.` }];
    default:
      return at.selection satisfies never;
  }
}

/** "each neuron splits in 2". */
const nextOf = ({ method, alpha }: SentenceInput): string =>
  method.deal === 'clones'
    ? t`each neuron is copied ${alpha} times`
    : t`each neuron splits in ${alpha}`;

function aboutNeuron(at: SentenceInput, parent: number): Sentence {
  if (at.groups.count === 0) {
    const next = at.split ? '' : t`; at epoch ${at.warmup} ${nextOf(at)}`;
    return [
      { text: t`No clauses are known of a file, so none can be mixed or settled on${next}.` },
    ];
  }
  const mixed = at.left.mixed[parent];
  const load = fixed(mixed, 1);
  if (!at.split) {
    const next =
      at.method.deal === 'clones' ? t`it is copied ${at.alpha} times` : t`it splits in ${at.alpha}`;
    return marked(
      t`Neuron ${parent + 1} mixes **${load} clauses**; at epoch ${at.warmup} ${next}.`,
    );
  }
  const { alpha } = at.right.network;
  const letters: string[] = [];
  for (let c = parent * alpha; c < (parent + 1) * alpha; c++) {
    const g = at.right.settled.group[c];
    if (g >= 0 && !letters.includes(groupLetter(g))) letters.push(groupLetter(g));
  }
  if (letters.length > 0) {
    return marked(
      t`Neuron ${parent + 1} mixes **${load} clauses** ${at.left.when}; its children settle on **${list(letters.sort())}**.`,
    );
  }
  const loads = Array.from(at.right.mixed.subarray(parent * alpha, (parent + 1) * alpha));
  const each =
    alpha <= 4
      ? list(loads.map((v) => fixed(v, 1)))
      : t`${fixed(mean(loads.filter((v) => v > 0)), 1)} on average`;
  return marked(
    t`Neuron ${parent + 1} mixes **${load} clauses** ${at.left.when}; its children mix **${each}** and settle on none.`,
  );
}

function aboutClause(at: SentenceInput, group: number): Sentence {
  const dense = settledOn(at.left, group);
  const letter = groupLetter(group);
  if (!at.split) {
    const neurons = some(dense, 'neuron');
    return marked(
      dense > 1
        ? t`**Clause ${letter}**: ${neurons} have settled on it.`
        : t`**Clause ${letter}**: ${neurons} has settled on it.`,
    );
  }
  const { alpha } = at.right.network;
  const rows: string[] = [];
  at.right.settled.group.forEach((g, c) => {
    if (g === group) rows.push(neuronName(Math.floor(c / alpha), c % alpha, alpha));
  });
  return named(
    marked(
      t`**Clause ${letter}**: settled on by ${some(dense, 'neuron')} ${at.left.when} and by **${some(rows.length, 'child')}** of the split network`,
    ),
    rows,
  );
}

function aboutInput(at: SentenceInput, input: number): Sentence {
  const { parents } = at.left.network;
  const start = inputTitle(at.groups, input);
  if (!at.split) return [start, { text: t`: read by all ${parents} neurons.` }];
  const pruned = at.pruned.filter((p) => p.input === input).length;
  const rest = pruned === 0 ? '' : t`; ${count(pruned, 'weight')} of it pruned`;
  if (sharesOut(at.method)) {
    return [start, { text: t`: read by one child of each of ${parents - pruned} parents${rest}.` }];
  }
  const lost = at.lost.filter((l) => l.input === input).length;
  const gone = lost === 0 ? '' : t`; ${lost} of ${parents} neurons lost it`;
  const readers = t`${readersOf(at.right, input)} of ${at.right.network.children} children`;
  return [start, { text: t`: read by ${readers}${gone}${rest}.` }];
}

function aboutWeight(at: SentenceInput, parent: number, input: number): Sentence {
  const name = t`Neuron ${parent + 1}, ${inputName(at.groups, input)}`;
  const dense = weightsOf(at.left, parent, input)[0];
  const start = [
    { text: name, bold: true },
    { text: t`: ${fixed(dense?.weight ?? 0, 2)} ${at.left.when}` },
  ];
  if (!at.split) return [...start, { text: t('.') }];
  return [...start, { text: t`, ${heldText(at, parent, input)}.` }];
}
