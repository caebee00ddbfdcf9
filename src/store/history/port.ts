/** The history before it is fetched: all that the first script holds of it. */
import { t } from '../../lib/text';
import type { State } from '../state';
import { endedBy } from './ended';
import type { RunsKeeper } from './keeper';
import type { RunsActions } from './runs-state';
import type { RunStorage } from './storage';

export interface RunsParts {
  readonly get: () => State;
  readonly set: (patch: Partial<State>) => void;
  /** The browser's own where it is absent. */
  readonly storage?: RunStorage;
}

export interface RunsPort extends RunsActions {
  /** The state has changed: keeps the run that this ended. */
  heed(state: State, before: State): void;
  dispose(): void;
}

async function load({ storage, ...parts }: RunsParts): Promise<RunsKeeper> {
  const [{ createRunsKeeper }, { indexedDbStorage }] = await Promise.all([
    import('./keeper'),
    import('./indexed-db'),
  ]);
  return createRunsKeeper({ ...parts, storage: storage ?? indexedDbStorage() });
}

/** `fetched` stands in for the fetching of the code in tests. */
export function createRuns(parts: RunsParts, fetched = load): RunsPort {
  let keeper: Promise<RunsKeeper> | null = null;
  const say = (error: unknown): void => {
    keeper = null;
    const fault = t`The history could not be fetched: ${String(error)}.`;
    parts.set({ runs: { ...parts.get().runs, fault } });
  };
  const ask = (what: (keeper: RunsKeeper) => void): void => {
    keeper ??= fetched(parts);
    keeper.then(what, say);
  };
  return {
    heed(state, before) {
      // Fetched while it trains, so that closing the page right after the end loses nothing.
      // Once a start: saying that it failed is a change of state too.
      const starts = state.status.kind === 'starting' && before.status.kind !== 'starting';
      if (starts && !keeper) ask((loaded) => loaded.openRuns());
      const ended = endedBy(state, before);
      if (ended) ask((loaded) => loaded.keep(ended));
    },
    openRuns: () => ask((loaded) => loaded.openRuns()),
    pinRun: (id) => ask((loaded) => loaded.pinRun(id)),
    removeRun: (id) => ask((loaded) => loaded.removeRun(id)),
    clearRuns: () => ask((loaded) => loaded.clearRuns()),
    putBackRuns: () => ask((loaded) => loaded.putBackRuns()),
    dispose() {
      keeper?.then(
        (loaded) => loaded.dispose(),
        () => {},
      );
    },
  };
}
