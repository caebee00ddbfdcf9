/** Opens the share dialog, which is fetched then. */

import { type ComponentType, useState } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../lib/text';

type Dialog = ComponentType<{ onClose: () => void }>;

export function ShareButton() {
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  const [failure, setFailure] = useState('');
  const open = () => {
    setFailure('');
    import('./share-dialog').then(
      ({ ShareDialog }) => setDialog(() => ShareDialog),
      (error) => setFailure(String(error)),
    );
  };
  return (
    <>
      <button
        type="button"
        className="button"
        data-key="share"
        title={failure || t('Links, file and code of what is on screen (S)')}
        onClick={open}
      >
        <span aria-live="polite">{failure ? t('Share failed: try again') : t('Share')}</span>
      </button>
      {/* Not inside the button's menu, which may be closed while the key opens this. */}
      {Dialog && createPortal(<Dialog onClose={() => setDialog(null)} />, document.body)}
    </>
  );
}
