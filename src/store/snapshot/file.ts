/**
 * Snapshot files, `.fpe.json`: everything of a run exactly as it is, every frame's networks, and the
 * state in which training rests. JSON around the text of `code.ts`, with the link of the settings.
 */
import * as v from 'valibot';
import { epochOf } from '../../model/timeline';
import { encode } from '../../spec/permalink';
import { encodeBody } from './code';
import { SNAPSHOT_VERSION, type Snapshot, SnapshotError } from './snapshot';

const FORMAT = 'fpe-snapshot';
/** Ends the name of every such file. */
export const SUFFIX = '.fpe.json';

/** Most characters of a file that is read, and most bytes that one inflates to. */
export const MOST_TEXT = 48 * 2 ** 20;
export const MOST_BYTES = 128 * 2 ** 20;

export interface SnapshotFile {
  readonly name: string;
  readonly type: 'application/json';
  readonly data: string;
}

/** The file of a snapshot; `page` is any link of this page. Throws where it would not open again. */
export async function snapshotFile(snapshot: Snapshot, page: string): Promise<SnapshotFile> {
  const { spec, view, record, state } = snapshot;
  const fragment = encode(spec, view);
  const frames = Array.from({ length: record.frames }, (_, frame) => frame);
  const detail = { resolution: 'exact', frames } as const;
  const text = await encodeBody(spec, { record, state }, fragment, detail);
  const link = `${page.replace(/#.*$/s, '')}#${fragment}`;
  const body = { format: FORMAT, version: SNAPSHOT_VERSION, link, snapshot: text };
  const data = `${JSON.stringify(body)}\n`;
  if (data.length > MOST_TEXT) throw new Error('this run is too large for a file');
  const epoch = epochOf(record.schedule, record.frames - 1);
  const name = `fpe-alpha-${spec.alpha}-seed-${record.focusSeed}-epoch-${epoch}${SUFFIX}`;
  return { name, type: 'application/json', data };
}

const File = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  link: v.string(),
  snapshot: v.string(),
});

/** Link and text in a file. Throws SnapshotError with the reason. */
export function readFile(text: string): { readonly link: string; readonly snapshot: string } {
  if (text.length > MOST_TEXT) throw new SnapshotError('This file is larger than any snapshot.');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new SnapshotError('This file is not a snapshot: it is not JSON, or it is cut off.');
  }
  const read = v.safeParse(File, given);
  if (read.success) return read.output;
  const path = v.getDotPath(read.issues[0]) ?? 'a body';
  throw new SnapshotError(`This file is not a snapshot of this page: it has no valid ${path}.`);
}
