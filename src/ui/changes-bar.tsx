/**
 * "Settings changed: α 2 → 4 · Restart · Revert". Lies over the foot of the window, so that no
 * number moves when it appears; what is on screen stays until the person restarts.
 */
import { t } from '../lib/text';
import { changes } from '../store/selectors';
import { useActions, useExplorer } from './explorer';

/** More changes than this are counted, not listed. */
const LISTED = 3;

/** "α 2 → 4, seed 1 → 7 and 2 more"; '' when nothing changed. */
export function changeWords(all: readonly string[]): string {
  const rest = all.length - LISTED;
  const listed = all.slice(0, LISTED).join(t(', ', 'list'));
  return rest > 0 ? t`${listed} and ${rest} more` : listed;
}

export function ChangesBar() {
  const actions = useActions();
  const words = useExplorer((state) => changeWords(changes(state)));
  const idle = useExplorer((state) => state.status.kind === 'idle');
  if (words === '') return null;
  return (
    <section className="changes" aria-label={t('Changed settings')}>
      <p role="status">
        <strong>{t('Settings changed:')}</strong> {words}
      </p>
      <button type="button" className="button" onClick={() => actions.restart()}>
        {idle ? t('Train with these') : t('Restart')}
      </button>
      <button type="button" className="button quiet" onClick={() => actions.revert()}>
        {t('Revert')}
      </button>
    </section>
  );
}
