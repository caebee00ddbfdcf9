/** The whole run trained again on the reference, and how far apart the two ever are. */
import { retell, t } from '../lib/text';
import { DRIFT, type Retraining, type Trajectory } from '../store/verification';
import { tiny } from './verified-table';

interface Props {
  readonly retraining: Retraining;
  readonly onTrain: () => void;
  readonly onCancel: () => void;
}

export function VerifiedRetraining({ retraining, onTrain, onCancel }: Props) {
  const { kind } = retraining;
  return (
    <section className="verified-retraining">
      <h3>{t('The whole run once more')}</h3>
      <p>
        {t(
          'Trains the networks on screen from their first weights again, on the plain reference engine, and compares every epoch.',
        )}
      </p>
      {retraining.kind === 'too-large' && (
        <p>
          {Number.isFinite(retraining.work)
            ? t('These networks are too large for it: it would take minutes.')
            : t('The reference of this check trains networks with one hidden layer only.')}
        </p>
      )}
      {kind === 'impossible' && <p role="status">{retell(retraining.reason)}</p>}
      {'found' in retraining && <Found kind={retraining.kind} found={retraining.found} />}
      {kind === 'training' ? (
        <button type="button" className="button" onClick={onCancel}>
          {t('Stop')}
        </button>
      ) : (
        kind !== 'too-large' && (
          <button type="button" className="button" onClick={onTrain}>
            {t('Train again on the reference')}
          </button>
        )
      )}
    </section>
  );
}

interface FoundProps {
  readonly kind: 'training' | 'passed' | 'failed';
  readonly found: Trajectory;
}

function Found({ kind, found }: FoundProps) {
  const rows: readonly (readonly [string, keyof typeof DRIFT])[] = [
    [t('A weight, the farthest apart'), 'weight'],
    [t('A test accuracy, the farthest apart'), 'accuracy'],
    [t('A test loss, the farthest apart'), 'loss'],
    [t('Networks with other connections'), 'rewired'],
  ];
  const words = {
    training: t`Epochs compared: ${found.frames} of ${found.of}.`,
    passed: t('The two runs stay together from the first epoch to the last.'),
    failed: t('The two runs part: see below.'),
  };
  return (
    <div className="verified-outcome" data-verdict={kind}>
      <p role="status">{words[kind]}</p>
      {kind === 'training' && <progress max={found.of} value={found.frames} />}
      <table>
        <tbody>
          {rows.map(([name, key]) => (
            <tr key={key} data-passed={found[key] <= DRIFT[key]}>
              <th scope="row">{name}</th>
              <td>{tiny(found[key])}</td>
              <td>{t`allowed: ${tiny(DRIFT[key])}`}</td>
              <td>{found[key] <= DRIFT[key] ? t('✓ same') : t('✗ differs')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
