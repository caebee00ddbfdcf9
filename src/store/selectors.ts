/** What is derived from the state; pure, cheap, and keeping identity where a comparison needs it. */
import { hasParents, type MethodId, methodOf } from '../methods';
import { NO_SELECTION, parseSelection, type Selection } from '../model/selection';
import { describeChange, type RunKey } from '../spec/field';
import { changedFields } from '../spec/fields';
import { sameCells, valueOn } from '../spec/sweep';
import { selectionExists } from '../spec/validate';
import type { State } from './state';
import { sweepOnScreen } from './sweep-preview';

/** The newest complete frame. */
export const newestFrame = (state: State): number => Math.max(0, state.record.frames - 1);

/**
 * The frame on screen: the scrubbed one, else `view.at`, never one that is not complete; where only
 * some are known, the nearest at or before it.
 */
export function shownFrame(state: State): number {
  const newest = newestFrame(state);
  const wanted = state.scrubbed ?? state.view.at;
  const frame = wanted < 0 ? newest : Math.min(wanted, newest);
  return state.record.sparse?.findLast((known) => known <= frame) ?? frame;
}

let parsed: { readonly pin: string; readonly selection: Selection } = {
  pin: '',
  selection: NO_SELECTION,
};

/** The selection a pin names; the same object as long as the pin is the same. */
function pinned(pin: string): Selection {
  if (parsed.pin !== pin) parsed = { pin, selection: parseSelection(pin) ?? NO_SELECTION };
  return parsed.selection;
}

/** Under the pointer, else pinned; `none` where the networks on screen have no such thing. */
export function activeSelection(state: State): Selection {
  const wanted = state.hovered.kind === 'none' ? pinned(state.view.pin) : state.hovered;
  // The neurons of a wide network are there only while one is on screen.
  if ('wide' in wanted && hasParents(methodOf(shownMethod(state)))) return NO_SELECTION;
  return selectionExists(wanted, state.shown) ? wanted : NO_SELECTION;
}

/**
 * The method beside the dense one on screen: `view.show`, or, where that is not part of the run,
 * the one before it, or the run's first.
 */
export function shownMethod({ shown: { methods }, view, standIn }: State): MethodId {
  const found = [view.show, standIn].find((id) => methods.includes(id));
  return found ?? methods.find((id) => id !== 'dense') ?? view.show;
}

/** The method asked for, trained or not: what the menu shows, as the dial shows the α asked for. */
export const askedMethod = (state: State): MethodId =>
  state.spec.methods.includes(state.view.show) ? state.view.show : shownMethod(state);

/** Whether the settings differ from those of the record on screen. */
export const isDirty = (state: State): boolean =>
  state.spec !== state.shown && changedFields(state.shown, state.spec).length > 0;

/** The edits in words, e.g. ["α 2 → 4", "seed 1 → 7"]. */
export function changes(state: State): string[] {
  return changedFields(state.shown, state.spec).map((field) => {
    const key = field.key as RunKey;
    return describeChange(field, state.shown[key], state.spec[key]);
  });
}

/** Whether the sweep asked for is another one than the one on screen; false before any. */
export function sweepStale({ spec, sweep }: State): boolean {
  const { asked, shown } = sweep;
  return shown !== null && !sameCells(shown.spec, shown.sweep, spec, asked);
}

/** The cell of the sweep on screen that is the run on screen; null where it is none of them. */
export function shownCell(state: Pick<State, 'spec' | 'shown' | 'sweep'>): number | null {
  const run = state.shown;
  const shown = sweepOnScreen(state.spec, state.sweep)?.shown;
  if (!shown?.sweep.x) return null;
  const { x, y } = shown.sweep;
  const column = x.values.indexOf(valueOn(run, x.field));
  const row = y ? y.values.indexOf(valueOn(run, y.field)) : 0;
  if (column < 0 || row < 0) return null;
  const cell = shown.cells[row * x.values.length + column];
  if (!cell || cell.refusal !== null || changedFields(cell.spec, run).length > 0) return null;
  return cell.index;
}
