/**
 * The run that is going on: its start, pause, step and end, and which events still count.
 * Writes the store at most 30 times a second however fast the engine reports.
 */
import type { EngineClient, RunEvent } from '../engine/protocol';
import type { TrainingState } from '../engine/training-state';
import { reasonOf } from '../lib/reason';
import { t } from '../lib/text';
import { throttle } from '../lib/throttle';
import type { RunRecord } from '../model/record';
import type { Spec } from '../spec/spec';
import { validateView } from '../spec/validate';
import { applyEvent, NO_PROGRESS } from './apply-event';
import { idleRecord } from './idle-record';
import type { Message } from './notices';
import { lacksFile, noFile } from './own-file';
import { type Bringable, lacking, type RealData } from './real-data';
import { isDirty } from './selectors';
import type { Resting } from './snapshot/snapshot';
import type { Actions, State, Status } from './state';

/** Milliseconds between writes while events pour in. */
const WRITE_GAP = 1000 / 30;

export interface Runner extends Pick<Actions, 'play' | 'pause' | 'step' | 'rewind' | 'restart'> {
  /** Ends the run for good, wherever it is, so that something else can be shown. */
  leave(): void;
  /** What Play goes on from while an opened run is on screen; nothing trains yet. */
  rest(on: Resting | null): void;
  /** The state of the run on screen at an epoch's end, null where it is not to be had. */
  trainingState(): Promise<TrainingState | null>;
  /** The tab was hidden: pauses what is running. */
  suspend(): void;
  /** The tab is back: goes on with what `suspend` paused. */
  wake(): void;
  dispose(): void;
}

interface Held {
  patch: Partial<State>;
  changed: boolean;
}

/** A run that begins once its data is here. */
interface Waiting {
  paused: boolean;
  /** Where the run on screen stands, which stays there until then. */
  before: Status;
  /** The tab is hidden: pauses as soon as it begins. */
  asleep: boolean;
  callOff(): void;
}

const NOTHING: Readonly<Held> = { patch: {}, changed: false };

export function createRunner(
  engine: EngineClient,
  get: () => State,
  set: (patch: Partial<State>) => void,
  say: (message: Message) => void,
  keep: (spec: Spec, record: RunRecord) => void,
  data: Pick<RealData, 'bring'>,
): Runner {
  /** The run whose events count; null when none does. */
  let current: number | null = null;
  /** Whether the engine pauses by itself at the end of this epoch. */
  let stepping = false;
  let held: Held = { ...NOTHING };
  let resting: Resting | null = null;
  let waiting: Waiting | null = null;
  /** The record that the engine's last run filled to its end. */
  let ended: RunRecord | null = null;

  const writes = throttle(() => {
    const { patch, changed } = held;
    held = { ...NOTHING };
    set(changed ? { ...patch, version: get().version + 1 } : patch);
  }, WRITE_GAP);

  const forget = (): void => {
    writes.cancel();
    held = { ...NOTHING };
    current = null;
    stepping = false;
    resting = null;
  };

  const fail = (message: string): void => {
    forget();
    set({ status: { kind: 'failed', message } });
    say({ level: 'failure', text: message, topic: 'failed' });
  };

  const stopListening = engine.onEvent((event: RunEvent) => {
    if (event.run !== current) return;
    if (event.type === 'paused') {
      // Only a step ends by itself; any other pause was asked for here and is known already.
      if (!stepping || get().status.kind !== 'running') return;
      stepping = false;
      writes.flush();
      set({ status: { kind: 'paused' } });
      return;
    }
    const { changed, message, stop, ...applied } = applyEvent({ ...get(), ...held.patch }, event);
    // What is on screen may end while data for the next run comes; only that is news then.
    let { patch } = applied;
    if (waiting && patch?.status) {
      const { status, ...rest } = patch;
      if (status.kind === 'finished' || status.kind === 'failed') waiting.before = status;
      patch = rest;
    }
    held = { patch: { ...held.patch, ...patch }, changed: held.changed || changed === true };
    if (patch || changed) writes.call();
    // A new status never waits: buttons follow it.
    if (patch?.status || patch?.record || patch?.backend) writes.flush();
    if (message) say(message);
    if (stop) {
      engine.stop();
      writes.flush();
      fail(stop);
    }
    if (event.type === 'finished') {
      ended = get().record;
      keep(get().shown, ended);
    }
    if (event.type === 'finished' || event.type === 'failed') forget();
  });

  /** Calls off what is waited for; what was on screen stands where it stood. */
  const giveUp = (): boolean => {
    if (!waiting) return false;
    const { before, callOff } = waiting;
    waiting = null;
    callOff();
    set({ status: before });
    return true;
  };

  /** Begins once that has come; until then nothing on screen changes. */
  const waitFor = (what: Bringable, paused: boolean, on: Resting | null): void => {
    const earlier = waiting;
    const { kind } = get().status;
    const going = kind === 'running' || kind === 'starting' || kind === 'hidden';
    if (going && !earlier) {
      stepping = false;
      engine.pause();
      writes.flush();
    }
    const before = earlier?.before ?? (going ? { kind: 'paused' } : get().status);
    const next: Waiting = { paused, before, asleep: false, callOff: () => {} };
    waiting = next;
    next.callOff = data.bring(what, (failure) => {
      if (waiting !== next) return;
      waiting = null;
      set({ status: next.before });
      if (failure !== null) {
        say({ level: 'failure', text: failure, topic: 'failed' });
        return;
      }
      begin(next.paused, on);
      if (next.asleep) suspend();
    });
    earlier?.callOff();
    set({ status: { kind: 'starting' } });
  };

  const begin = (paused: boolean, on: Resting | null = null): void => {
    const { view, backend, version } = get();
    const spec = on?.spec ?? get().spec;
    const what = lacking([spec]);
    if (what) {
      waitFor(what, paused, on);
      return;
    }
    giveUp();
    if (lacksFile(spec)) {
      say(noFile(spec));
      return;
    }
    const { status } = get();
    forget();
    // A link may say where to look once the run gets there; after a run, the newest is what counts.
    const at = status.kind === 'idle' && view.at > 0 ? view.at : -1;
    set({
      spec,
      shown: spec,
      record: on?.record ?? idleRecord(spec),
      version: version + 1,
      view: validateView({ ...view, at }, spec).view,
      status: { kind: 'starting' },
      progress: NO_PROGRESS,
      backend: { ...backend, recovery: '' },
      scrubbed: null,
      transition: 1,
    });
    try {
      current = engine.start(spec, on ? { paused, from: on.state } : { paused });
      stepping = paused;
      if (on?.loss) say({ level: 'info', text: on.loss, topic: 'snapshot' });
    } catch (error) {
      fail(t`Training could not start: ${reasonOf(error)}.`);
    }
  };

  const goOn = (asStep: boolean): void => {
    stepping = asStep;
    if (asStep) engine.step();
    else engine.resume();
    set({ status: { kind: 'running' }, view: { ...get().view, at: -1 } });
  };

  const advance = (asStep: boolean): void => {
    const state = get();
    switch (state.status.kind) {
      case 'starting':
      case 'running':
        if (!asStep) break;
        if (waiting) {
          waiting.paused = true;
          break;
        }
        stepping = true;
        engine.step();
        break;
      case 'hidden':
      case 'paused':
        if (isDirty(state)) begin(asStep);
        else if (resting) begin(asStep, resting);
        else goOn(asStep);
        break;
      case 'finished':
        // Nothing is left to step to: the finished run stays on screen.
        if (!asStep || isDirty(state)) begin(asStep);
        break;
      case 'idle':
      case 'failed':
        begin(asStep);
        break;
      default:
        state.status satisfies never;
    }
  };

  function suspend(): void {
    const { kind } = get().status;
    if (waiting) waiting.asleep = true;
    if (waiting || (kind !== 'running' && kind !== 'starting')) return;
    engine.pause();
    writes.flush();
    set({ status: { kind: 'hidden' } });
  }

  return {
    play: () => advance(false),
    step: () => advance(true),
    restart: () => begin(false),
    pause() {
      if (giveUp()) return;
      const { kind } = get().status;
      if (kind !== 'running' && kind !== 'starting' && kind !== 'hidden') return;
      stepping = false;
      engine.pause();
      writes.flush();
      set({ status: { kind: 'paused' } });
    },
    leave() {
      giveUp();
      if (current !== null) engine.stop();
      forget();
      set({ status: { kind: 'idle' }, progress: NO_PROGRESS });
    },
    rest(on) {
      resting = on;
    },
    async trainingState() {
      const { status, record } = get();
      if (waiting) return null;
      if (current === null) return ended === record ? engine.save() : null;
      const runs = status.kind === 'running' || status.kind === 'starting';
      const run = current;
      const state = await engine.save();
      writes.flush();
      // It paused at the epoch's end; nobody asked it to stay.
      if (runs && current === run) engine.resume();
      return state;
    },
    rewind() {
      giveUp();
      const { spec, view, version, backend } = get();
      if (current !== null) engine.stop();
      forget();
      set({
        shown: spec,
        record: idleRecord(spec),
        version: version + 1,
        view: validateView({ ...view, at: -1 }, spec).view,
        status: { kind: 'idle' },
        progress: NO_PROGRESS,
        backend: { ...backend, recovery: '' },
        scrubbed: null,
        transition: 1,
      });
    },
    suspend,
    wake() {
      if (waiting) waiting.asleep = false;
      if (get().status.kind !== 'hidden') return;
      if (stepping) engine.step();
      else engine.resume();
      set({ status: { kind: 'running' } });
    },
    dispose() {
      waiting?.callOff();
      waiting = null;
      stopListening();
      forget();
      engine.dispose();
    },
  };
}
