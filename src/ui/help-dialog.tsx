/** How to read the page, in five sentences, and its keys. A native modal <dialog>. */

import { useEffect, useRef } from 'react';
import { t } from '../lib/text';
import { CloseIcon } from './icons';
import { KEYS } from './keyboard';
import { said } from './said';

export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="help-title" onClose={onClose}>
      <div className="dialog-head">
        <h2 id="help-title">{t('How to read this')}</h2>
        <button type="button" className="button quiet" aria-label={t('Close')} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      <ul>
        <li>
          {said(
            '{0} A mark is a weight: box positive, disc negative, its area the size. Letters group the inputs that form one clause.',
            <strong>{t('A row is a neuron, a column is an input.')}</strong>,
          )}
        </li>
        <li>
          {said(
            '{0} Each mark stays in its column and lands in exactly one of them: no two siblings read the same input.',
            <strong>{t('At the split every row opens into α rows.')}</strong>,
          )}
        </li>
        <li>
          {said(
            '{0} Copying the output weights would add some, so as many of the smallest weights are dropped. The tray counts them.',
            <strong>{t('Nothing is added.')}</strong>,
          )}
        </li>
        <li>
          {said(
            '{0} The dense network trains for the whole schedule, so the comparison is fair.',
            <strong>{t('Both sides are always at the same epoch.')}</strong>,
          )}
        </li>
        <li>
          {said(
            '{0} and what belongs to it lights up everywhere; click to keep it. Point at the curve to go back to that epoch.',
            <strong>{t('Point at anything')}</strong>,
          )}
        </li>
      </ul>
      <h3>{t('Keys')}</h3>
      <dl className="keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{t(keys)}</kbd>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
