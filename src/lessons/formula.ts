/**
 * Formulas as small trees: drawn as MathML and spoken from the same tree, so that neither can say
 * anything else. No layout, no library; numbers keep their value beside their text.
 */
import { fixed } from '../lib/format';
import { later, t } from '../lib/text';

export type Formula =
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'name'; readonly text: string; readonly spoken: string }
  | { readonly kind: 'sign'; readonly text: string; readonly spoken: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'row'; readonly parts: readonly Formula[] }
  | { readonly kind: 'brackets'; readonly open: string; readonly inner: Formula }
  | { readonly kind: 'sub' | 'power'; readonly base: Formula; readonly script: Formula }
  | { readonly kind: 'over'; readonly top: Formula; readonly bottom: Formula };

/** A number with that many decimals; a negative one after a sign stands in brackets. */
export const num = (value: number, digits = 2): Formula => ({
  kind: 'number',
  value,
  text: fixed(value, digits),
});

/** A quantity's name, with how it is read out where its letter is not. */
export const name = (text: string, spoken = text): Formula => ({ kind: 'name', text, spoken });

export const words = (text: string): Formula => ({ kind: 'words', text });
export const row = (...parts: readonly Formula[]): Formula => ({ kind: 'row', parts });
export const brackets = (inner: Formula): Formula => ({ kind: 'brackets', open: '(', inner });
export const size = (inner: Formula): Formula => ({ kind: 'brackets', open: '|', inner });
export const sub = (base: Formula, script: Formula): Formula => ({ kind: 'sub', base, script });
export const power = (base: Formula, script: Formula): Formula => ({ kind: 'power', base, script });
export const over = (top: Formula, bottom: Formula): Formula => ({ kind: 'over', top, bottom });

const sign = (text: string, spoken: string): Formula => ({ kind: 'sign', text, spoken });
export const SIGN = {
  equals: sign('=', later('equals')),
  differs: sign('≠', later('is not')),
  about: sign('≈', later('is about')),
  most: sign('≤', later('is at most')),
  plus: sign('+', later('plus')),
  minus: sign('−', later('minus')),
  times: sign('×', later('times')),
  dot: sign('·', later('times')),
  plusMinus: sign('±', later('plus or minus')),
  sum: sign('∑', later('the sum of')),
  less: sign('<', later('is less than')),
  comma: sign(',', ','),
  slash: sign('/', later('over')),
} as const;

/** A function of numbers by its name: "max(0, 2.19)". */
export const call = (text: string, ...values: readonly Formula[]): Formula =>
  row(
    name(text),
    brackets(row(...values.flatMap((value, k) => (k === 0 ? [value] : [SIGN.comma, value])))),
  );

/** A number to be added to what stands before it: "+ 1.20", "− 0.31". */
export const added = (value: number, digits = 2): Formula =>
  row(value < 0 ? SIGN.minus : SIGN.plus, num(Math.abs(value), digits));

/** The formula read out. */
export function spoken(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return formula.text.replace('−', t('minus '));
    case 'name':
      return formula.spoken;
    case 'sign':
      return t(formula.spoken, 'sign');
    case 'words':
      return formula.text;
    case 'row':
      return formula.parts.map(spoken).join(' ');
    case 'brackets':
      return formula.open === '|'
        ? t`the size of ${spoken(formula.inner)}`
        : t`open bracket ${spoken(formula.inner)} close bracket`;
    case 'sub':
      return `${spoken(formula.base)} ${spoken(formula.script)}`;
    case 'power': {
      const script = spoken(formula.script);
      const base = spoken(formula.base);
      return script === '2' ? t`${base} squared` : t`${base} to the power of ${script}`;
    }
    case 'over':
      return t`fraction ${spoken(formula.top)} over ${spoken(formula.bottom)} end of fraction`;
    default:
      return formula satisfies never;
  }
}

/** Every number of a formula, in reading order. */
export function numbersIn(formula: Formula): number[] {
  switch (formula.kind) {
    case 'number':
      return [formula.value];
    case 'row':
      return formula.parts.flatMap(numbersIn);
    case 'brackets':
      return numbersIn(formula.inner);
    case 'sub':
    case 'power':
      return [...numbersIn(formula.base), ...numbersIn(formula.script)];
    case 'over':
      return [...numbersIn(formula.top), ...numbersIn(formula.bottom)];
    default:
      return [];
  }
}
