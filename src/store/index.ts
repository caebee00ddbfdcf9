/** What `main.tsx` needs: the store of a browser's page, from its link to its visibility. */

import type { EngineClient } from '../engine/protocol';
import type { SweepClient } from '../engine/sweep/protocol';
import { later } from '../lib/text';
import type { Embed } from '../spec/embed';
import { decode, isEmbedLink, snapshotInLink, taskInLink } from '../spec/permalink';
import { loadTasks } from '../tasks';
import { languageOf, speak } from '../text/speak';
import { BAKED_ALPHAS, fetchExample } from './fetch-example';
import { createStore, type ExplorerStore } from './store';
import { browserUrl, type UrlPort } from './url';
import { watchVisibility } from './visibility';

export type { ExplorerStore } from './store';

const SETTINGS_STAY = later('The settings of its link are here: press Play to train them.');

/**
 * The address of a page within another one: nobody sees it, so it stays the link it was opened with.
 * Where settings are locked, no other link brings others.
 */
const framed = (url: UrlPort, locked: boolean): UrlPort => ({
  ...url,
  write: () => {},
  onChange: locked ? () => () => {} : url.onChange,
});

export interface Opened {
  readonly store: ExplorerStore;
  /** How it stands in another page, where the link is for a frame of one. */
  readonly embed: Embed | null;
  /** Kept once the example of the shown α is on screen, or is known not to come. */
  readonly example: Promise<void>;
}

/**
 * Reads the link, makes the store and keeps address bar and visibility in step with it. Waits for
 * what the link's task is made of, if anything of it is to be fetched.
 */
export async function createExplorer(
  engine: EngineClient,
  sweeps: SweepClient,
  claims: SweepClient,
): Promise<Opened> {
  const address = browserUrl();
  // Fetched, as nearly no page is framed.
  const frame = isEmbedLink(address.read())
    ? (await import('./embed/frame')).frameOf(address.read())
    : null;
  const url = frame ? framed(address, frame.lock !== undefined) : address;
  await loadTasks([taskInLink(url.read())]);
  // Before anything says a word. What cannot be fetched is said once there is a store to say it.
  await speak(languageOf(decode(url.read()).view.lang))?.catch(() => {});
  const decoded = decode(url.read());
  const initial = { ...decoded, notices: [...decoded.notices, ...(frame?.notices ?? [])] };
  const store = createStore({ engine, sweeps, claims, url, initial, lock: frame?.lock });
  // Before the first picture, which is to be the snapshot's.
  if (snapshotInLink(url.read()) !== '') {
    await store.getState().openSnapshot(url.read(), SETTINGS_STAY);
  }
  const unwatch = watchVisibility(store);
  const example = offerExamples(store);
  const dispose = (): void => {
    unwatch();
    store.dispose();
  };
  return { store: { ...store, dispose }, embed: frame?.embed ?? null, example };
}

/** The example of the shown α, which is waited for, then the other notches of the dial, one by one. */
async function offerExamples(store: ExplorerStore): Promise<void> {
  const { alpha } = store.getState().spec;
  const [first, ...others] = [...BAKED_ALPHAS].sort(
    (a, b) => Number(b === alpha) - Number(a === alpha),
  );
  const offer = async (notch: number): Promise<void> => {
    const example = await fetchExample(notch);
    if (example) store.offerExample(example);
  };
  await offer(first);
  void others.reduce((before, notch) => before.then(() => offer(notch)), Promise.resolve());
}
