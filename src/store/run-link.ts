/** The link of the run on screen, for what is fetched before anybody asks for sweeps or claims. */
import { lastFrame } from '../model/timeline';
import { encode } from '../spec/permalink';
import { shownFrame, shownMethod } from './selectors';
import type { State } from './state';

/** The fragment that opens it, also where the settings in the bar have been edited since. */
export function runFragment(state: State): string {
  const { view, shown, record } = state;
  const frame = shownFrame(state);
  const at = frame === lastFrame(record.schedule) ? -1 : frame;
  return encode(shown, { ...view, at, show: shownMethod(state), lesson: 0, present: '0' });
}

/** With a fragment in place of the page's own; `page` is any link of this page. */
export const addressOf = (page: string, fragment: string): string =>
  `${page.replace(/#.*$/s, '')}#${fragment}`;
