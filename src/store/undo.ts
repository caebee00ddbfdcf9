/** Undo and redo of settings: what run and sweep are and which pictures are shown, nothing else. */
import { now } from '../lib/clock';
import type { Spec, View } from '../spec/spec';
import type { Sweep } from '../spec/sweep';

export interface Edit {
  readonly spec: Spec;
  readonly sweep: Sweep;
  readonly view: Pictures;
}

/** Which pictures are shown; not where one looks in them, in which colours, or what lies over them. */
export type Pictures = Omit<View, 'at' | 'pin' | 'lesson' | 'present' | 'theme' | 'lang'>;

/** Edits kept. */
const MOST = 100;
/** Milliseconds within which changes of the same thing (a dragged dial) are one edit. */
const SAME_GESTURE = 600;

export interface Undo {
  /** Remembers the state before a change of `what`; forgets what was undone. */
  remember(before: Edit, after: Edit, what: string): void;
  /** The state to go back to, or undefined. */
  undo(current: Edit): Edit | undefined;
  redo(current: Edit): Edit | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const REST = { what: '', at: Number.NEGATIVE_INFINITY };

/** `same` says whether going from one to the other would change nothing. */
export function undoStack(same: (a: Edit, b: Edit) => boolean): Undo {
  const past: Edit[] = [];
  const future: Edit[] = [];
  let last = REST;
  const move = (from: Edit[], to: Edit[], current: Edit): Edit | undefined => {
    const edit = from.pop();
    if (edit) to.push(current);
    last = REST;
    return edit;
  };
  return {
    remember(before, after, what) {
      const at = now();
      const continued = what === last.what && at - last.at < SAME_GESTURE;
      last = { what, at };
      future.length = 0;
      if (!continued) {
        past.push(before);
        if (past.length > MOST) past.shift();
        return;
      }
      // Dragged back to where it came from: there is nothing to undo.
      const start = past.at(-1);
      if (!start || !same(start, after)) return;
      past.pop();
      last = REST;
    },
    undo: (current) => move(past, future, current),
    redo: (current) => move(future, past, current),
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
  };
}
