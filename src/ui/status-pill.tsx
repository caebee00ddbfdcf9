/**
 * What is computing, in one line, with the details behind a click. Its shape and words carry the
 * state (dot, square, ring, triangle), its colour only warns. Its width may change; nothing moves.
 */
import type { Probe, State } from '../store/state';
import { Disclosure } from './disclosure';
import { useExplorer, useSampled } from './explorer';

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
}: Pick<State, 'status' | 'backend' | 'record'>): Pill {
  if (status.kind === 'failed') return { mark: 'triangle', text: 'stopped', tone: 'failure' };
  if (backend.recovery) return { mark: 'triangle', text: backend.recovery, tone: 'warning' };
  if (status.kind === 'hidden') return { mark: 'ring', text: 'paused in background' };
  if (status.kind === 'idle') {
    return { mark: 'ring', text: record.frames > 1 ? 'example' : 'not trained yet' };
  }
  if (status.kind === 'starting' || backend.kind === null) {
    return { mark: 'ring', text: 'warming up' };
  }
  const word = status.kind === 'paused' ? 'paused' : 'live';
  if (backend.kind === 'webgpu') return { mark: 'dot', text: `${word} · GPU` };
  const why = backend.reasonShort ? ` (${backend.reasonShort})` : '';
  return { mark: 'square', text: `${word} · CPU${why}` };
}

const rateText = (rate: number): string =>
  Number.isFinite(rate) ? `${Math.round(rate).toLocaleString('en')} network steps a second` : '—';

/** What the choice between GPU and CPU rests on. */
export const probeText = ({ webgpu, cpu, workers }: Probe): string => {
  const [gpu, each] = [webgpu, cpu].map((rate) => Math.round(rate).toLocaleString('en'));
  const threads = workers === 1 ? 'one thread' : `${workers} threads`;
  return `GPU ${gpu}, CPU ${each} network steps a second on each of ${threads}`;
};

export function StatusPill() {
  const status = useExplorer((state) => state.status);
  const backend = useExplorer((state) => state.backend);
  const record = useExplorer((state) => state.record);
  const rate = useSampled((state) => rateText(state.progress.rate), 2);
  const pill = pillOf({ status, backend, record });
  const name =
    backend.kind === 'webgpu' ? 'WebGPU' : backend.kind === 'cpu' ? 'CPU' : 'not yet known';
  return (
    <Disclosure
      className="pill"
      label={`Status: ${pill.text}. Details`}
      summary={
        <>
          <span className={`pill-mark ${pill.mark}`} data-tone={pill.tone} aria-hidden="true" />
          <span className="pill-text">{pill.text}</span>
        </>
      }
    >
      <dl>
        <dt>Trains on</dt>
        <dd>{name}</dd>
        <dt>Adapter</dt>
        <dd>{backend.adapter || '—'}</dd>
        <dt>Rate</dt>
        <dd>{rate}</dd>
        {backend.probe && (
          <>
            <dt>Measured before</dt>
            <dd>{probeText(backend.probe)}</dd>
          </>
        )}
      </dl>
      {backend.kind === null && (
        <p>
          {pill.text === 'example' &&
            'What you see is a finished run of these settings, trained before. '}
          Press Play to train on your own device.
        </p>
      )}
      {backend.reason && <p>{backend.reason}</p>}
      {backend.detail && <p>The browser says: “{backend.detail}”.</p>}
      {status.kind === 'failed' && <p>{status.message}</p>}
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
      return 'Nothing has been trained yet.';
    case 'starting':
      return 'Training starts.';
    case 'running':
      return `Training on the ${state.backend.kind === 'cpu' ? 'CPU' : 'GPU'}.`;
    case 'paused':
      return 'Paused.';
    case 'hidden':
      return 'Paused in the background.';
    case 'finished':
      return 'Training is finished.';
    case 'failed':
      return `Training stopped: ${state.status.message}`;
    default:
      return state.status satisfies never;
  }
}
