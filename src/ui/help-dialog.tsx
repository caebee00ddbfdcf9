/** How to read the page, in five sentences, and its keys. A native modal <dialog>. */

import { useEffect, useRef } from 'react';
import { later, t } from '../lib/text';
import { CloseIcon } from './icons';
import { said } from './said';

/** `keyboard.ts` is the truth. */
const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  [later('Space'), later('play or pause')],
  ['→', later('train one epoch, then pause')],
  ['.', later('one training step, in slow motion')],
  ['R', later('rewind to the same first weights')],
  [later('[ and ]'), later('smaller or larger α')],
  ['T', later('the panel under the pointer or focus as a table, and back')],
  [later('Z, shift Z'), later('undo, redo a setting (also with Ctrl or ⌘)')],
  ['L', later('open the lesson, or go back to its card')],
  ['P', later('presenter mode: arrows and PageDown turn the page, Esc leaves')],
  ['S', later('share what is on screen')],
  [later('arrows, Enter'), later('inside a plot: walk its marks, pin one')],
  ['Esc', later('let go of the selection')],
  ['?', later('this help')],
];

/** The dialog, open for as long as it is mounted. */
export const helpDialog = (onClose: () => void) => () => <HelpDialog onClose={onClose} />;

function HelpDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="help-title" onClose={onClose}>
      <div className="dialog-head">
        <h2 id="help-title">{t('How to read this')}</h2>
        <button
          type="button"
          className="button quiet"
          aria-label={t('Close')}
          onClick={() => dialog.current?.close()}
        >
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
