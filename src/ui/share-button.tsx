/** Opens the share dialog, which is fetched then. */
import { type ComponentType, useState } from 'react';
import { createPortal } from 'react-dom';

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
        title={failure || 'Links, file and code of what is on screen (S)'}
        onClick={open}
      >
        <span aria-live="polite">{failure ? 'Share failed: try again' : 'Share'}</span>
      </button>
      {/* Not inside the button's menu, which may be closed while the key opens this. */}
      {Dialog && createPortal(<Dialog onClose={() => setDialog(null)} />, document.body)}
    </>
  );
}
