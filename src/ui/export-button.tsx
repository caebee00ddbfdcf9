/** Opens the export dialog, which is fetched then. */

import { type ComponentType, useState } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../lib/text';
import { ExportIcon } from './icons';

type Dialog = ComponentType<{ onClose: () => void }>;

export function ExportButton() {
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  const [failure, setFailure] = useState('');
  const open = () => {
    setFailure('');
    import('./export-dialog').then(
      ({ ExportDialog }) => setDialog(() => ExportDialog),
      (error) => setFailure(String(error)),
    );
  };
  return (
    <>
      <button
        type="button"
        className="button export-button"
        data-key="export"
        title={failure || t('Save networks, numbers and figures')}
        onClick={open}
      >
        <ExportIcon />
        <span aria-live="polite">{failure ? t('Export failed: try again') : t('Export')}</span>
      </button>
      {/* Not inside a menu, which may be closed meanwhile. */}
      {Dialog && createPortal(<Dialog onClose={() => setDialog(null)} />, document.body)}
    </>
  );
}
