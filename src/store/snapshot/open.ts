/** Opens snapshots, whether they came in a link, as a file or pasted: text in, a whole state out. */
import { decode, isRefused, snapshotInLink, taskInLink } from '../../spec/permalink';
import { validateView } from '../../spec/validate';
import { loadTasks } from '../../tasks';
import { decodeBody } from './code';
import { MOST_BYTES, readFile } from './file';
import { type Snapshot, SnapshotError } from './snapshot';

/** Most bytes that the snapshot of a link inflates to; most links have a tenth. */
const MOST_IN_LINK = 4 * 2 ** 20;

/** Whether a text looks like something to open here: a link with a snapshot, or a file's JSON. */
export const looksLikeSnapshot = (text: string): boolean =>
  /^\s*\{/.test(text) || (text.includes('#') && snapshotInLink(text.trim()) !== '');

/**
 * The snapshot in a link or a file's text. Throws SnapshotError with the reason where there is none
 * that can be shown; nothing else changes then.
 */
export async function openSnapshot(text: string): Promise<Snapshot> {
  if (/^\s*\{/.test(text)) {
    const { link, snapshot } = readFile(text);
    return read(link, snapshot, MOST_BYTES);
  }
  const trimmed = text.trim();
  return read(trimmed, snapshotInLink(trimmed), MOST_IN_LINK);
}

async function read(link: string, text: string, most: number): Promise<Snapshot> {
  await loadTasks([taskInLink(link)]);
  const { spec, view, notices } = decode(link);
  if (isRefused(notices)) throw new SnapshotError('The link of this snapshot is too long.');
  const { record, state } = await decodeBody(text, spec, link, most);
  return { spec, view: validateView(view, spec).view, record, state };
}
