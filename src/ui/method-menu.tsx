/** Which of the run's split methods stands beside the dense network; the swatch is its colour. */
import { methodOf } from '../methods';
import { shownMethod } from '../store/selectors';
import type { State } from '../store/state';
import { useActions, useExplorer } from './explorer';

/** Split methods of the run on screen, or of the edited settings while nothing ran. */
function splitMethods(state: State): readonly string[] {
  const ids = [...new Set(state.record.replicas.map((replica) => replica.method))];
  const known = ids.length > 0 ? ids : state.spec.methods;
  return known.filter((id) => methodOf(id).deal !== 'none');
}

export function MethodMenu() {
  const actions = useActions();
  const joined = useExplorer((state) => splitMethods(state).join(','));
  const shown = useExplorer(shownMethod);
  const ids = joined === '' ? [] : joined.split(',');
  if (ids.length === 0) return <p className="method-none">no split method in this run</p>;
  return (
    <div className="method-menu">
      <span
        className="swatch"
        style={{ background: `var(--${methodOf(shown).color})` }}
        aria-hidden="true"
      />
      <select
        aria-label="How the neurons are split"
        title={methodOf(shown).explanation}
        value={shown}
        onChange={(event) => actions.setView({ show: methodOf(event.target.value).id })}
      >
        {ids.map((id) => (
          <option key={id} value={id}>
            {methodOf(id).label}
          </option>
        ))}
      </select>
    </div>
  );
}
