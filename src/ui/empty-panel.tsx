/** Nothing to show: says why and offers the one action that helps (brief, "States"). */
import type { Empty } from '../plots/plot';
import { type Explorer, useExplorer, useExplorerStore } from './explorer';

export function EmptyPanel({ empty }: { empty: Empty }) {
  const explorer = useExplorerStore();
  const idle = useExplorer((state) => state.status.kind === 'idle');
  const { action } = empty;
  return (
    <div className="panel-empty">
      <p>{empty.empty}</p>
      {action ? (
        <button type="button" className="link" onClick={() => apply(action.set, explorer)}>
          {action.label}
        </button>
      ) : (
        idle && (
          <button type="button" className="link" onClick={() => explorer.actions.play()}>
            Play
          </button>
        )
      )}
    </div>
  );
}

/** Sets view fields as view, everything else as run fields; validation is the store's. */
function apply(set: Readonly<Record<string, unknown>>, { store, actions }: Explorer): void {
  const { view: known } = store.getState();
  const entries = Object.entries(set);
  const view = entries.filter(([key]) => key in known);
  const spec = entries.filter(([key]) => !(key in known));
  if (view.length > 0) actions.setView(Object.fromEntries(view));
  if (spec.length > 0) actions.setSpec(Object.fromEntries(spec));
}
