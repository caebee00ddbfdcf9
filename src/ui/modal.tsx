/**
 * A native modal <dialog> with its heading and Close, open from the moment it is mounted. `id` names
 * its heading; the contents get what closes it.
 */

import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../lib/text';
import { CloseIcon } from './icons';

interface Props {
  readonly id: string;
  readonly title: string;
  /** Beside `dialog`. */
  readonly className: string;
  readonly onClose: () => void;
  readonly children: (close: () => void) => ReactNode;
}

export function Modal({ id, title, className, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    // The Esc that closes the dialog is not for a menu that it was opened from.
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Escape') event.stopPropagation();
    };
    element.addEventListener('keydown', keep);
    return () => element.removeEventListener('keydown', keep);
  }, []);

  return (
    <dialog ref={dialog} className={`dialog ${className}`} aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button quiet" aria-label={t('Close')} onClick={close}>
          <CloseIcon />
        </button>
      </div>
      {children(close)}
    </dialog>
  );
}
