/** Nothing to show: says why and offers the one action that helps (brief, "States"). */
import { t } from '../lib/text';
import type { Empty } from '../plots/plot';
import { isIdle } from '../spec/effective';
import type { State } from '../store/state';
import { type Explorer, useExplorer, useExplorerStore } from './explorer';

export function EmptyPanel({ empty }: { empty: Empty }) {
  const explorer = useExplorerStore();
  const idle = useExplorer((state) => state.status.kind === 'idle');
  // An action that would change nothing, as of settings that the task does not look at, is none.
  const useless = useExplorer((state) => !changes(state, empty.action?.set ?? {}));
  const action = useless ? undefined : empty.action;
  return (
    <div className="panel-empty">
      <p>{t(empty.empty)}</p>
      {action ? (
        <button type="button" className="link" onClick={() => apply(action.set, explorer)}>
          {t(action.label)}
        </button>
      ) : (
        idle &&
        empty.action === undefined &&
        !empty.lasting && (
          <button type="button" className="link" onClick={() => explorer.actions.play()}>
            {t('Play')}
          </button>
        )
      )}
    </div>
  );
}

/** Whether setting these would change what is asked for. */
function changes({ spec, view }: State, set: Readonly<Record<string, unknown>>): boolean {
  const now: Readonly<Record<string, unknown>> = { ...spec, ...view };
  return Object.entries(set).some(
    ([key, value]) => String(now[key]) !== String(value) && !isIdle(key, spec),
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
