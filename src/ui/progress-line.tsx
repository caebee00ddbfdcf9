/** Progress as the bar's lower edge, and the estimated time in words beside the scrubber. */
import { t } from '../lib/text';
import type { State } from '../store/state';
import { timeLeft } from './duration';
import { useExplorer, useSampled } from './explorer';
import { fetchedShare, fetchingWords } from './fetching-words';

const busyOf = (kind: string): boolean =>
  kind === 'running' || kind === 'paused' || kind === 'hidden';

/** Whether a run waits for data that is on its way. */
const isWaiting = ({ status, fetching }: Pick<State, 'status' | 'fetching'>): boolean =>
  status.kind === 'starting' && fetching !== null;

export function ProgressLine() {
  const fetches = useExplorer(isWaiting);
  const busy = useExplorer((state) => busyOf(state.status.kind)) || fetches;
  const percent = useSampled((state) => {
    const { done, total } = state.progress;
    const trained = total > 0 ? (100 * done) / total : 0;
    return Math.round(10 * (isWaiting(state) ? fetchedShare(state.fetching) : trained)) / 10;
  }, 10);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={fetches ? t('Progress of fetching data') : t('Training progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      hidden={!busy}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}

/** "about 12 s left" while training. */
export function TimeLeft() {
  const text = useSampled(({ status, progress, record, fetching }) => {
    if (status.kind === 'starting') return fetchingWords(fetching) || t('starting');
    if (status.kind === 'idle' && record.frames > 1) return t('Play trains it here');
    return status.kind === 'running' ? timeLeft(progress.secondsLeft) : '';
  }, 1);
  return <span className="time-left">{text}</span>;
}
