/**
 * The store: state and actions of one explorer, wired to an engine and an address bar. No React,
 * no drawing; components subscribe, charts read `record` when `version` moved.
 */
import { createStore as createVanilla, type StoreApi } from 'zustand/vanilla';
import type { EngineClient } from '../engine/protocol';
import { NO_SELECTION } from '../model/selection';
import { changedFields } from '../spec/fields';
import type { Spec } from '../spec/spec';
import type { Validated } from '../spec/validate';
import { NO_PROGRESS } from './apply-event';
import { UNKNOWN_BACKEND } from './backend-info';
import { createEditing, messagesOf } from './editing';
import type { Example } from './example';
import { idleRecord } from './idle-record';
import { type Message, noticeList } from './notices';
import { createRunner, type Runner } from './runner';
import { newestFrame } from './selectors';
import type { Actions, State } from './state';
import type { UrlPort } from './url';

export interface ExplorerStore extends StoreApi<State & Actions>, Pick<Runner, 'suspend' | 'wake'> {
  /** Shows a finished run until the first one starts; ignored once one has, or where it differs. */
  offerExample(example: Example): void;
  /** Lets go of the engine and the address bar. */
  dispose(): void;
}

export interface StoreParts {
  readonly engine: EngineClient;
  readonly url: UrlPort;
  /** What the link said. */
  readonly initial: Validated;
}

function initialState({ initial }: StoreParts): State {
  return {
    spec: initial.spec,
    view: initial.view,
    shown: initial.spec,
    record: idleRecord(initial.spec),
    version: 0,
    status: { kind: 'idle' },
    backend: UNKNOWN_BACKEND,
    progress: NO_PROGRESS,
    notices: [],
    hovered: NO_SELECTION,
    scrubbed: null,
    transition: 1,
    canUndo: false,
    canRedo: false,
  };
}

/** Whether two specifications train the same networks; the backend changes none of the story. */
const sameNetworks = (a: Spec, b: Spec): boolean =>
  changedFields(a, b).every((field) => field.key === 'backend');

/** Makes the store; nothing runs until `play`. */
export function createStore(parts: StoreParts): ExplorerStore {
  const { engine, url, initial } = parts;
  const list = noticeList();
  const get = (): State & Actions => store.getState();
  const set = (patch: Partial<State>): void => store.setState(patch);
  const say = (...messages: readonly Message[]): void => {
    const notices = list.add(get().notices, ...messages);
    if (notices !== get().notices) set({ notices });
  };
  const runner = createRunner(engine, get, set, say);
  const { play, pause, step, rewind, restart, suspend, wake } = runner;
  const { open, fragment, ...edits } = createEditing(get, set, say);

  const store = createVanilla<State & Actions>(() => ({
    ...initialState(parts),
    notices: list.add([], ...messagesOf(initial.notices, 'warning')),
    ...{ play, pause, step, rewind, restart },
    ...edits,
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
    dismiss(id) {
      set({ notices: get().notices.filter((notice) => notice.id !== id) });
    },
    link: () => url.absolute(fragment()),
  }));

  const unsubscribe = store.subscribe((state, before) => {
    if (state.spec !== before.spec || state.view !== before.view) url.write(fragment());
  });
  const stopListening = url.onChange((link) => {
    // A jump within the page (#main) or an emptied bar is no link: the settings stay.
    if (!link.includes('=') || !open(link)) url.write(fragment());
  });
  return {
    ...store,
    suspend,
    wake,
    offerExample({ shown, record }) {
      const { status, spec, version } = get();
      if (status.kind !== 'idle' || !sameNetworks(shown, spec)) return;
      set({ record, shown: spec, version: version + 1 });
    },
    dispose() {
      unsubscribe();
      stopListening();
      runner.dispose();
    },
  };
}
