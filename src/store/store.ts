/**
 * The store: state and actions of one explorer, wired to its engines and an address bar. No React,
 * no drawing; components subscribe, charts read `record` when `version` moved.
 */
import { createStore as createVanilla, type StoreApi } from 'zustand/vanilla';
import type { EngineClient } from '../engine/protocol';
import type { SweepClient } from '../engine/sweep/protocol';
import { language } from '../lib/text';
import type { RunRecord } from '../model/record';
import { NO_SELECTION } from '../model/selection';
import { type Decoded, snapshotInLink, taskInLink } from '../spec/permalink';
import type { Spec } from '../spec/spec';
import { loadTasks } from '../tasks';
import { languageOf } from '../text/speak';
import { NO_PROGRESS } from './apply-event';
import { UNKNOWN_BACKEND } from './backend-info';
import { createClaims } from './claims-port';
import { NO_CLAIMS } from './claims-state';
import { createEditing, messagesOf } from './editing';
import type { Example } from './example';
import { createRuns } from './history/port';
import { NO_RUNS } from './history/runs-state';
import type { RunStorage } from './history/storage';
import { idleRecord } from './idle-record';
import { createCellLoader } from './load-cell';
import type { Lock } from './lock';
import { type Message, noticeList } from './notices';
import { missingFile } from './own-file';
import { type BringData, createRealData } from './real-data';
import { createResults } from './results';
import { createRunner, type Runner } from './runner';
import { newestFrame } from './selectors';
import { createShow } from './show';
import { createSnapshots } from './snapshot-port';
import { createSpelling } from './spelling';
import type { Actions, State } from './state';
import { exportSweep } from './sweep-export';
import { createSweepRunner } from './sweep-runner';
import { idleSweep } from './sweep-state';
import type { UrlPort } from './url';

export interface ExplorerStore extends StoreApi<State & Actions>, Pick<Runner, 'suspend' | 'wake'> {
  /** Makes a finished run known; it is shown where the settings ask for it and nothing is going on. */
  offerExample(example: Example): void;
  /** Lets go of the engines and the address bar. */
  dispose(): void;
}

export interface StoreParts {
  readonly engine: EngineClient;
  readonly sweeps: SweepClient;
  /** Another pool of workers, for claims. */
  readonly claims: SweepClient;
  readonly url: UrlPort;
  /** Where the history is kept; in the browser's database unless told. */
  readonly runs?: RunStorage;
  /** In place of the fetching of data, for tests. */
  readonly bringData?: BringData;
  /** Settings that nothing here may change. */
  readonly lock?: Lock;
  /** What the link said. */
  readonly initial: Decoded;
}

function initialState({ initial, lock }: StoreParts): State {
  return {
    spec: initial.spec,
    view: initial.view,
    spoken: language(),
    standIn: initial.view.show,
    shown: initial.spec,
    record: idleRecord(initial.spec),
    version: 0,
    status: { kind: 'idle' },
    backend: UNKNOWN_BACKEND,
    progress: NO_PROGRESS,
    fetching: null,
    notices: [],
    locked: lock?.fields ?? [],
    hovered: NO_SELECTION,
    scrubbed: null,
    transition: 1,
    slow: { phase: 1, example: 0 },
    canUndo: false,
    canRedo: false,
    sweep: idleSweep(initial.sweep),
    claims: NO_CLAIMS,
    runs: NO_RUNS,
  };
}

/** Makes the store; nothing runs until `play`. */
export function createStore(parts: StoreParts): ExplorerStore {
  const { engine, sweeps, url, initial } = parts;
  const list = noticeList();
  const get = (): State & Actions => store.getState();
  const set = (patch: Partial<State>): void => store.setState(patch);
  const say = (...messages: readonly Message[]): void => {
    const notices = list.add(get().notices, ...messages);
    if (notices !== get().notices) set({ notices });
  };
  const results = createResults();
  const data = createRealData(set, parts.bringData);
  const kept = (spec: Spec, record: RunRecord): void =>
    results.keep(spec, { record, example: false });
  const runner = createRunner(engine, get, set, say, kept, data);
  const { play, pause, step, rewind, restart } = runner;
  const { open, fragment, take, ...edits } = createEditing(get, set, say, parts.lock);
  const { show, showKnown } = createShow(get, set, results);
  const { loadCell, grown } = createCellLoader({ get, set, take, runner, results, show });
  const sweeper = createSweepRunner(sweeps, get, set, say, grown, data);
  const { startSweep, pauseSweep, resumeSweep, cancelSweep } = sweeper;
  const write = (): void => url.write(fragment() + snapshots.suffix());
  const snapshots = createSnapshots({ get, set, say, runner, results, open, write });
  const { openSnapshot, trainingState } = snapshots;
  const claims = createClaims({ client: parts.claims, get, set, open, data });
  const { openClaims, runClaim, stopClaim, loadClaim } = claims;
  const spell = createSpelling(get, set, say);
  const runs = createRuns({ get, set, storage: parts.runs });
  const { openRuns, pinRun, removeRun, clearRuns, putBackRuns } = runs;
  let stopBringing = (): void => {};

  const store = createVanilla<State & Actions>(() => ({
    ...initialState(parts),
    notices: list.add([], ...messagesOf(initial.notices, 'warning'), ...missingFile(initial.spec)),
    ...{ play, pause, step, rewind, restart },
    ...{ startSweep, pauseSweep, resumeSweep, cancelSweep, loadCell },
    ...{ openClaims, runClaim, stopClaim, loadClaim },
    ...{ openRuns, pinRun, removeRun, clearRuns, putBackRuns },
    ...{ openSnapshot, trainingState },
    ...edits,
    bringData(what) {
      stopBringing();
      stopBringing = data.bring(what, (failure) => {
        if (failure !== null) say({ level: 'failure', text: failure, topic: 'fetching' });
      });
    },
    stopBringing: () => stopBringing(),
    arrange(spec, view) {
      const { kind } = get().status;
      if (kind !== 'idle' && kind !== 'finished' && results.find(spec)) runner.leave();
      edits.arrange(spec, view);
    },
    hoverCell(hovered) {
      const { sweep } = get();
      if (hovered !== sweep.hovered) set({ sweep: { ...sweep, hovered } });
    },
    exportSweep: (format) => exportSweep(get(), format, url.absolute),
    hover(selection) {
      if (selection !== get().hovered) set({ hovered: selection });
    },
    scrub(frame) {
      const known = frame !== null && Number.isFinite(frame);
      const scrubbed = known ? Math.min(newestFrame(get()), Math.max(0, Math.round(frame))) : null;
      if (scrubbed !== get().scrubbed) set({ scrubbed });
    },
    setTransition(t) {
      const transition = Number.isFinite(t) ? Math.min(1, Math.max(0, t)) : 1;
      if (transition !== get().transition) set({ transition });
    },
    setSlow(patch) {
      set({ slow: { ...get().slow, ...patch } });
    },
    dismiss(id) {
      set({ notices: get().notices.filter((notice) => notice.id !== id) });
    },
    link: () => url.absolute(fragment()),
  }));

  // The page was opened before its catalogue was here.
  if (languageOf(initial.view.lang) !== language()) spell();
  const unsubscribe = store.subscribe((state, before) => {
    const asked = state.sweep.asked !== before.sweep.asked;
    if (asked || state.spec !== before.spec || state.view !== before.view) write();
    if (state.spec !== before.spec) showKnown();
    if (state.view.lang !== before.view.lang) spell();
    runs.heed(state, before);
  });
  const stopListening = url.onChange((link) => {
    if (snapshotInLink(link) !== '') {
      void openSnapshot(link).then((opened) => {
        if (!opened) write();
      });
      return;
    }
    const take = (): void => {
      // A jump within the page (#main) or an emptied bar is no link: the settings stay.
      if (!link.includes('=') || !open(link)) write();
    };
    const loading = loadTasks([taskInLink(link)]);
    if (loading) void loading.then(take);
    else take();
  });
  return {
    ...store,
    suspend() {
      runner.suspend();
      sweeper.suspend();
      claims.suspend();
    },
    wake() {
      runner.wake();
      sweeper.wake();
      claims.wake();
    },
    offerExample({ shown, record }) {
      results.keep(shown, { record, example: true });
      showKnown();
    },
    dispose() {
      unsubscribe();
      stopListening();
      data.dispose();
      runner.dispose();
      sweeper.dispose();
      claims.dispose();
      runs.dispose();
    },
  };
}
