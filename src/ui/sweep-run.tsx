/** Start, pause, go on, cancel; how far it is, how long it takes and on what. */

import { useMemo } from 'react';
import { later, retell, t } from '../lib/text';
import { cellsOf, sweepRefusal } from '../spec/sweep';
import { sweepStale } from '../store/selectors';
import type { State } from '../store/state';
import { useActions, useExplorer, useSampled } from './explorer';
import { fetchingWords } from './fetching-words';
import {
  machineWords,
  nextStep,
  progressWords,
  type SweepStep,
  sizeWords,
  underWay,
} from './sweep-words';

const LABELS: { readonly [s in SweepStep]: string } = {
  start: later('Start the sweep'),
  anew: later('Start anew'),
  'go-on': later('Train the rest'),
  pause: later('Pause'),
  resume: later('Resume'),
  done: later('Train again'),
};

/** Seconds between two announcements of the progress. */
const SAID_EVERY = 5;

export function SweepRun() {
  const actions = useActions();
  const step = useExplorer((state) => nextStep(state.sweep, sweepStale(state)));
  const busy = useExplorer((state) => underWay(state.sweep));
  const spec = useExplorer((state) => state.spec);
  const asked = useExplorer((state) => state.sweep.asked);
  const cells = useMemo(() => cellsOf(spec, asked), [spec, asked]);
  const refusal = sweepRefusal(cells);
  const starts = step !== 'pause' && step !== 'resume';
  const act = () => {
    if (step === 'pause') actions.pauseSweep();
    else if (step === 'resume') actions.resumeSweep();
    else if (refusal === null) actions.startSweep();
  };
  return (
    <div className="sweep-run">
      <p className="sweep-size" data-refused={refusal !== null && asked.x !== null}>
        {refusal === null ? sizeWords(cells) : retell(refusal)}
      </p>
      <div className="sweep-buttons">
        <button
          type="button"
          className={`button ${step === 'done' ? '' : 'primary'}`}
          aria-disabled={starts && refusal !== null}
          onClick={act}
        >
          {t(LABELS[step])}
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={!busy}
          onClick={() => busy && actions.cancelSweep()}
        >
          {t('Cancel')}
        </button>
      </div>
      <SweepProgressLine />
      <SweepNotices />
    </div>
  );
}

/** Data may have to come first. */
const wordsOf = ({ sweep, fetching }: Pick<State, 'sweep' | 'fetching'>): string =>
  (sweep.status.kind === 'starting' && fetchingWords(fetching)) || progressWords(sweep);

function SweepProgressLine() {
  const percent = useSampled(
    ({ sweep: { progress } }) =>
      progress.networks > 0 ? Math.round((1000 * progress.finished) / progress.networks) / 10 : 0,
    4,
  );
  const words = useSampled(wordsOf, 2);
  const machine = useExplorer(({ sweep }) => machineWords(sweep));
  const said = useSampled(wordsOf, 1 / SAID_EVERY);
  return (
    <div className="sweep-progress">
      <div
        className="sweep-bar"
        role="progressbar"
        aria-label={t('Progress of the sweep')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
      <p className="sweep-words">{words}</p>
      <p className="sweep-machine">{machine}</p>
      <p className="sr-only" role="status">
        {said}
      </p>
    </div>
  );
}

/** What went wrong, what was recovered, and that the settings are no longer those of the picture. */
function SweepNotices() {
  const actions = useActions();
  const stale = useExplorer((state) => sweepStale(state) && underWay(state.sweep));
  const old = useExplorer(sweepStale);
  const failure = useExplorer(({ sweep }) =>
    sweep.status.kind === 'failed' ? sweep.status.message : '',
  );
  // A chosen CPU is no surprise; the line above says it.
  const reason = useExplorer(({ spec, sweep }) =>
    spec.backend === 'cpu' || spec.backend === 'reference' ? '' : (sweep.backend?.reason ?? ''),
  );
  const recovery = useExplorer(({ sweep }) => sweep.backend?.recovery ?? '');
  return (
    <>
      {failure && (
        <p className="sweep-notice" data-level="failure" role="alert">
          {retell(failure)}
        </p>
      )}
      {recovery && <p className="sweep-notice">{retell(recovery)}</p>}
      {reason && <p className="sweep-notice">{retell(reason)}</p>}
      {old && (
        <p className="sweep-notice" role="status">
          {t('Settings changed since this sweep.')}{' '}
          {stale && (
            <button type="button" className="link" onClick={() => actions.startSweep()}>
              {t('Start anew')}
            </button>
          )}
        </p>
      )}
    </>
  );
}
