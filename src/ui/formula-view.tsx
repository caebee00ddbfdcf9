/**
 * A formula as MathML, written from its tree by React; no library. Screen readers differ too much
 * in what they make of MathML, so they are given the same tree in words.
 */
import { createElement, type ReactNode } from 'react';
import { type Formula, spoken } from '../lessons';

/** Signs that are drawn large and take their index below. */
const LARGE = '∑';

function mathml(formula: Formula, key?: number): ReactNode {
  const element = (tag: string, ...children: readonly ReactNode[]): ReactNode =>
    createElement(tag, { key }, ...children);
  switch (formula.kind) {
    case 'number':
      return element('mn', formula.text);
    case 'name':
      // More than a letter is a word, which stands upright.
      return createElement(
        'mi',
        { key, className: formula.text.length === 1 ? 'formula-letter' : undefined },
        formula.text,
      );
    case 'sign':
      return createElement(
        'mo',
        // Between what it stands between, even where it begins a part of a row.
        { key, ...(formula.text === LARGE ? { className: 'formula-large' } : { form: 'infix' }) },
        formula.text,
      );
    case 'words':
      return element('mtext', formula.text);
    case 'row':
      return element('mrow', ...formula.parts.map((_, k) => partOf(formula.parts, k)));
    case 'brackets': {
      const close = formula.open === '|' ? '|' : ')';
      return element(
        'mrow',
        createElement('mo', { stretchy: 'false' }, formula.open),
        mathml(formula.inner),
        createElement('mo', { stretchy: 'false' }, close),
      );
    }
    case 'sub':
      return element('msub', mathml(formula.base), mathml(formula.script));
    case 'power':
      return element('msup', mathml(formula.base), mathml(formula.script));
    case 'over':
      return element('mfrac', mathml(formula.top), mathml(formula.bottom));
    default:
      return formula satisfies never;
  }
}

/** A part of a row; words stand a blank apart from what is no sign, which has room of its own. */
function partOf(parts: readonly Formula[], at: number): ReactNode {
  const part = parts[at];
  if (part.kind !== 'words') return mathml(part, at);
  const blank = (beside: Formula | undefined): string =>
    beside === undefined || beside.kind === 'sign' ? '' : '\u00a0';
  const text = `${blank(parts[at - 1])}${part.text}${blank(parts[at + 1])}`;
  return createElement('mtext', { key: at }, text);
}

/** One line of a formula. */
export function FormulaView({ formula }: { formula: Formula }) {
  const words = spoken(formula);
  return (
    <div className="formula">
      <span className="sr-only">{words}</span>
      {createElement(
        'math',
        { display: 'block', 'aria-hidden': true, alttext: words },
        mathml(formula),
      )}
    </div>
  );
}
