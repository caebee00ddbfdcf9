/** Links of what is on screen, for files that say where they come from. */
import { claimOf } from '../claims';
import { encode } from '../spec/permalink';
import { addressOf, runFragment } from './run-link';
import type { State } from './state';

/** What a file shows: the run on screen, the sweep, two pinned runs, or a claim. */
export type Subject = 'run' | 'sweep' | 'pinned' | { readonly claim: string };

/**
 * The link that opens it; of two pinned runs both links, with a blank between. `page` is any link
 * of this page; where the settings in the bar have been edited since, the link is still that of the
 * networks on screen.
 */
export function shownLink(state: State, subject: Subject, page: string): string {
  return fragmentsOf(state, subject)
    .map((fragment) => addressOf(page, fragment))
    .join(' ');
}

function fragmentsOf(state: State, subject: Subject): string[] {
  const { pair } = state.runs;
  if (subject === 'pinned' && pair) return [pair.a.link, pair.b.link];
  return [fragmentOf(state, subject)];
}

function fragmentOf(state: State, subject: Subject): string {
  if (typeof subject === 'object') return claimOf(subject.claim).link;
  const { view, sweep, spec } = state;
  if (subject === 'sweep') {
    return encode(sweep.shown?.spec ?? spec, view, sweep.shown?.sweep ?? sweep.asked);
  }
  return runFragment(state);
}
