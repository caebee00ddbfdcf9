/**
 * Files of one's own as a dataset: `.npz`, a `.npy` of features with one of labels, or a table. What
 * a file is, is told by its bytes. Nothing is sent anywhere and nothing in a file is ever executed.
 * Called off the page's thread where files are large; what it gives can be posted.
 */
import { reasonOf } from '../../lib/reason';
import { later } from '../../lib/text';
import { datasetChecksum, type RealDataset } from '../real-dataset';
import { datasetOfArrays, type Read } from './arrays';
import { counted, FileFault, type FileProblem } from './fault';
import { checkBytes, LIMITS, type Limits } from './limits';
import type { NpyArray } from './npy';
import { HEADER_BYTES, isNpy, npyHeader } from './npy-header';
import { npzArrays } from './npz';
import { readRealTable } from './table';
import { isZip } from './zip-directory';

export type { FileProblem, Place } from './fault';
export { LIMITS } from './limits';

/** What is needed of the browser's `File`. */
export type SourceFile = Pick<Blob, 'size' | 'slice' | 'arrayBuffer'> & { readonly name: string };

export type FilesRead =
  | {
      readonly ok: true;
      readonly dataset: RealDataset;
      /** What was taken for granted, as sentences. */
      readonly notes: readonly string[];
    }
  /** At most five problems, and how many more there are. */
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly more: number };

/** Reads the files that were dropped, chosen or pasted together. Never rejects. */
export async function readFiles(
  files: readonly SourceFile[],
  limits: Limits = LIMITS,
): Promise<FilesRead> {
  try {
    return await readAll(files, limits);
  } catch (error) {
    const file = files[0]?.name ?? later('the file');
    const fault =
      error instanceof FileFault
        ? error
        : // The file went away, changed, or the memory did not suffice after all.
          new FileFault(file, null, later`it cannot be read (${reasonOf(error)})`);
    return { ok: false, problems: [problemOf(fault)], more: 0 };
  }
}

/** A problem that can be posted to another thread. */
const problemOf = ({ text, file, place }: FileProblem): FileProblem => ({ text, file, place });

async function readAll(files: readonly SourceFile[], limits: Limits): Promise<FilesRead> {
  if (files.length === 0) throw new FileFault(later('no file'), null, later('expected one'));
  const size = files.reduce((sum, file) => sum + file.size, 0);
  checkBytes(
    files[0].name,
    files.length === 1 ? 'it' : later('all of them together'),
    size,
    limits.file,
  );
  const arrays: NpyArray[] = [];
  for (const file of files) {
    const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
    if (isNpy(head)) arrays.push(arrayOf(file, head));
    else if (isZip(head)) arrays.push(...npzArrays(file.name, await bytesOf(file), limits));
    else {
      refuseBinary(file.name, head);
      if (files.length > 1) {
        throw new FileFault(
          file.name,
          null,
          later('a table is read alone, expected no other file with it'),
        );
      }
      return table(file, limits);
    }
  }
  const read = await datasetOfArrays(files[0].name, arrays, limits);
  const title = files.length === 1 ? files[0].name : files.map(({ name }) => name).join(' + ');
  return { ok: true, dataset: await finished(title, read), notes: [] };
}

const bytesOf = async (file: SourceFile): Promise<Uint8Array> =>
  new Uint8Array(await file.arrayBuffer());

const arrayOf = (file: SourceFile, head: Uint8Array): NpyArray => ({
  file: file.name,
  name: file.name.replace(/\.npy$/i, ''),
  header: npyHeader(file.name, head),
  bytes: () => bytesOf(file),
});

async function table(file: SourceFile, limits: Limits): Promise<FilesRead> {
  checkBytes(file.name, later('a table of that length'), file.size, limits.table);
  const text = new TextDecoder().decode(await file.arrayBuffer());
  const read = readRealTable(file.name, text, limits);
  if ('problems' in read) {
    return { ok: false, problems: read.problems.map(problemOf), more: read.more };
  }
  const dataset = await finished(file.name, { ...read.dataset, parts: null });
  return { ok: true, dataset, notes: read.notes };
}

async function finished(title: string, read: Read): Promise<RealDataset> {
  return { ...read, title, checksum: await datasetChecksum(read, read.parts) };
}

/** Throws where the beginning of a file is neither that of an array nor text. */
function refuseBinary(name: string, head: Uint8Array): void {
  const fail = (byte: number, what: string): never => {
    throw new FileFault(name, { byte }, later`${what}, expected .npy, .npz or a table of text`);
  };
  if (head.length === 0) fail(0, later('the file is empty'));
  // Protocols 2 to 5 begin with their number; older ones are text and fail as a table.
  if (head[0] === 0x80 && head[1] >= 2 && head[1] <= 5) {
    fail(0, later('a pickle of Python, which is never opened'));
  }
  if (/\.np[yz]$/i.test(name)) {
    const byte = head[0].toString(16).padStart(2, '0');
    fail(0, later`no array of NumPy (it begins with the byte 0x${byte})`);
  }
  const zero = head.indexOf(0);
  if (zero >= 0)
    fail(zero, later`the byte 0, of no text (${counted(head.length)} bytes looked at)`);
}
