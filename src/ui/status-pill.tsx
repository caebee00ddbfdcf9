/**
 * What is computing, in one line, with the details behind a click. Its shape and words carry the
 * state (dot, square, ring, triangle), its colour only warns. Its width may change; nothing moves.
 */
import { retell, sentences, t } from '../lib/text';
import type { Probe, State } from '../store/state';
import { Disclosure } from './disclosure';
import { useExplorer, useSampled } from './explorer';
import { fetchedSize } from './fetching-words';

interface Pill {
  readonly mark: 'ring' | 'dot' | 'square' | 'triangle';
  readonly text: string;
  readonly tone?: 'warning' | 'failure';
}

/** The pill of a state; exported for its test. */
export function pillOf({
  status,
  backend,
  record,
  fetching,
}: Pick<State, 'status' | 'backend' | 'record'> & Partial<Pick<State, 'fetching'>>): Pill {
  if (status.kind === 'failed') return { mark: 'triangle', text: t('stopped'), tone: 'failure' };
  if (backend.recovery)
    return { mark: 'triangle', text: retell(backend.recovery), tone: 'warning' };
  if (status.kind === 'hidden') return { mark: 'ring', text: t('paused in background') };
  if (status.kind === 'idle') {
    return { mark: 'ring', text: record.frames > 1 ? t('example') : t('not trained yet') };
  }
  if (status.kind === 'starting' && fetching) return { mark: 'ring', text: fetchedSize(fetching) };
  if (status.kind === 'starting' || backend.kind === null) {
    return { mark: 'ring', text: t('warming up') };
  }
  const word = status.kind === 'paused' ? t('paused') : t('live');
  if (backend.kind === 'webgpu') return { mark: 'dot', text: `${word} · GPU` };
  const why = backend.reasonShort ? t` (${retell(backend.reasonShort)})` : '';
  return { mark: 'square', text: `${word} · CPU${why}` };
}

const rateText = (rate: number): string =>
  Number.isFinite(rate) ? t`${Math.round(rate).toLocaleString('en')} network steps a second` : '—';

/** What the choice between GPU and CPU rests on. */
export const probeText = ({ webgpu, cpu, workers }: Probe): string => {
  const [gpu, each] = [webgpu, cpu].map((rate) => Math.round(rate).toLocaleString('en'));
  const threads = workers === 1 ? t('one thread') : t`${workers} threads`;
  return t`GPU ${gpu}, CPU ${each} network steps a second on each of ${threads}`;
};

export function StatusPill() {
  const status = useExplorer((state) => state.status);
  const backend = useExplorer((state) => state.backend);
  const record = useExplorer((state) => state.record);
  const rate = useSampled((state) => rateText(state.progress.rate), 2);
  const fetching = useSampled((state) => state.fetching, 4);
  const pill = pillOf({ status, backend, record, fetching });
  const name =
    backend.kind === 'webgpu' ? 'WebGPU' : backend.kind === 'cpu' ? 'CPU' : t('not yet known');
  return (
    <Disclosure
      className="pill"
      label={t`Status: ${pill.text}. Details`}
      summary={
        <>
          <span className={`pill-mark ${pill.mark}`} data-tone={pill.tone} aria-hidden="true" />
          <span className="pill-text">{pill.text}</span>
        </>
      }
    >
      <dl>
        <dt>{t('Trains on')}</dt>
        <dd>{name}</dd>
        <dt>{t('Adapter')}</dt>
        <dd>{retell(backend.adapter) || '—'}</dd>
        <dt>{t('Rate')}</dt>
        <dd>{rate}</dd>
        {backend.probe && (
          <>
            <dt>{t('Measured before')}</dt>
            <dd>{probeText(backend.probe)}</dd>
          </>
        )}
      </dl>
      {backend.kind === null && (
        <p>
          {sentences(
            status.kind === 'idle' && record.frames > 1
              ? t('What you see is a finished run of these settings, trained before.')
              : '',
            t('Press Play to train on your own device.'),
          )}
        </p>
      )}
      {backend.reason && <p>{retell(backend.reason)}</p>}
      {backend.detail && <p>{t`The browser says: “${backend.detail}”.`}</p>}
      {status.kind === 'failed' && <p>{retell(status.message)}</p>}
    </Disclosure>
  );
}

/** The status for screen readers, said once per change. */
export function StatusAnnouncer() {
  const text = useExplorer((state) => `${statusWords(state)}`);
  return (
    <div className="sr-only" role="status">
      {text}
    </div>
  );
}

function statusWords(state: State): string {
  switch (state.status.kind) {
    case 'idle':
      return t('Nothing has been trained yet.');
    case 'starting':
      return state.fetching ? t('Fetching data, then training starts.') : t('Training starts.');
    case 'running':
      return t`Training on the ${state.backend.kind === 'cpu' ? 'CPU' : 'GPU'}.`;
    case 'paused':
      return t('Paused.');
    case 'hidden':
      return t('Paused in the background.');
    case 'finished':
      return t('Training is finished.');
    case 'failed':
      return t`Training stopped: ${retell(state.status.message)}`;
    default:
      return state.status satisfies never;
  }
}
