/** What the page around hears without asking: progress, split, end, failure, changed settings. */
import { throttle } from '../../lib/throttle';
import { splitFrame } from '../../model/timeline';
import type { Status } from '../state';
import type { ExplorerStore } from '../store';
import { type Report, type Standing, standingOf } from './report';

export type Event =
  | ({ readonly type: 'progress' } & Standing)
  /** The networks have just been split. */
  | { readonly type: 'split'; readonly epoch: number }
  | { readonly type: 'finished' | 'changed' | 'ready'; readonly state: Report }
  | { readonly type: 'failed'; readonly message: string }
  /** CSS pixels that the page needs. */
  | { readonly type: 'height'; readonly height: number };

/** Least time between two events of a kind while data stream in, ms. */
const GAP = 100;

/** A run may be over with the first that is heard of it. */
const TRAINS: ReadonlySet<Status['kind']> = new Set(['starting', 'running']);

/** Watches until the returned function is called. */
export function watchRun(
  store: Pick<ExplorerStore, 'getState' | 'subscribe'>,
  report: () => Report,
  emit: (event: Event) => void,
): () => void {
  const progress = throttle(() => {
    emit({ type: 'progress', ...standingOf(store.getState()) });
  }, GAP);
  let link = store.getState().link();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Once for all that changes together, and after the answer to who asked for it.
  const changed = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const state = report();
      if (state.link !== link) emit({ type: 'changed', state });
      link = state.link;
    }, GAP);
  };
  const now = () => {
    const { record, status, spec, view } = store.getState();
    return { record, frames: record.frames, status, spec, view };
  };
  let seen = now();

  // Not what the store says was before: a change made while others hear of one comes out of order.
  const unsubscribe = store.subscribe(() => {
    const before = seen;
    seen = now();
    const { record, frames, status } = seen;
    const from = record === before.record ? before.frames : 0;
    // What was opened, or is an example, was not trained here and now.
    const trains = TRAINS.has(status.kind) || TRAINS.has(before.status.kind);
    if (frames !== from && trains) {
      const split = splitFrame(record.schedule);
      progress.call();
      if (from <= split && frames > split) emit({ type: 'split', epoch: record.schedule.warmup });
    }
    if (seen.spec !== before.spec || seen.view !== before.view) changed();
    if (status.kind === before.status.kind) return;
    if (status.kind === 'finished') {
      progress.flush();
      emit({ type: 'finished', state: report() });
    }
    if (status.kind === 'failed') emit({ type: 'failed', message: status.message });
  });
  return () => {
    unsubscribe();
    progress.cancel();
    clearTimeout(timer);
  };
}
