/** The inside of the section of runs: the list on the left, two of them compared on the right. */

import { useEffect } from 'react';
import { retell, t } from '../lib/text';
import { MOST_BYTES, MOST_RUNS } from '../store/history/limits';
import { useActions, useExplorer } from './explorer';
import { RunsCompare } from './runs-compare';
import { RunsList } from './runs-list';
import { toHero } from './to-hero';

export function RunsPanel() {
  const actions = useActions();
  useEffect(() => actions.openRuns(), [actions]);
  return (
    <>
      <p className="runs-intro">
        {t(
          'Every run that ends here, finished or stopped, is listed with what changed against the run before it. A click on its name gives its settings back (Z undoes that). Pin two to lay their curves over each other and to see by how much they differ.',
        )}
      </p>
      <div className="runs-body">
        <section className="runs-side" aria-labelledby="runs-list-title">
          <h3 id="runs-list-title">{t('What you have trained')}</h3>
          <Side />
        </section>
        <section className="runs-main" aria-labelledby="runs-compare-title">
          <h3 id="runs-compare-title">{t('Two runs compared')}</h3>
          <RunsCompare />
        </section>
      </div>
    </>
  );
}

function Side() {
  const known = useExplorer((state) => state.runs.known);
  const fault = useExplorer((state) => state.runs.fault);
  const some = useExplorer((state) => state.runs.list.length > 0);
  return (
    <>
      {fault !== '' && (
        <p className="runs-fault" role="status">
          {retell(fault)}
        </p>
      )}
      {some ? <RunsList /> : known && <Nothing />}
      <Foot />
    </>
  );
}

function Nothing() {
  const actions = useActions();
  const begin = () => {
    toHero();
    actions.play();
  };
  const idle = useExplorer((state) => state.status.kind === 'idle');
  return (
    <p className="runs-nothing">
      {t('No run is kept yet.')}{' '}
      {idle && (
        <button type="button" className="link" onClick={begin}>
          {t('Play')}
        </button>
      )}
    </p>
  );
}

/** What is kept and where; clearing, and its undo. */
function Foot() {
  const actions = useActions();
  const count = useExplorer((state) => state.runs.list.length);
  const removed = useExplorer((state) => state.runs.removed);
  return (
    <div className="runs-foot">
      <p>
        {t`Kept in this browser only: the newest ${MOST_RUNS} runs, ${MOST_BYTES / 1e6} MB at most. The oldest go first, pinned ones never.`}
      </p>
      <div className="runs-buttons">
        {count > 0 && (
          <button type="button" className="button" onClick={() => actions.clearRuns()}>
            {t('Clear all')}
          </button>
        )}
        {removed > 0 && (
          <button type="button" className="button" onClick={() => actions.putBackRuns()}>
            {removed === 1 ? t('Put the run back') : t`Put ${removed} runs back`}
          </button>
        )}
      </div>
    </div>
  );
}
