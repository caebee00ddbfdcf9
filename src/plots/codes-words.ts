/**
 * What a neuron computes, in words, with its weights plugged in. Every statement is one of
 * `metrics/codes/reading.ts`: it can be checked with the numbers that follow it.
 */
import { t } from '../lib/text';
import { type Reading, readNeuron } from '../metrics/codes';
import { groupLetter } from '../model/groups';
import type { Network } from '../model/network';
import { clauseName, formWords } from './code-form-words';
import type { Analysis } from './codes-analysis';
import { count, fixed, list, neuronName } from './format';
import { marked } from './marked';
import type { Sentence } from './plot';

/** Clauses named in one statement; the others are counted. */
const NAMED = 3;

/** Name of a neuron of a network: "4b", or "4" where nothing is split. */
export const nameIn = ({ alpha }: Network, r: number): string =>
  neuronName(Math.floor(r / alpha), r % alpha, alpha);

/** "A, B or one of 2 more": `all` of which `words` are named. */
function either(words: readonly string[], all = words.length): string {
  const rest = all > words.length ? [t`one of ${all - words.length} more`] : [];
  const some = [...words, ...rest];
  const last = some[some.length - 1] ?? '';
  return some.length < 2 ? last : t`${some.slice(0, -1).join(t(', ', 'list'))} or ${last}`;
}

/** "−3.5 + 1.9 + 1.7 = 0.1": bias, own weights, and what all other inputs add while they are off. */
function sum(analysis: Analysis, r: number, reading: Reading, missing: number): string {
  const { network, clauses, form } = analysis;
  const { inputs, signs } = formWords(form).read(clauses[reading.clause]);
  const row = new Map<number, number>();
  let others = 0;
  for (let e = network.childStart[r]; e < network.childStart[r + 1]; e++) {
    const input = network.edgeInput[e];
    row.set(input, network.weight[e]);
    if (!inputs.includes(input)) others -= network.weight[e];
  }
  const terms = inputs.map((v, k) => (v === missing ? -1 : 1) * signs[k] * (row.get(v) ?? 0));
  const total = terms.reduce((a, b) => a + b, network.bias[r] + others);
  const signed = (x: number): string => (x < 0 ? ` − ${fixed(-x, 2)}` : ` + ${fixed(x, 2)}`);
  return t`${fixed(network.bias[r], 2)}${terms.map(signed).join('')}, other inputs off${signed(others)}: ${fixed(total, 2)}`;
}

/** What it does, without its name: "fires when clause B is complete (−3.5 + 1.9 …)". */
function deed(analysis: Analysis, r: number): string {
  const words = formWords(analysis.form);
  const clauses = analysis.clauses.map(words.read);
  const { silent, readings } = readNeuron(analysis.network, r, clauses);
  const numbers = (x: Reading, missing = -1): string =>
    words.when(groupLetter(x.clause), sum(analysis, r, x, missing));
  if (silent) {
    const weights = analysis.network.weight.subarray(
      analysis.network.childStart[r],
      analysis.network.childStart[r + 1],
    );
    const together = weights.reduce((a, w) => a + Math.abs(w), 0);
    return t`**never fires**: its weights, ${fixed(together, 2)} together, do not outweigh its bias, ${fixed(analysis.network.bias[r], 2)}`;
  }
  const of = (response: Reading['response']) =>
    readings.filter((x) => x.response === response).sort((a, b) => b.whole - a.whole);
  const fires = of('fires');
  if (fires.length > 0) {
    const named = fires.slice(0, NAMED);
    const when = either(
      named.map((x) => words.condition(x, clauses[x.clause].inputs.length)),
      fires.length,
    );
    return t`fires when **${when}** (${numbers(named[0])})`;
  }
  const lacks = of('lacks');
  if (lacks.length > 0) {
    const named = lacks.slice(0, NAMED);
    const only = (x: Reading) => words.only(x, either(x.missing.map((v) => `x${v + 1}`)));
    return words.lacks(
      either(named.map(only), lacks.length),
      sum(analysis, r, named[0], named[0].missing[0]),
    );
  }
  const blocks = of('blocks').reverse();
  if (blocks.length > 0) {
    const named = blocks.slice(0, NAMED);
    const names = either(
      named.map((x) => clauseName(x.clause)),
      blocks.length,
    );
    return words.silenced(names, numbers(named[0]));
  }
  return t('answers to no clause as a whole');
}

/** Clauses that a neuron carries, and those whose near misses it rules out. */
export function carriedBy(
  { codes, vetoes }: Analysis,
  r: number,
): { carried: number[]; ruled: number[] } {
  const n = codes.children;
  const all = Array.from({ length: codes.clauses }, (_, g) => g);
  return {
    carried: all.filter((g) => codes.carried[g * n + r] !== 0),
    ruled: all.filter((g) => vetoes[g * n + r] === 1),
  };
}

function burden(analysis: Analysis, r: number): string {
  const { carried, ruled } = carriedBy(analysis, r);
  const letters = (of: readonly number[]): string => list(of.map(groupLetter));
  const what =
    carried.length === 0
      ? t('carries no clause by this rule')
      : t`carries ${count(carried.length, 'clause')} (${letters(carried)})`;
  return ruled.length === 0 ? what : formWords(analysis.form).alsoRules(what, letters(ruled));
}

/** Where no clauses are known: "reads x3 (+1.20), x7 (−0.80) and 4 inputs with less; bias −1.10". */
function largest(network: Network, r: number): string {
  const edges = Array.from(
    network.weight.subarray(network.childStart[r], network.childStart[r + 1]),
    (w, k) => ({ w, input: network.edgeInput[network.childStart[r] + k] }),
  ).sort((a, b) => Math.abs(b.w) - Math.abs(a.w));
  const signed = (x: number): string => `${x > 0 ? '+' : ''}${fixed(x, 2)}`;
  const named = edges.slice(0, NAMED).map(({ w, input }) => `x${input + 1} (${signed(w)})`);
  const rest = edges.length - named.length;
  const less = rest > 0 ? [t`${count(rest, 'input')} with less`] : [];
  return t`reads ${list([...named, ...less])}; its bias is ${signed(network.bias[r])}`;
}

/** One neuron: "4b, which raises the output (+3.83), fires when …; carries 1 clause (G)."; ** bold. */
export function neuronText(analysis: Analysis, r: number): string {
  const { network, clauses } = analysis;
  const name = nameIn(network, r);
  if (network.outputAlive[r] === 0) {
    return t`**${name}** says nothing: its output weight was pruned.`;
  }
  const w = network.output[r];
  const told =
    clauses.length === 0
      ? t`${largest(network, r)}.`
      : t`${deed(analysis, r)}; ${burden(analysis, r)}.`;
  return w > 0
    ? t`**${name}**, which raises the output (+${fixed(w, 2)}), ${told}`
    : t`**${name}**, which lowers the output (${fixed(w, 2)}), ${told}`;
}

export const neuronWords = (analysis: Analysis, r: number): Sentence =>
  marked(neuronText(analysis, r));
