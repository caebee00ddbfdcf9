/**
 * Whether the networks on screen are what an independent computation makes of them: a small badge by
 * the ledger, with all checks behind a click. Part of what is fetched once the page stands.
 */
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../lib/text';
import { createVerifier, type Verdict, type Verifier } from '../store/verification';
import { useExplorerStore } from './explorer';
import './verified.css';

interface Words {
  readonly mark: string;
  readonly text: string;
}

/** The badge of a verdict; null where there is nothing to say. */
function wordsOf(verdict: Verdict): Words | null {
  switch (verdict.kind) {
    case 'none':
      return null;
    case 'waiting':
      return { mark: '○', text: t('Not checked') };
    case 'checking':
      return { mark: '○', text: t('Checking…') };
    case 'passed':
      return { mark: '✓', text: t('Verified') };
    case 'failed': {
      const failed = verdict.checked.flatMap(({ report }) =>
        report.checks.filter((check) => !check.passed),
      );
      return { mark: '✗', text: t`Failed: ${failed.length} checks` };
    }
    case 'impossible':
      return { mark: '○', text: t('Could not be checked') };
    default:
      return verdict satisfies never;
  }
}

type Dialog = ComponentType<{ verifier: Verifier; onClose: () => void }>;

export function VerifiedBadge() {
  const { store } = useExplorerStore();
  const [verifier] = useState(() => createVerifier(store));
  const { verdict } = useSyncExternalStore(verifier.subscribe, verifier.get);
  const [place, setPlace] = useState<Element | null>(null);
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  useEffect(() => setPlace(document.querySelector('.hero')), []);
  const words = wordsOf(verdict);

  const open = () => {
    if (verdict.kind === 'waiting') verifier.check();
    import('./verified-dialog').then(({ VerifiedDialog }) => setDialog(() => VerifiedDialog));
  };
  return (
    <>
      {place &&
        words &&
        createPortal(
          <button
            type="button"
            className="verified"
            data-verdict={verdict.kind}
            title={t('Compares these networks with a second, independent computation')}
            onClick={open}
          >
            <span className="verified-mark" aria-hidden="true">
              {words.mark}
            </span>
            <span aria-live="polite">{words.text}</span>
          </button>,
          place,
        )}
      {Dialog && <Dialog verifier={verifier} onClose={() => setDialog(null)} />}
    </>
  );
}
