/** Links of what is on screen, for files that say where they come from. */
import { claimOf } from '../claims';
import { lastFrame } from '../model/timeline';
import { encode } from '../spec/permalink';
import { shownFrame, shownMethod } from './selectors';
import type { State } from './state';

/** What a file shows: the run on screen, the sweep, or a claim. */
export type Subject = 'run' | 'sweep' | { readonly claim: string };

/**
 * The link that opens it. `page` is any link of this page; where the settings in the bar have been
 * edited since, the link is still that of the networks on screen.
 */
export function shownLink(state: State, subject: Subject, page: string): string {
  return `${page.replace(/#.*$/s, '')}#${fragmentOf(state, subject)}`;
}

function fragmentOf(state: State, subject: Subject): string {
  if (typeof subject === 'object') return claimOf(subject.claim).link;
  const { view, sweep, spec, shown } = state;
  if (subject === 'sweep') {
    return encode(sweep.shown?.spec ?? spec, view, sweep.shown?.sweep ?? sweep.asked);
  }
  const frame = shownFrame(state);
  const at = frame === lastFrame(state.record.schedule) ? -1 : frame;
  return encode(shown, { ...view, at, show: shownMethod(state), lesson: 0, present: '0' });
}
