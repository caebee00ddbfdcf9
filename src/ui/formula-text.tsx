/**
 * The text of a formula with its fault underlined: a copy of the text lies under the box, letter on
 * letter, and bears the mark. The message says the place in words, and can take the caret there.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { t } from '../lib/text';

interface Props {
  readonly id: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  /** Where the text is no formula, in UTF-16 units; null where it is one. */
  readonly fault: { readonly at: number; readonly length: number } | null;
  /** As a sentence; '' where there is none. */
  readonly problem: string;
  readonly onChange: (text: string) => void;
}

export function FormulaText({ id, area, text, fault, problem, onChange }: Props) {
  const copy = useRef<HTMLDivElement>(null);
  const follow = () => {
    if (copy.current && area.current) copy.current.scrollTop = area.current.scrollTop;
  };
  useLayoutEffect(follow);
  const goThere = () => {
    if (!area.current || !fault) return;
    area.current.focus();
    area.current.setSelectionRange(fault.at, fault.at + fault.length);
  };
  return (
    <div className="own-text">
      <label htmlFor={`${id}-text`}>
        {t('A formula over up to 128 variables, at most 64 clauses once simplified')}
      </label>
      <div className="own-area" data-faulty={problem !== ''}>
        <div className="own-copy" ref={copy} aria-hidden="true">
          {fault && <Marked text={text} at={fault.at} length={fault.length} />}
        </div>
        <textarea
          id={`${id}-text`}
          ref={area}
          value={text}
          rows={6}
          maxLength={4000}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          placeholder="(x1 & x2 & !x3) | (x4 & x5)"
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-help ${id}-problem`}
          onChange={(event) => onChange(event.target.value)}
          onScroll={follow}
        />
      </div>
      {/* Always there, so that a reader hears what comes into it. */}
      <div id={`${id}-problem`} className="own-problem" role="status">
        {problem && <p>{problem}</p>}
        {fault && (
          <button type="button" className="link" onClick={goThere}>
            {t('Go there', 'in a text')}
          </button>
        )}
      </div>
      <p id={`${id}-help`} className="field-help">
        {t(
          'and, or, not, xor, implies, iff or & | ! ^ -> <->, also ∧ ∨ ¬ and * + ’; brackets, 0 and 1; or a DIMACS CNF.',
        )}
      </p>
    </div>
  );
}

/** The text with a piece marked; a place without length has a mark of its own. */
function Marked({ text, at, length }: { text: string; at: number; length: number }) {
  return (
    <>
      {text.slice(0, at)}
      <mark data-empty={length === 0}>{text.slice(at, at + length)}</mark>
      {text.slice(at + length)}
    </>
  );
}
