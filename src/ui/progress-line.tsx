/** Progress as the bar's lower edge, and the estimated time in words beside the scrubber. */
import { later, t } from '../lib/text';
import { timeLeft } from './duration';
import { useExplorer, useSampled } from './explorer';

const busyOf = (kind: string): boolean =>
  kind === 'running' || kind === 'paused' || kind === 'hidden';

export function ProgressLine() {
  const busy = useExplorer((state) => busyOf(state.status.kind));
  const percent = useSampled(
    ({ progress }) =>
      progress.total > 0 ? Math.round((1000 * progress.done) / progress.total) / 10 : 0,
    10,
  );
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={t('Training progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      hidden={!busy}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}

const HINT = later('Play trains it here');

/** "about 12 s left" while training; keeps its width while it says nothing. */
export function TimeLeft() {
  const text = useSampled(({ status, progress, record }) => {
    if (status.kind === 'starting') return t('starting');
    if (status.kind === 'idle' && record.frames > 1) return t(HINT);
    return status.kind === 'running' ? timeLeft(progress.secondsLeft) : '';
  }, 1);
  return (
    <span className="time-left" data-hint={text === t(HINT)}>
      {text}
    </span>
  );
}
