/**
 * The formula box: read while it is typed, with the fault underlined where it stands. What is typed
 * changes nothing else until "Train this".
 */

import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { retell, t } from '../lib/text';
import { formulaPatch } from '../spec/own-task';
import { type OwnReading, readFormula } from '../store/own-formula';
import { useExplorer, useExplorerStore } from './explorer';
import { FormulaFacts } from './formula-facts';
import { FormulaText } from './formula-text';
import { OWN_EXAMPLES } from './own-examples';
import { trainThis } from './train-this';
import { useReading } from './use-reading';

export function FormulaBox() {
  const { store, actions } = useExplorerStore();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const asked = useExplorer((state) => state.spec.formula);
  const p = useExplorer((state) => state.spec.p);
  const sampler = useExplorer((state) => state.spec.sampler);
  const seed = useExplorer((state) => state.spec.seed);
  const [typed, setTyped] = useState<string | null>(null);
  const [replaced, setReplaced] = useState('');
  const text = typed ?? asked;
  const read = useCallback(
    (of: string) => readFormula(of, { p, sampler, seed }),
    [p, sampler, seed],
  );
  const { of, reading } = useReading(text, read);

  // Another link, or undo: what is typed gives way to what is asked for.
  const last = useRef(asked);
  useEffect(() => {
    if (last.current !== asked) setTyped(null);
    last.current = asked;
  }, [asked]);

  const insert = (example: string) => {
    if (text.trim() !== '' && !OWN_EXAMPLES.some((e) => e.text === text)) setReplaced(text);
    setTyped(example);
    area.current?.focus();
  };
  const ready = of === text && reading.kind === 'formula';
  const train = () => {
    const now = read(text);
    if (now.kind === 'formula') trainThis(actions, formulaPatch(text, store.getState().spec));
    else area.current?.focus();
  };

  return (
    <div className="own-box">
      <div className="own-input">
        <FormulaText
          id={id}
          area={area}
          text={text}
          fault={of === text && reading.kind === 'error' ? reading : null}
          problem={problemOf(reading)}
          onChange={setTyped}
        />
        <Examples onPick={insert} />
        {replaced !== '' && (
          <button
            type="button"
            className="link own-back"
            onClick={() => {
              setTyped(replaced);
              setReplaced('');
              area.current?.focus();
            }}
          >
            {t('Put back what I had typed')}
          </button>
        )}
        <button type="button" className="button primary" aria-disabled={!ready} onClick={train}>
          {t('Train this formula')}
        </button>
      </div>
      <FormulaFacts reading={reading} p={p} stale={of !== text} />
    </div>
  );
}

/** What is wrong, as a sentence; '' where nothing is. */
export function problemOf(reading: OwnReading): string {
  if (reading.kind === 'refused') return t`The formula ${retell(reading.reason)}.`;
  if (reading.kind !== 'error') return '';
  const told = retell(reading.place);
  const place = `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
  return t`${place}: ${retell(reading.message)}.`;
}

function Examples({ onPick }: { onPick: (text: string) => void }) {
  return (
    <fieldset className="own-examples" aria-label={t('Examples to begin with')}>
      <span aria-hidden="true">{t('Try')}</span>
      {OWN_EXAMPLES.map(({ label, text, reason }) => (
        <button
          key={label}
          type="button"
          className="button"
          title={t(reason)}
          onClick={() => onPick(text)}
        >
          {t(label)}
        </button>
      ))}
    </fieldset>
  );
}
