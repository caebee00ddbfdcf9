/** Every check behind the badge, number beside number, and the run trained again on the reference. */
import { useSyncExternalStore } from 'react';
import { fixed } from '../lib/format';
import { retell, t } from '../lib/text';
import type { Verdict, Verifier } from '../store/verification';
import { useExplorer } from './explorer';
import { Modal } from './modal';
import { VerifiedRetraining } from './verified-retraining';
import { headed, VerifiedTable } from './verified-table';

interface Props {
  readonly verifier: Verifier;
  readonly onClose: () => void;
}

export function VerifiedDialog({ verifier, onClose }: Props) {
  const { verdict, retraining } = useSyncExternalStore(verifier.subscribe, verifier.get);
  const tested = useExplorer((state) => state.backend.selfTest);
  return (
    <Modal
      id="verified-title"
      title={t('Are these numbers right?')}
      className="verified-dialog"
      onClose={onClose}
    >
      {() => (
        <>
          <p>
            {t(
              'The networks on screen are computed a second time in this tab, in 64-bit numbers and by code that shares nothing with what trains. Two computations that round differently never agree to the last digit: “allowed” is how far apart rounding alone can bring them.',
            )}
          </p>
          {tested && (
            <p>
              {t`At start-up ${tested.kernels} kernels of the GPU gave known answers, in ${fixed(tested.milliseconds, 0)} ms.`}
            </p>
          )}
          <Outcome verdict={verdict} onAgain={verifier.check} />
          {'checked' in verdict &&
            verdict.checked.map((network) => <VerifiedTable key={network.label} {...network} />)}
          <VerifiedRetraining
            retraining={retraining}
            onTrain={verifier.retrain}
            onCancel={verifier.cancelRetraining}
          />
        </>
      )}
    </Modal>
  );
}

function Outcome({ verdict, onAgain }: { verdict: Verdict; onAgain: () => void }) {
  const failed =
    verdict.kind === 'failed'
      ? verdict.checked.flatMap(({ label, report }) =>
          report.checks
            .filter(({ passed }) => !passed)
            .map(({ name }) => t`${headed(label)}: ${headed(name)}`),
        )
      : [];
  return (
    <div className="verified-outcome" data-verdict={verdict.kind}>
      <p role="status">{outcomeWords(verdict)}</p>
      {failed.length > 0 && (
        <ul>
          {failed.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="button"
        aria-disabled={verdict.kind === 'checking'}
        onClick={() => verdict.kind !== 'checking' && onAgain()}
      >
        {t('Check again')}
      </button>
    </div>
  );
}

function outcomeWords(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'none':
      return t('There is no network on screen that can be checked.');
    case 'waiting':
      return t('These networks have not been checked yet.');
    case 'checking':
      return t('Checking…');
    case 'passed': {
      const count = verdict.checked.reduce((sum, { report }) => sum + report.checks.length, 0);
      return t`All ${count} checks passed.`;
    }
    case 'failed':
      return t('These checks failed:');
    case 'impossible':
      return t`The check could not be made: ${retell(verdict.reason)}`;
    default:
      return verdict satisfies never;
  }
}
