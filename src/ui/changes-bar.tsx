/**
 * "Settings changed: α 2 → 4 · Restart · Revert". Lies over the foot of the window, so that no
 * number moves when it appears; what is on screen stays until the person restarts.
 */
import { changes } from '../store/selectors';
import { useActions, useExplorer } from './explorer';

/** More changes than this are counted, not listed. */
const LISTED = 3;

/** "α 2 → 4, seed 1 → 7 and 2 more"; '' when nothing changed. */
export function changeWords(all: readonly string[]): string {
  const rest = all.length - LISTED;
  return all.slice(0, LISTED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

export function ChangesBar() {
  const actions = useActions();
  const words = useExplorer((state) => changeWords(changes(state)));
  const idle = useExplorer((state) => state.status.kind === 'idle');
  if (words === '') return null;
  return (
    <section className="changes" aria-label="Changed settings">
      <p role="status">
        <strong>Settings changed:</strong> {words}
      </p>
      <button type="button" className="button" onClick={() => actions.restart()}>
        {idle ? 'Train with these' : 'Restart'}
      </button>
      <button type="button" className="button quiet" onClick={() => actions.revert()}>
        Revert
      </button>
    </section>
  );
}
