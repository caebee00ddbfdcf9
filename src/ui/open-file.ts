/** Opens a snapshot file that somebody chose or dropped; what cannot be opened says why by itself. */
import { later, t } from '../lib/text';
import { MOST_TEXT } from '../store/snapshot/file';
import type { Actions } from '../store/state';

const TOO_LARGE = later('The file is larger than any snapshot.');
const NO_SNAPSHOT = later('A table of your own goes into the box “Your own data”.');

/** Resolves whether it is on screen now. A file that is far too large is not even loaded. */
export async function openFile(actions: Actions, file: File): Promise<boolean> {
  if (file.size > MOST_TEXT) return actions.openSnapshot('', t(TOO_LARGE));
  const text = await file.text();
  return actions.openSnapshot(text, /\.json$/i.test(file.name) ? undefined : t(NO_SNAPSHOT));
}
