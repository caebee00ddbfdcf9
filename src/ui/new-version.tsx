/** Keeps the page for times without a network; says when a newer version of it is here. */
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../lib/text';
import { reload } from '../store/url';
import { CloseIcon } from './icons';
import { keepOffline } from './offline';

export function NewVersion() {
  const [newer, setNewer] = useState(false);
  useEffect(() => keepOffline(() => setNewer(true)), []);
  // Among the page's other messages, which stand in the corner of the window.
  const place = document.querySelector('.overlays');
  if (!newer || !place) return null;
  return createPortal(
    <div className="notices">
      <div className="notice" role="status">
        <p>
          {t(
            'A new version of this page is here. What is on screen goes on as it is; reload when it suits you.',
          )}
        </p>
        <button type="button" className="button" onClick={reload}>
          {t('Reload')}
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label={t('Dismiss')}
          onClick={() => setNewer(false)}
        >
          <CloseIcon />
        </button>
      </div>
    </div>,
    place,
  );
}
