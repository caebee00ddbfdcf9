/** What the lesson's beats see of the page, and what a beat says about it: plain data, no React. */
import type { AnyBeat, Formula, Scene, Words } from '../lessons';
import { parseSelection } from '../model/selection';
import { isDirty, shownFrame, shownMethod } from '../store/selectors';
import type { State } from '../store/state';

export const sceneOf = (state: State): Scene => ({
  record: state.record,
  shown: state.shown,
  edited: isDirty(state),
  view: state.view,
  frame: shownFrame(state),
  method: shownMethod(state),
  pinned: parseSelection(state.view.pin) ?? { kind: 'none' },
});

/** A beat on the networks on screen. */
export interface Reading {
  readonly text: readonly Words[];
  readonly formula: readonly Formula[];
  readonly task: Words;
  /** Whether the task is done now; what that has shown, null while it is not. */
  readonly after: Words | null;
}

/** What the beat says; null where the networks on screen cannot show it yet. */
export function readBeat(beat: AnyBeat, scene: Scene): Reading | null {
  const model = beat.select(scene);
  if (model === null) return null;
  const { task } = beat;
  return {
    text: beat.text(model),
    formula: beat.formula(model),
    task: task.words(model),
    after: task.done(scene, model) ? task.after(scene, model) : null,
  };
}

/** Whether both would be written alike. */
export const sameReading = (a: Reading | null, b: Reading | null): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
