/** A store over fake engines and a fake address bar. */
// What a store fetches once something trains: an import still under way when a file's tests end
// keeps its worker from ending.
import '../../src/store/history/indexed-db';
import '../../src/store/history/keeper';
import { decode } from '../../src/spec/permalink';
import type { Example } from '../../src/store/example';
import { memoryStorage, type RunStorage } from '../../src/store/history/storage';
import type { Lock } from '../../src/store/lock';
import type { BringData } from '../../src/store/real-data';
import { createStore } from '../../src/store/store';
import { fakeEngine, fakeUrl } from './fake-engine';
import { fakeSweep } from './fake-sweep';

/** The store of a page opened with that link, and what it is wired to. */
export function explorer(
  link = '',
  example?: Example,
  runs: RunStorage = memoryStorage(),
  lock?: Lock,
  bringData?: BringData,
) {
  const engine = fakeEngine();
  const url = fakeUrl(link);
  const sweeps = fakeSweep();
  const claims = fakeSweep();
  const wired = { engine, sweeps, claims, url, runs, lock, bringData };
  const store = createStore({ ...wired, initial: decode(link) });
  if (example) store.offerExample(example);
  return {
    engine,
    sweeps,
    claims,
    url,
    store,
    state: () => store.getState(),
    sweep: () => store.getState().sweep,
    status: () => store.getState().status.kind,
    texts: () => store.getState().notices.map((notice) => notice.text),
    /** Plays and lets the engine complete frames 0 … `last`. */
    playTo(last: number) {
      store.getState().play();
      engine.started();
      for (let frame = 0; frame <= last; frame++) engine.frame(frame);
    },
  };
}
