/** One thing to copy: what it is, its text, its length, and a button that says that it copied. */

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { later, t } from '../lib/text';

const SAID = {
  ready: later('Copy'),
  copied: later('Copied'),
  refused: later('Press Ctrl+C'),
} as const;
/** Milliseconds that "Copied" stays. */
const STAYS = 2500;

export function ShareRow(props: {
  title: string;
  /** null while it is being made. */
  text: string | null;
  children: ReactNode;
}) {
  const { title, text } = props;
  const [said, setSaid] = useState<keyof typeof SAID>('ready');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    if (said !== 'copied') return;
    const timer = setTimeout(() => setSaid('ready'), STAYS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async () => {
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      field.current?.focus();
      field.current?.select();
      setSaid('refused');
    }
  };

  return (
    <section className="share-row" aria-labelledby={`${id}-title`}>
      <div className="share-title">
        <h3 id={`${id}-title`}>{title}</h3>
        <span>{text ? t`${text.length.toLocaleString('en')} characters` : ''}</span>
      </div>
      <p>{props.children}</p>
      {text !== '' && (
        <div className="share-field">
          <input
            ref={field}
            readOnly
            value={text ?? ''}
            placeholder="…"
            aria-label={title}
            onFocus={(event) => event.target.select()}
          />
          <button
            type="button"
            className="button"
            aria-label={said === 'ready' ? t`Copy: ${title}` : undefined}
            aria-disabled={!text}
            onClick={copy}
          >
            <span aria-live="polite">{t(SAID[said])}</span>
          </button>
        </div>
      )}
    </section>
  );
}
