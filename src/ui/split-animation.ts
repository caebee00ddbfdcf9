/**
 * Runs the split's 900 ms once whenever the shown frame crosses the split forwards: by training,
 * by a step, or by moving onto the split's own frame. Any other move of the epoch ends it. With
 * reduced motion the result is cut to, and `onCut` may show the four moves as stills.
 */
import { now } from '../lib/clock';
import { methodOf } from '../methods';
import { splitFrame } from '../model/timeline';
import { opensAtSplit } from '../plots/method-words';
import { shownFrame, shownMethod } from '../store/selectors';
import type { State } from '../store/state';
import type { Explorer } from './explorer';
import { REDUCED_MOTION } from './media';

/** Grip 150, open 200, fall 350, weigh 200. */
export const SPLIT_MS = 900;

/** What decides a crossing; copied, because the record changes in place. */
interface Shown {
  readonly record: State['record'];
  readonly frame: number;
  /** Whether the rows of the method on screen open at the split. */
  readonly opens: boolean;
  readonly at: number;
  readonly scrubbed: boolean;
  /** On the newest frame of a run, or one step of it. */
  readonly following: boolean;
}

const shownOf = (state: State): Shown => ({
  record: state.record,
  frame: shownFrame(state),
  opens: opensAtSplit(methodOf(shownMethod(state))),
  at: state.view.at,
  scrubbed: state.scrubbed !== null,
  following: state.view.at < 0 && state.status.kind !== 'idle',
});

/** Whether going from one to the other is a crossing that deserves to be shown. */
export function crosses(before: Shown, after: Shown): boolean {
  if (before.record !== after.record || after.record.alpha < 2 || !after.opens) return false;
  if (before.scrubbed || after.scrubbed) return false;
  const split = splitFrame(after.record.schedule);
  if (before.frame >= split || after.frame < split) return false;
  return after.following || (after.frame === split && before.frame === split - 1);
}

/** Watches the store until the returned function is called. */
export function watchSplit({ store, actions }: Explorer, onCut: () => void): () => void {
  let request = 0;
  let start = 0;
  let playing = false;
  let before = shownOf(store.getState());

  const stop = () => {
    if (!playing) return;
    playing = false;
    cancelAnimationFrame(request);
    actions.setTransition(1);
  };

  const tick = () => {
    const t = Math.min(1, (now() - start) / SPLIT_MS);
    if (t >= 1) playing = false;
    actions.setTransition(t);
    if (t < 1) request = requestAnimationFrame(tick);
  };

  const unsubscribe = store.subscribe((state) => {
    const after = shownOf(state);
    const crossed = crosses(before, after);
    const moved =
      after.at !== before.at ||
      after.scrubbed !== before.scrubbed ||
      after.record !== before.record ||
      after.frame < before.frame;
    before = after;
    if (playing) {
      if (moved) stop();
    } else if (crossed) {
      if (matchMedia(REDUCED_MOTION).matches) {
        onCut();
        return;
      }
      playing = true;
      start = now();
      actions.setTransition(0);
      request = requestAnimationFrame(tick);
    }
  });

  return () => {
    unsubscribe();
    stop();
  };
}
