/** The caption of the signed heatmap: the neuron or clause that is looked at, else the rule. */
import { percent } from '../lib/format';
import { later, sentences, t } from '../lib/text';
import { isSilent } from '../metrics/codes';
import { groupLetter } from '../model/groups';
import { formWords } from './code-form-words';
import type { Agreement } from './codes-agreement';
import type { Analysis, CodeSide } from './codes-analysis';
import type { CodesModel } from './codes-model';
import { carriedBy, nameIn, neuronText } from './codes-words';
import { count, fixed, list } from './format';
import { marked } from './marked';
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
function alone(agreements: readonly Agreement[]): string {
  const shares = (key: 'signs' | 'shuffled'): string =>
    agreements.map((a) => percent(a[key], 0)).join(t(', then '));
  const counts = [...new Set(agreements.map((a) => a.examples.toLocaleString('en')))];
  return t`With one size a neuron in place of its weights, the signs alone give the same answer on **${shares('signs')}** of the first ${list(counts)} test examples; shuffled within each neuron, on ${shares('shuffled')}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function aboutNeuron(model: Told, neuron: number): Sentence {
  const { before, after, names, kin } = model;
  const start = t`${capital(names[0])}: ${neuronText(before.analysis, neuron)}`;
  if (!after) return marked(start);
  const { alpha } = after.analysis.network;
  const rows = kin ? Array.from({ length: alpha }, (_, c) => neuron * alpha + c) : [neuron];
  const told = rows.filter((r) => speaks(after.analysis, r)).slice(0, WRITTEN);
  const rest = rows.length - told.length;
  const then = sentences(
    ...told.map((r) => neuronText(after.analysis, r)),
    rest === 0 ? '' : others(rest, told.length > 0),
  );
  return marked(sentences(start, t`${capital(names[1])}: ${then}`));
}

function others(rest: number, some: boolean): string {
  if (rest === 1) {
    return some ? t('The other one never fires or is pruned.') : t('It never fires or is pruned.');
  }
  return some
    ? t`The other ${rest} never fire or are pruned.`
    : t`All ${rest} never fire or are pruned.`;
}

const speaks = ({ network }: Analysis, r: number): boolean =>
  network.outputAlive[r] === 1 && !isSilent(network, r);

function aboutClause(model: Told, clause: number): Sentence {
  const { before, after, names } = model;
  const letter = groupLetter(clause);
  const form = literals(before.analysis, clause);
  const code = codeOf(before, clause);
  return marked(
    after
      ? t`**Clause ${letter}** (${form}) ${code} ${names[0]}; ${codeOf(after, clause)} ${names[1]}.`
      : t`**Clause ${letter}** (${form}) ${code} ${names[0]}.`,
  );
}

/** "x3 ¬x7": however the formula joins them. */
export function literals({ clauses }: Pick<Analysis, 'clauses'>, clause: number): string {
  const { inputs, signs } = clauses[clause];
  return inputs.map((v, k) => `${signs[k] < 0 ? '¬' : ''}x${v + 1}`).join(' ');
}

/** "is carried by 1 and 5a, its near misses ruled out by 2b,". */
function codeOf({ analysis }: CodeSide, clause: number): string {
  const { network } = analysis;
  const of = (key: 'carried' | 'ruled'): string[] =>
    Array.from({ length: network.children }, (_, r) => r)
      .filter((r) => carriedBy(analysis, r)[key].includes(clause))
      .map((r) => nameIn(network, r));
  const [code, ruled] = [of('carried'), of('ruled')];
  const out = ruled.length === 0 ? '' : formWords(analysis.form).ruledOut(list(ruled));
  return code.length === 0
    ? t`has **no code by this rule**${out}`
    : t`is carried by **${list(code)}**${out}`;
}

const CARRIES = later(
  'A neuron carries a clause if all its literals count with the right sign, turned where the neuron lowers the output. Click a neuron to read what it computes.',
);

function theRule({ tau, before, after, agreement, clauses }: Told): Sentence {
  const shown = after ?? before;
  const { signs, network } = shown.analysis;
  const kept = signs.input.reduce((n, s) => n + (s === 0 ? 0 : 1), 0);
  const all = network.weight.length;
  return marked(
    sentences(
      t`Our rule, not the paper’s: a weight counts as its sign when it exceeds **τ = ${fixed(tau, 2)}** times the root mean square of its neuron’s weights, else as 0: ${kept} of ${count(all, 'weight')} at epoch ${shown.epoch}.`,
      clauses > 0 ? t(CARRIES) : t('Click a neuron to read its largest weights.'),
      agreement ? alone(agreement) : '',
    ),
  );
}
