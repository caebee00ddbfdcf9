/** What plots are given, taken from the store; compared to know whether a redraw is due. */
import type { PlotInput } from '../plots/plot';
import { activeSelection, shownFrame, shownMethod } from '../store/selectors';
import type { State } from '../store/state';

export interface Drawn extends PlotInput {
  readonly version: number;
}

export const plotInput = (state: State): Drawn => ({
  record: state.record,
  version: state.version,
  frame: shownFrame(state),
  method: shownMethod(state),
  selection: activeSelection(state),
  matrix: state.view.matrix,
  curve: state.view.curve,
  transition: state.transition,
});

/** Whether the same picture would be drawn. Selections are compared by identity and kind. */
export const sameInput = (a: Drawn, b: Drawn): boolean =>
  a.record === b.record &&
  a.version === b.version &&
  a.frame === b.frame &&
  a.method === b.method &&
  a.matrix === b.matrix &&
  a.curve === b.curve &&
  a.transition === b.transition &&
  (a.selection === b.selection || (a.selection.kind === 'none' && b.selection.kind === 'none'));
