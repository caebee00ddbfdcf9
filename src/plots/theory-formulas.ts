/**
 * The formulas behind the curves with the numbers of the run put in, as text with raised parts;
 * the page sets them in HTML. Which are published and which derived here is said with each.
 */
import { percent } from '../lib/format';
import { filled, t } from '../lib/text';
import { COVERED_ENOUGH, CROWDED, companions, type Dealing } from '../metrics';
import { fixed } from './format';
import { expected, type Setting, type Spot } from './theory-curves';
import { companionsText, literalsText, shareText, small } from './theory-words';

/** Text, or a raised part of it. */
export type Term = string | { readonly raised: string };

export interface Formula {
  readonly quantity: 'wholes' | 'collisions' | 'coverage' | 'companions';
  /** What is computed, in words. */
  readonly name: string;
  /** The letter that stands for it in the formulas after it, '' where none uses it. */
  readonly letter: string;
  readonly general: readonly Term[];
  /** The same with the numbers in; empty where clauses differ in size and the mean is taken. */
  readonly numbers: readonly Term[];
  readonly value: string;
}

export interface FormulaGroup {
  readonly dealing: Dealing;
  readonly title: string;
  readonly source: string;
  readonly formulas: readonly Formula[];
}

/** Where the plot draws its limits. */
export const limitRule = (): string =>
  t`Where coverage or collisions become a limit is our rule: fewer than ${percent(COVERED_ENOUGH, 0)} of the clauses whole, more than ${CROWDED} companions.`;

type Body = Pick<Formula, 'general' | 'numbers'>;

/** Letters of the formulas with their meaning and their numbers. */
export const symbols = (setting: Setting): readonly (readonly [letter: string, text: string])[] => [
  ['α', t`children of a neuron, ${setting.alpha}`],
  ['h', t`neurons, ${setting.parents}`],
  ['d', t`inputs, ${setting.inputs}`],
  ['m', filled(t('clauses, {0}', 'number'), [setting.clauses])],
  ['k', t`inputs of a clause, ${literalsText(setting)}`],
];

export function formulasOf(setting: Setting): FormulaGroup[] {
  const group = (dealing: Dealing, title: string, source: string, wholes: Body, pairs: Body) => ({
    dealing,
    title,
    source,
    formulas: rows(setting, expected(dealing, setting), wholes, pairs),
  });
  const { alpha, clauses, literals, inputs } = setting;
  const same = literals[0] === literals[literals.length - 1];
  const k = literals[0];
  const numbers = (terms: readonly Term[]): readonly Term[] => (same ? terms : []);
  return [
    group(
      'clauses',
      t('Clause-aware split'),
      t('derived here'),
      { general: ['1'], numbers: [] },
      pairsOf(clauses, alpha),
    ),
    group(
      'balanced',
      t('Random split, children of equal size'),
      t('hypergeometric, derived here'),
      { general: share(inputs % alpha === 0, 'k'), numbers: numbers(shares(inputs, alpha, k)) },
      {
        general: share(inputs % alpha === 0, '2k'),
        numbers: numbers(shares(inputs, alpha, 2 * k)),
      },
    ),
    group(
      'independent',
      t('Random split, each input for itself'),
      t('collisions as published, arXiv 2510.04500'),
      {
        general: ['α', { raised: '−(k−1)' }],
        numbers: numbers([`${alpha}`, { raised: `−${k - 1}` }]),
      },
      {
        general: ['α', { raised: '−(2k−1)' }],
        numbers: numbers([`${alpha}`, { raised: `−${2 * k - 1}` }]),
      },
    ),
  ];
}

/** Share of the pairs of m clauses that are in one child, s being the clauses of a child. */
function pairsOf(m: number, alpha: number): Body {
  if (m < 2) return { general: [t('0, there is no pair')], numbers: [] };
  if (m % alpha === 0) {
    return {
      general: ['(m/α − 1) / (m − 1)'],
      numbers: [`(${m / alpha} − 1) / (${m} − 1)`],
    };
  }
  const [least, larger] = [Math.floor(m / alpha), m % alpha];
  const part = (times: number, size: number): string => `${times} · ${size} · ${size - 1}`;
  const parts = [
    ...(least > 1 ? [part(alpha - larger, least)] : []),
    ...(least > 0 ? [part(larger, least + 1)] : []),
  ];
  const sum = parts.length === 0 ? '0' : `(${parts.join(' + ')}) / (${m} · ${m - 1})`;
  return { general: [t('Σ s · (s − 1) / (m · (m − 1)), s clauses in a child')], numbers: [sum] };
}

/** r given inputs are dealt to one child; children of s inputs each where α does not divide d. */
const share = (divides: boolean, r: string): readonly Term[] =>
  divides
    ? [`α · C(d−${r}, d/α−${r}) / C(d, d/α)`]
    : [t`Σ C(d−${r}, s−${r}) / C(d, s), s inputs in a child`];

/** The same in numbers; a sum where children differ by one. */
function shares(n: number, alpha: number, r: number): readonly Term[] {
  const least = Math.floor(n / alpha);
  const larger = n % alpha;
  const part = (times: number, size: number): string => {
    if (size < r) return '0';
    const factor = times === 1 ? '' : `${times} · `;
    return `${factor}C(${n - r}, ${size - r}) / C(${n}, ${size})`;
  };
  if (n < r) return ['0'];
  if (larger === 0) return [part(alpha, least)];
  const parts = [part(alpha - larger, least), part(larger, least + 1)].filter((p) => p !== '0');
  return [parts.length === 0 ? '0' : parts.join(' + ')];
}

function rows(setting: Setting, spot: Spot, wholes: Body, pairs: Body): Formula[] {
  const { parents: h, clauses: m } = setting;
  const [w, c] = [small(spot.wholes), small(spot.collisions)];
  const others = companions(spot, m);
  return [
    {
      quantity: 'wholes',
      name: t('a clause stays whole in a neuron’s children'),
      letter: 'w',
      ...wholes,
      value: w,
    },
    {
      quantity: 'collisions',
      name: t('two clauses are whole in the same child'),
      letter: 'c',
      ...pairs,
      value: c,
    },
    {
      quantity: 'coverage',
      name: t('a clause is whole somewhere (coverage)'),
      letter: '',
      general: ['1 − (1 − w)', { raised: 'h' }],
      numbers: [`1 − (1 − ${w})`, { raised: `${h}` }],
      value: shareText(spot.coverage),
    },
    {
      quantity: 'companions',
      name: t('other whole clauses in its child (companions)'),
      letter: '',
      general: ['(m − 1) · c / w'],
      numbers: spot.wholes === 0 ? [] : [`${fixed(m - 1, 0)} · ${c} / ${w}`],
      value: companionsText(others),
    },
  ];
}
