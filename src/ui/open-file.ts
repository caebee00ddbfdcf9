/** Opens a snapshot file that somebody chose or dropped; what cannot be opened says why by itself. */
import { MOST_TEXT } from '../store/snapshot/file';
import type { Actions } from '../store/state';

const TOO_LARGE = 'The file is larger than any snapshot.';
const NO_SNAPSHOT = 'A table of your own goes into the box “Your own data”.';

/** Resolves whether it is on screen now. A file that is far too large is not even loaded. */
export async function openFile(actions: Actions, file: File): Promise<boolean> {
  if (file.size > MOST_TEXT) return actions.openSnapshot('', TOO_LARGE);
  const text = await file.text();
  return actions.openSnapshot(text, /\.json$/i.test(file.name) ? undefined : NO_SNAPSHOT);
}
