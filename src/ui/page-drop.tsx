/**
 * Snapshots and data that are dropped anywhere on the page, and pasted snapshots. What is dropped
 * into the data box stays that box's, text pasted into a field stays that field's.
 */

import { useEffect, useState } from 'react';
import { t } from '../lib/text';
import { looksLikeSnapshot } from '../store/snapshot/open';
import { useActions } from './explorer';
import { giveFiles, isData } from './given-files';
import { openFile } from './open-file';
import { goToData } from './own-section';
import './share.css';

const inBox = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('.own-data .own-input') !== null;
const isTyping = (event: Event): boolean =>
  event.target instanceof Element && event.target.matches('input, textarea, select');
const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true;

export function PageDrop() {
  const actions = useActions();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const dragged = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      setOver(!inBox(event));
      if (!inBox(event)) event.preventDefault();
    };
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      const [file] = files;
      // A snapshot is one wherever it lands; anything else in the data box is the box's.
      if (!file || (inBox(event) && !/\.json$/i.test(file.name))) return;
      event.preventDefault();
      event.stopPropagation();
      if (files.every(isData)) {
        giveFiles(files);
        goToData();
      } else void openFile(actions, file);
    };
    const pasted = (event: ClipboardEvent) => {
      if (isTyping(event)) return;
      const text = event.clipboardData?.getData('text') ?? '';
      if (!looksLikeSnapshot(text)) return;
      event.preventDefault();
      void actions.openSnapshot(text);
    };
    document.addEventListener('dragover', dragged);
    document.addEventListener('dragleave', left);
    document.addEventListener('drop', dropped, { capture: true });
    document.addEventListener('paste', pasted);
    return () => {
      document.removeEventListener('dragover', dragged);
      document.removeEventListener('dragleave', left);
      document.removeEventListener('drop', dropped, { capture: true });
      document.removeEventListener('paste', pasted);
    };
  }, [actions]);

  return over ? (
    <p className="page-drop">
      {t('Drop a snapshot (.fpe.json) to open it, or a file of data (.npz, .npy, .csv) to read it')}
    </p>
  ) : null;
}
