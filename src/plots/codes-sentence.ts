/** The caption of the signed heatmap: the neuron or clause that is looked at, else the rule. */
import { percent } from '../lib/format';
import { isSilent } from '../metrics/codes';
import { groupLetter } from '../model/groups';
import { formWords } from './code-form-words';
import type { Agreement } from './codes-agreement';
import type { Analysis, CodeSide } from './codes-analysis';
import type { CodesModel } from './codes-model';
import { carriedBy, nameIn, neuronWords } from './codes-words';
import { count, fixed, list } from './format';
import type { Sentence } from './plot';

type Told = Omit<CodesModel, 'sentence'>;

/** Children whose words are written out; the others are counted. */
const WRITTEN = 4;

export function codesSentence(model: Told): Sentence {
  if (model.lit >= 0) return aboutNeuron(model, model.lit);
  if (model.clause >= 0) return aboutClause(model, model.clause);
  return theRule(model);
}

/** The network rebuilt from its signs, beside one of shuffled signs. */
function alone(agreements: readonly Agreement[]): Sentence {
  const shares = (key: 'signs' | 'shuffled'): string =>
    agreements.map((a) => percent(a[key], 0)).join(', then ');
  const counts = [...new Set(agreements.map((a) => a.examples.toLocaleString('en')))];
  return [
    {
      text: ' With one size a neuron in place of its weights, the signs alone give the same answer on ',
    },
    { text: shares('signs'), bold: true },
    {
      text: ` of the first ${counts.join(' and ')} test examples; shuffled within each neuron, on ${shares('shuffled')}.`,
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function aboutNeuron(model: Told, neuron: number): Sentence {
  const { before, after, names, kin } = model;
  const start = [{ text: `${capital(names[0])}: ` }, ...neuronWords(before.analysis, neuron)];
  if (!after) return start;
  const { alpha } = after.analysis.network;
  const rows = kin ? Array.from({ length: alpha }, (_, c) => neuron * alpha + c) : [neuron];
  const told = rows.filter((r) => speaks(after.analysis, r)).slice(0, WRITTEN);
  const rest = rows.length - told.length;
  return [
    ...start,
    { text: ` ${capital(names[1])}: ` },
    ...told.flatMap((r, k) => [{ text: k > 0 ? ' ' : '' }, ...neuronWords(after.analysis, r)]),
    ...(rest === 0 ? [] : [{ text: others(rest, told.length > 0) }]),
  ];
}

function others(rest: number, some: boolean): string {
  if (rest === 1) return `${some ? ' The other one' : 'It'} never fires or is pruned.`;
  return `${some ? ' The other' : 'All'} ${rest} never fire or are pruned.`;
}

const speaks = ({ network }: Analysis, r: number): boolean =>
  network.outputAlive[r] === 1 && !isSilent(network, r);

function aboutClause(model: Told, clause: number): Sentence {
  const { before, after, names } = model;
  return [
    { text: `Clause ${groupLetter(clause)}`, bold: true },
    { text: ` (${literals(before.analysis, clause)}) ` },
    ...codeOf(before, clause),
    { text: ` ${names[0]}` },
    ...(after
      ? [{ text: '; ' }, ...codeOf(after, clause), { text: ` ${names[1]}.` }]
      : [{ text: '.' }]),
  ];
}

/** "x3 ¬x7": however the formula joins them. */
export function literals({ clauses }: Pick<Analysis, 'clauses'>, clause: number): string {
  const { inputs, signs } = clauses[clause];
  return inputs.map((v, k) => `${signs[k] < 0 ? '¬' : ''}x${v + 1}`).join(' ');
}

/** "has the code 1 and 5a; 2b rules out its near misses". */
function codeOf({ analysis }: CodeSide, clause: number): Sentence {
  const { network } = analysis;
  const of = (key: 'carried' | 'ruled'): string[] =>
    Array.from({ length: network.children }, (_, r) => r)
      .filter((r) => carriedBy(analysis, r)[key].includes(clause))
      .map((r) => nameIn(network, r));
  const [code, ruled] = [of('carried'), of('ruled')];
  const { ruledBy } = formWords(analysis.form);
  const out = ruled.length === 0 ? '' : `, its ${ruledBy} ${list(ruled)},`;
  return code.length === 0
    ? [{ text: 'has ' }, { text: 'no code by this rule', bold: true }, { text: out }]
    : [{ text: 'is carried by ' }, { text: list(code), bold: true }, { text: out }];
}

const CARRIES =
  'A neuron carries a clause if all its literals count with the right sign, turned where the neuron lowers the output. Click a neuron to read what it computes.';

function theRule({ tau, before, after, agreement, clauses }: Told): Sentence {
  const shown = after ?? before;
  const { signs, network } = shown.analysis;
  const kept = signs.input.reduce((n, s) => n + (s === 0 ? 0 : 1), 0);
  const all = network.weight.length;
  return [
    { text: 'Our rule, not the paper’s: a weight counts as its sign when it exceeds ' },
    { text: `τ = ${fixed(tau, 2)}`, bold: true },
    {
      text: ` times the root mean square of its neuron’s weights, else as 0: ${kept} of ${count(all, 'weight')} at epoch ${shown.epoch}. ${clauses > 0 ? CARRIES : 'Click a neuron to read its largest weights.'}`,
    },
    ...(agreement ? alone(agreement) : []),
  ];
}
