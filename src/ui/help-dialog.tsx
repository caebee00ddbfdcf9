/** How to read the page, in five sentences, and its keys. A native modal <dialog>. */
import { useEffect, useRef } from 'react';
import { CloseIcon } from './icons';
import { KEYS } from './keyboard';

export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="help-title" onClose={onClose}>
      <div className="dialog-head">
        <h2 id="help-title">How to read this</h2>
        <button type="button" className="button quiet" aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      <ul>
        <li>
          <strong>A row is a neuron, a column is an input.</strong> A mark is a weight: box
          positive, disc negative, its area the size. Letters group the inputs that form one clause.
        </li>
        <li>
          <strong>At the split every row opens into α rows.</strong> Each mark stays in its column
          and lands in exactly one of them: no two siblings read the same input.
        </li>
        <li>
          <strong>Nothing is added.</strong> Copying the output weights would add some, so as many
          of the smallest weights are dropped. The tray counts them.
        </li>
        <li>
          <strong>Both sides are always at the same epoch.</strong> The dense network trains for the
          whole schedule, so the comparison is fair.
        </li>
        <li>
          <strong>Point at anything</strong> and what belongs to it lights up everywhere; click to
          keep it. Point at the curve to go back to that epoch.
        </li>
      </ul>
      <h3>Keys</h3>
      <dl className="keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
