/**
 * The badge's state: checks the networks on screen whenever nothing trains and they are others than
 * before, in a worker and once the page is idle. Beside the store, and fetched late: the store does
 * not know it.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Wanted } from '../engine/open';
import type { Report } from '../engine/verify/check';
import { requestCheck, requestRetraining, type VerifyOptions } from '../engine/verify/client';
import { follow, NO_TRAJECTORY, staysTogether, type Trajectory } from '../engine/verify/trajectory';
import { reasonOf } from '../lib/reason';
import { methodOf } from '../methods';
import { frameCount } from '../model/timeline';
import { evidenceOnScreen, layeredOnScreen, roundingOf, workOf } from './screen-evidence';
import { shownFrame, shownMethod } from './selectors';
import type { State } from './state';

export type { Check, Report } from '../engine/verify/check';
export { DRIFT, type Trajectory } from '../engine/verify/trajectory';

export interface Checked {
  /** Legend of the network, in English. */
  readonly label: string;
  readonly report: Report;
}

export type Verdict =
  /** Nothing on screen can be checked. */
  | { readonly kind: 'none' }
  /** It can, and nobody has. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'passed' | 'failed'; readonly checked: readonly Checked[] }
  | { readonly kind: 'impossible'; readonly reason: string };

export type Retraining =
  /** `work`: edges visited once an example, over all epochs. */
  | { readonly kind: 'none' | 'too-large'; readonly work: number }
  | { readonly kind: 'training' | 'passed' | 'failed'; readonly found: Trajectory }
  | { readonly kind: 'impossible'; readonly reason: string };

export interface Verification {
  readonly verdict: Verdict;
  readonly retraining: Retraining;
}

/** Edge visits that the reference makes in about half a minute. */
const MOST_WORK = 1.5e9;
/** Milliseconds that the picture must have stood still. */
const CALM = 400;

/** What computes the logits: the kind of engine that trains here; the CPU's where none has yet. */
function engineOf({ backend, shown }: State): Wanted {
  if (backend.kind === 'webgpu') return 'webgpu';
  return shown.backend === 'reference' ? 'reference' : 'cpu';
}

const onScreen = (state: State) =>
  state.record.layered ? layeredOnScreen(state) : evidenceOnScreen(state);

/** Whether the picture stands still and is a run's, not the example of the first visit. */
const isCalm = ({ status }: State): boolean =>
  status.kind === 'finished' || status.kind === 'paused';

export interface Verifier {
  get(): Verification;
  subscribe(listener: () => void): () => void;
  /** Checks what is on screen now, even if it was checked before. */
  check(): void;
  retrain(): void;
  cancelRetraining(): void;
}

export function createVerifier(
  store: StoreApi<State>,
  port: Pick<VerifyOptions, 'openPort'> = {},
): Verifier {
  const listeners = new Set<() => void>();
  let now: Verification = { verdict: { kind: 'none' }, retraining: { kind: 'none', work: 0 } };
  /** What is on screen, as far as a check depends on it. */
  let key: readonly unknown[] = [];
  let checking = new AbortController();
  let training = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (patch: Partial<Verification>): void => {
    now = { ...now, ...patch };
    for (const listener of listeners) listener();
  };
  const check = (): void => {
    clearTimeout(timer);
    checking.abort();
    const own = new AbortController();
    checking = own;
    const state = store.getState();
    const evidence = onScreen(state);
    if (evidence.length === 0) {
      tell({ verdict: { kind: 'none' } });
      return;
    }
    tell({ verdict: { kind: 'checking' } });
    requestCheck(evidence, engineOf(state), { ...port, signal: own.signal }).then(
      (reports) => {
        const checked = reports.map((report, i) => {
          return { label: methodOf(evidence[i].method).label, report };
        });
        const passed = reports.every((report) => report.passed);
        tell({ verdict: { kind: passed ? 'passed' : 'failed', checked } });
      },
      (error) => {
        if (!own.signal.aborted) tell({ verdict: { kind: 'impossible', reason: reasonOf(error) } });
      },
    );
  };

  const look = (): void => {
    const state = store.getState();
    const calm = isCalm(state);
    const { record } = state;
    const next = [record, record.frames, shownFrame(state), shownMethod(state), calm];
    if (next.every((value, i) => value === key[i])) return;
    const sameRun = record === key[0] && record.frames === key[1];
    key = next;
    clearTimeout(timer);
    checking.abort();
    if (!sameRun || !calm) training.abort();
    const work = workOf(state);
    const known = onScreen(state).length > 0;
    const retraining: Retraining = { kind: work > MOST_WORK ? 'too-large' : 'none', work };
    tell({
      verdict: { kind: known ? 'waiting' : 'none' },
      ...(sameRun && calm && now.retraining.kind === 'training' ? {} : { retraining }),
    });
    if (!known || !calm) return;
    timer = setTimeout(() => whenIdle(() => key === next && check()), CALM);
  };

  const retrain = (): void => {
    training.abort();
    const own = new AbortController();
    training = own;
    const state = store.getState();
    const { record, shown } = state;
    const methods = shown.methods.filter((id) => id === 'dense' || id === shownMethod(state));
    const spec = { ...shown, methods, seed: record.focusSeed, seeds: 1 };
    const lossStep = roundingOf(state)?.loss ?? 0;
    // A run that rests half-way is followed as far as it got.
    let found: Trajectory = { ...NO_TRAJECTORY, of: record.frames };
    tell({ retraining: { kind: 'training', found } });
    const done = (): void => {
      const kind = staysTogether(found) ? 'passed' : 'failed';
      tell({ retraining: { kind, found } });
    };
    requestRetraining(
      spec,
      (frame) => {
        if (own.signal.aborted || frame.frame >= record.frames) return;
        found = follow(found, record, frame, lossStep);
        if (found.frames === record.frames && record.frames < frameCount(record.schedule)) {
          own.abort();
          done();
          return;
        }
        tell({ retraining: { kind: 'training', found } });
      },
      { ...port, signal: own.signal },
    ).then(done, (error) => {
      if (!own.signal.aborted)
        tell({ retraining: { kind: 'impossible', reason: reasonOf(error) } });
    });
  };

  store.subscribe(look);
  look();
  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check,
    retrain,
    cancelRetraining() {
      training.abort();
      tell({ retraining: { kind: 'none', work: workOf(store.getState()) } });
    },
  };
}

/** Calls `work` once the browser has nothing better to do, after two seconds at the latest. */
function whenIdle(work: () => unknown): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 100);
}
