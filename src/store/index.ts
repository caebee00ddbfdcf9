/** What `main.tsx` needs: the store of a browser's page, from its link to its visibility. */
import type { EngineClient } from '../engine/protocol';
import { decode } from '../spec/permalink';
import { fetchExample } from './example';
import { createStore, type ExplorerStore } from './store';
import { browserUrl } from './url';
import { watchVisibility } from './visibility';

export type { ExplorerStore } from './store';

/** Reads the link, makes the store and keeps address bar and visibility in step with it. */
export function createExplorer(engine: EngineClient): ExplorerStore {
  const url = browserUrl();
  const store = createStore({ engine, url, initial: decode(url.read()) });
  const unwatch = watchVisibility(store);
  void fetchExample().then((example) => example && store.offerExample(example));
  return {
    ...store,
    dispose() {
      unwatch();
      store.dispose();
    },
  };
}
