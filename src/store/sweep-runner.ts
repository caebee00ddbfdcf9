/**
 * The sweep that is going on: its start, pause and end, and what its events do to the state.
 * Results go into the record at once, the state hears of them at most ten times a second.
 */
import type { SweepClient, SweepEvent } from '../engine/sweep/protocol';
import { reasonOf } from '../lib/reason';
import { retell, t } from '../lib/text';
import { throttle } from '../lib/throttle';
import { addMember, membersDone } from '../model/sweep-fill';
import type { MemberResult, SweepRecord } from '../model/sweep-record';
import { cellsOf, sweepRefusal } from '../spec/sweep';
import { backendInfo } from './backend-info';
import type { Message } from './notices';
import { lacksFile, noFile } from './own-file';
import { lacking, type RealData } from './real-data';
import { sweepStale } from './selectors';
import type { State } from './state';
import { missingMembers } from './sweep-members';
import { emptyRecordOf } from './sweep-preview';
import {
  NO_SWEEP_PROGRESS,
  type ShownSweep,
  type SweepActions,
  type SweepProgress,
  type SweepState,
} from './sweep-state';

/** Milliseconds between writes while results pour in. */
const WRITE_GAP = 100;

export interface SweepRunner
  extends Pick<SweepActions, 'startSweep' | 'pauseSweep' | 'resumeSweep' | 'cancelSweep'> {
  /** The tab was hidden: pauses what is running. */
  suspend(): void;
  /** The tab is back: goes on with what `suspend` paused. */
  wake(): void;
  dispose(): void;
}

/** Whether the engine is at work on a sweep, or holds one. */
const isActive = ({ status: { kind } }: SweepState): boolean =>
  kind === 'starting' || kind === 'running' || kind === 'paused' || kind === 'hidden';

/** A member that could not be trained; the others go on. */
function failureOf({ x, y }: SweepRecord, { cell, seed, failure }: MemberResult): Message {
  const columns = x.values.length;
  const place = [
    `${t(x.label)} ${x.values[cell % columns]}`,
    ...(y ? [`${t(y.label)} ${y.values[Math.floor(cell / columns)]}`] : []),
    t`seed ${seed}`,
  ].join(t(', ', 'list'));
  const text = t`${place}: could not be trained (${retell(failure ?? '')}). The others go on.`;
  return { level: 'warning', text, topic: 'sweep failure' };
}

export function createSweepRunner(
  client: SweepClient,
  get: () => State,
  set: (patch: Partial<State>) => void,
  say: (message: Message) => void,
  /** Called with the cells of which more is known now. */
  grown: (cells: ReadonlySet<number>) => void,
  data: Pick<RealData, 'bring'>,
): SweepRunner {
  let heldProgress: Pick<SweepProgress, 'done' | 'total' | 'secondsLeft'> | null = null;
  let heldCells = new Set<number>();
  /** Calls off the data that the sweep waits for. */
  let waiting: (() => void) | null = null;
  let asleep = false;

  const put = (patch: Partial<SweepState>): void => set({ sweep: { ...get().sweep, ...patch } });

  /** Networks finished and in all. */
  const counted = (record: SweepRecord): Pick<SweepProgress, 'finished' | 'networks'> => {
    const { done, of } = membersDone(record);
    const { length } = record.methods;
    return { finished: done * length, networks: of * length };
  };

  const writes = throttle(() => {
    const { record, progress, version } = get().sweep;
    const cells = heldCells;
    const next = { ...progress, ...heldProgress, ...(record ? counted(record) : {}) };
    heldProgress = null;
    heldCells = new Set();
    put({ progress: next, ...(cells.size > 0 ? { version: version + 1 } : {}) });
    if (cells.size > 0) grown(cells);
  }, WRITE_GAP);

  const forget = (): void => {
    writes.cancel();
    heldProgress = null;
    heldCells = new Set();
  };

  const fail = (message: string): void => put({ status: { kind: 'failed', message } });

  const heard = (event: SweepEvent): void => {
    const { sweep } = get();
    // It comes when nothing is active any more.
    if (event.type === 'freed') put({ freed: { buffers: event.buffers, bytes: event.bytes } });
    if (event.type === 'freed' || !isActive(sweep)) return;
    switch (event.type) {
      case 'started':
        put({
          backend: backendInfo(event.backend),
          workers: event.workers,
          ...(sweep.status.kind === 'starting' ? { status: { kind: 'running' } } : {}),
        });
        break;
      case 'results':
        for (const result of event.results) {
          if (!sweep.record || !addMember(sweep.record, result)) continue;
          heldCells.add(result.cell);
          if (result.failure !== undefined) say(failureOf(sweep.record, result));
        }
        writes.call();
        break;
      case 'progress': {
        const { done, total, seconds } = event;
        const secondsLeft = done > 0 ? ((total - done) * seconds) / done : Number.NaN;
        heldProgress = { done, total, secondsLeft };
        writes.call();
        break;
      }
      case 'device':
        put({ backend: backendInfo(event.backend) });
        say({ level: 'warning', text: event.message, topic: 'sweep device' });
        break;
      case 'finished':
        writes.flush();
        put({
          status: { kind: 'finished' },
          progress: { ...get().sweep.progress, secondsLeft: 0 },
        });
        break;
      case 'failed':
        writes.flush();
        fail(event.message);
        break;
      default:
        event satisfies never;
    }
  };
  const stopListening = client.onEvent(heard);

  /** The sweep on screen where it may go on, else an empty one of what is asked for. */
  const prepared = (shown: ShownSweep): { shown: ShownSweep; record: SweepRecord } => {
    const state = get();
    const { record } = state.sweep;
    if (state.sweep.shown && record && !sweepStale(state)) {
      const { done, of } = membersDone(record);
      if (done < of) return { shown: state.sweep.shown, record };
    }
    return { shown, record: emptyRecordOf(shown) };
  };

  const start = (): void => {
    const state = get();
    const { spec, sweep } = state;
    const cells = cellsOf(spec, sweep.asked);
    const refusal = sweepRefusal(cells);
    forget();
    const before = waiting;
    waiting = null;
    if (isActive(sweep) && before === null && (refusal !== null || lacksFile(spec))) {
      client.cancel();
    }
    if (refusal !== null || lacksFile(spec)) {
      before?.();
      fail(refusal ?? noFile(spec).text);
      return;
    }
    const { shown, record } = prepared({ sweep: sweep.asked, spec, cells });
    put({
      shown,
      record,
      version: sweep.version + 1,
      status: { kind: 'starting' },
      progress: { ...NO_SWEEP_PROGRESS, ...counted(record) },
      hovered: null,
      freed: null,
    });
    const train = (): void => {
      try {
        client.start(missingMembers(shown.cells, shown.sweep, record, state.shown), spec);
        if (asleep) suspend();
      } catch (error) {
        fail(t`The sweep could not start: ${reasonOf(error)}.`);
      }
    };
    const what = lacking(cells.flatMap((cell) => (cell.refusal === null ? [cell.spec] : [])));
    if (what) {
      if (isActive(sweep) && before === null) client.cancel();
      waiting = data.bring(what, (failure) => {
        waiting = null;
        if (failure === null) train();
        else fail(failure);
      });
    }
    before?.();
    if (!what) train();
  };

  /** Whether it waited for data, which nobody wants any more. */
  const giveUp = (): boolean => {
    if (!waiting) return false;
    waiting();
    waiting = null;
    put({ status: { kind: 'idle' } });
    return true;
  };

  function suspend(): void {
    const { kind } = get().sweep.status;
    asleep = true;
    if (waiting || (kind !== 'running' && kind !== 'starting')) return;
    client.pause();
    writes.flush();
    put({ status: { kind: 'hidden' } });
  }

  const goOn = (): void => {
    client.resume();
    put({ status: { kind: 'running' } });
  };

  return {
    startSweep() {
      const { sweep } = get();
      const same = isActive(sweep) && !sweepStale(get());
      if (!same) start();
      else if (sweep.status.kind === 'paused' || sweep.status.kind === 'hidden') goOn();
    },
    pauseSweep() {
      if (giveUp() || !isActive(get().sweep)) return;
      client.pause();
      writes.flush();
      put({ status: { kind: 'paused' } });
    },
    resumeSweep() {
      const { kind } = get().sweep.status;
      if (kind === 'paused' || kind === 'hidden') goOn();
    },
    cancelSweep() {
      if (giveUp() || !isActive(get().sweep)) return;
      client.cancel();
      writes.flush();
      put({ status: { kind: 'idle' } });
    },
    suspend,
    wake() {
      asleep = false;
      if (get().sweep.status.kind === 'hidden') goOn();
    },
    dispose() {
      waiting?.();
      waiting = null;
      stopListening();
      forget();
      client.dispose();
    },
  };
}
