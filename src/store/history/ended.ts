/** Which runs have come to an end: told from the states before and after a change. */
import type { MethodId } from '../../methods';
import { shownMethod } from '../selectors';
import type { State } from '../state';
import type { RunEnd } from './row';

export interface Ended extends Pick<State, 'record' | 'shown' | 'backend'> {
  readonly end: RunEnd;
  /** Method on screen with it. */
  readonly show: MethodId;
}

const GOING: readonly string[] = ['starting', 'running', 'paused', 'hidden'];
const MOVING: readonly string[] = ['starting', 'running'];

/** Something was trained, and all of it, not only what a sweep measures. */
const worthKeeping = ({ record }: State): boolean => record.frames > 1 && record.sparse === null;

const ended = (state: State, end: RunEnd): Ended => {
  const { record, shown, backend } = state;
  return { record, shown, backend, end, show: shownMethod(state) };
};

/**
 * The run that this change ended, or null. One that is paused, or hidden with its tab, counts as
 * stopped until it goes on: the page may be closed any time. Told again of the same record, it
 * replaces what was told before.
 */
export function endedBy(state: State, before: State): Ended | null {
  if (!GOING.includes(before.status.kind) || !worthKeeping(before)) return null;
  // Given up for another one.
  if (state.record !== before.record) return ended(before, 'stopped');
  const { kind } = state.status;
  if (kind === before.status.kind || MOVING.includes(kind)) return null;
  return ended(state, kind === 'finished' || kind === 'failed' ? kind : 'stopped');
}
