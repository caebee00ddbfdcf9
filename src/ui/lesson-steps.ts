/**
 * From beat to beat. A beat sets its scene over the default settings, so that what it shows is
 * known at once from the examples; machine and colours stay, and undo brings back what was there.
 * A link that names a beat and nothing else sets the scene too; whatever else a link says stays.
 */
import { BEATS, beatOf } from '../lessons';
import { DEFAULT_SPEC, DEFAULT_VIEW, onAnyMachine } from '../spec/fields';
import { encode } from '../spec/permalink';
import type { Spec } from '../spec/spec';
import type { State } from '../store/state';
import type { Explorer } from './explorer';

/** The settings of a beat, on the machine of `current`. */
export function beatSpec(lesson: number, { backend, workers }: Spec): Spec {
  return { ...DEFAULT_SPEC, backend, workers, ...beatOf(lesson)?.spec };
}

/** Whether a person just asked for a beat, so that its heading takes the focus. */
let asked = false;

/** Sets the scene of a beat and opens it, from anywhere on the page. */
export function openBeat({ store, actions }: Explorer, lesson: number): void {
  const beat = beatOf(lesson);
  if (!beat) return;
  asked = true;
  actions.hover({ kind: 'none' });
  actions.scrub(null);
  actions.arrange(beatSpec(lesson, store.getState().spec), { ...beat.view, lesson });
}

/** Whether the focus is to go to the beat; true once for each time that one was asked for. */
export function takeFocus(): boolean {
  const was = asked;
  asked = false;
  return was;
}

/** The beat `by` steps on; stays at the ends. */
export function stepBeat(explorer: Explorer, by: 1 | -1): void {
  const next = explorer.store.getState().view.lesson + by;
  if (next >= 1 && next <= BEATS.length) openBeat(explorer, next);
}

export function closeLesson({ actions }: Explorer): void {
  actions.hover({ kind: 'none' });
  actions.setView({ lesson: 0 });
}

/** Whether the page was asked for a beat and nothing else. */
export function isBare({ spec, view, sweep }: State): boolean {
  const rest = { ...view, lesson: 0, present: '0', theme: 'auto', lang: 'auto' } as const;
  return encode(onAnyMachine(spec), rest, sweep.asked) === encode(DEFAULT_SPEC, DEFAULT_VIEW);
}

/** Sets the scene for whoever came by a link of the beat alone. */
export function setLinkedScene({ store, actions }: Explorer): void {
  const state = store.getState();
  const { lesson } = state.view;
  const beat = beatOf(lesson);
  // A network that came with its link, or was trained so far, is not put away unasked.
  if (beat && state.status.kind !== 'paused' && isBare(state))
    actions.arrange(beatSpec(lesson, state.spec), { ...beat.view, lesson });
}
