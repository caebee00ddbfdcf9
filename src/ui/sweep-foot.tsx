/** Under the picture: which of its cells is on screen above, and the files of its numbers. */

import { t } from '../lib/text';
import { shownCell } from '../store/selectors';
import type { State } from '../store/state';
import { sweepOnScreen } from '../store/sweep-preview';
import { download } from './download';
import { useActions, useExplorer } from './explorer';
import { cellWords } from './sweep-words';
import { toHero } from './to-hero';

/** The cell on screen above in words, '' where it is none of this sweep. */
function onScreen(state: State): string {
  const cell = shownCell(state);
  const sweep = sweepOnScreen(state.spec, state.sweep);
  return cell === null || !sweep ? '' : cellWords(sweep.shown, cell);
}

export function SweepFoot() {
  const words = useExplorer(onScreen);
  const known = useExplorer((state) => state.sweep.progress.finished > 0);
  return (
    <div className="sweep-foot">
      <p role="status">
        {words && (
          <>
            {t`On screen above: ${words}.`}{' '}
            <button type="button" className="link" onClick={toHero}>
              {t('Go there')}
            </button>
          </>
        )}
      </p>
      {known && <SweepExport />}
    </div>
  );
}

function SweepExport() {
  const actions = useActions();
  const save = (format: 'csv' | 'json') => {
    const file = actions.exportSweep(format);
    if (file) download({ ...file, data: file.text });
  };
  return (
    <fieldset className="sweep-export" aria-label={t('Save the numbers of this sweep')}>
      {t('Save')}
      <button type="button" className="button" onClick={() => save('csv')}>
        CSV
      </button>
      <button type="button" className="button" onClick={() => save('json')}>
        JSON
      </button>
    </fieldset>
  );
}
