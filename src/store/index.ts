/** What `main.tsx` needs: the store of a browser's page, from its link to its visibility. */
import type { EngineClient } from '../engine/protocol';
import type { SweepClient } from '../engine/sweep/protocol';
import { decode, snapshotInLink, taskInLink } from '../spec/permalink';
import { loadTasks } from '../tasks';
import { BAKED_ALPHAS, fetchExample } from './example';
import { createStore, type ExplorerStore } from './store';
import { browserUrl } from './url';
import { watchVisibility } from './visibility';

export type { ExplorerStore } from './store';

const SETTINGS_STAY = 'The settings of its link are here: press Play to train them.';

/**
 * Reads the link, makes the store and keeps address bar and visibility in step with it. Waits for
 * what the link's task is made of, if anything of it is to be fetched.
 */
export async function createExplorer(
  engine: EngineClient,
  sweeps: SweepClient,
  claims: SweepClient,
): Promise<ExplorerStore> {
  const url = browserUrl();
  await loadTasks([taskInLink(url.read())]);
  const store = createStore({ engine, sweeps, claims, url, initial: decode(url.read()) });
  // Before the first picture, which is to be the snapshot's.
  if (snapshotInLink(url.read()) !== '') {
    await store.getState().openSnapshot(url.read(), SETTINGS_STAY);
  }
  const unwatch = watchVisibility(store);
  void offerExamples(store);
  return {
    ...store,
    dispose() {
      unwatch();
      store.dispose();
    },
  };
}

/** The example of the shown α first, then the other notches of the dial, one after the other. */
async function offerExamples(store: ExplorerStore): Promise<void> {
  const { alpha } = store.getState().spec;
  const order = [...BAKED_ALPHAS].sort((a, b) => Number(b === alpha) - Number(a === alpha));
  for (const notch of order) {
    const example = await fetchExample(notch);
    if (example) store.offerExample(example);
  }
}
