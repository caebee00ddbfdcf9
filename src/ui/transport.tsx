/** Rewind, play or pause, step. Play is the page's one primary button. */
import { t } from '../lib/text';
import { useActions, useExplorer } from './explorer';
import { PauseIcon, PlayIcon, RewindIcon, StepIcon } from './icons';
import { toStep } from './to-step';

export function PlayButton() {
  const actions = useActions();
  const running = useExplorer(
    ({ status }) => status.kind === 'running' || status.kind === 'starting',
  );
  const idle = useExplorer((state) => state.status.kind === 'idle');
  const label = t(running ? 'Pause' : 'Play');
  return (
    <button
      type="button"
      className="button primary play"
      data-key="play"
      data-inviting={idle}
      aria-label={label}
      title={t`${label} (Space)`}
      onClick={() => (running ? actions.pause() : actions.play())}
    >
      {running ? <PauseIcon /> : <PlayIcon />}
    </button>
  );
}

export function RewindButton() {
  const actions = useActions();
  return (
    <button
      type="button"
      className="button quiet"
      aria-label={t('Rewind to epoch 0, same seed')}
      title={t('Rewind to the same first weights (R)')}
      onClick={() => actions.rewind()}
    >
      <RewindIcon />
    </button>
  );
}

export function StepButton() {
  const actions = useActions();
  return (
    <button
      type="button"
      className="button quiet"
      aria-label={t('Step one epoch')}
      title={t('Train one epoch, then pause (→). One training step in slow motion: .')}
      onClick={() => actions.step()}
    >
      <StepIcon />
    </button>
  );
}

/** In the narrow bar's menu; a wide one is full, and has a key for it. */
export function SlowButton() {
  return (
    <button
      type="button"
      className="button"
      title={t('One training step in slow motion (.)')}
      onClick={toStep}
    >
      {t('Slow motion')}
    </button>
  );
}
