/**
 * Reads files of results against the sweep they say they are of, and joins them. What cannot be
 * used is named with its file and line, and the rest is kept; files that measure something else
 * are refused whole. Pure: texts in, members out.
 */
import { LinkError } from './headless-link';
import {
  type Entry,
  encodeEntry,
  FILE_VERSION,
  type Header,
  NOT_JSON,
  parseEntry,
  parseHeader,
} from './results-file';
import { readSweep, type SweepJob, sameJob } from './sweep/job';

/** A file that cannot be used at all; the message names it. */
export class ResultsFileError extends Error {
  override readonly name = 'ResultsFileError';
}

/** A file as it was found. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A line that was left out. */
export interface Broken {
  /** `file:line`. */
  readonly place: string;
  readonly reason: string;
  readonly text: string;
}

/** Two places that measure the same member on the same adapter and disagree; the first is kept. */
export interface Conflict {
  readonly places: readonly [string, string];
  readonly cell: number;
  readonly seed: number;
  /** The line that was left out. */
  readonly text: string;
}

export interface Results {
  /** null where there is no header yet: the file is empty, or was cut off in its first line. */
  readonly header: Header | null;
  readonly entries: readonly Entry[];
  readonly broken: readonly Broken[];
  readonly conflicts: readonly Conflict[];
}

interface Headed {
  readonly place: string;
  readonly header: Header;
  readonly job: SweepJob;
}

const keyOf = ({ cell, seed }: { cell: number; seed: number }): string => `${cell} ${seed}`;

/** Throws ResultsFileError unless both are of the same sweep, trained by the same version. */
function assertSame(a: Headed, b: Headed): void {
  if (!sameJob(a.job, b.job)) {
    throw new ResultsFileError(
      `${b.place} is of another sweep than ${a.place}:\n  ${b.header.link}\n  ${a.header.link}`,
    );
  }
  if (a.header.app !== b.header.app) {
    throw new ResultsFileError(
      `${b.place} was made by version ${b.header.app}, ${a.place} by version ${a.header.app}`,
    );
  }
}

/** The header of a line, checked; null where the line is none. Throws ResultsFileError. */
function headerOf(line: string, place: string): Headed | null {
  const header = parseHeader(line);
  if (!header) return null;
  const { version } = header;
  if (version !== FILE_VERSION) {
    throw new ResultsFileError(`${place}: format ${version} is not format ${FILE_VERSION}`);
  }
  try {
    return { place, header: { ...header, version: FILE_VERSION }, job: readSweep(header.link) };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    throw new ResultsFileError(`${place}: its link is not one of a sweep (${error.message})`);
  }
}

/** What is wrong with a member that is well-formed but not of this sweep; null where nothing is. */
function faultOf({ result, x, y }: Entry, { cells, members }: SweepJob): string | null {
  const cell = cells[result.cell];
  if (!cell) return `names cell ${result.cell}, which this sweep does not have`;
  if (cell.refusal !== null) return `names cell ${result.cell}, which cannot be run`;
  if (x !== cell.x || y !== cell.y) return `puts cell ${result.cell} in another place`;
  if (result.methods.join() !== cell.spec.methods.join()) return 'is of other methods';
  return members.some(({ seed }) => seed === result.seed)
    ? null
    : `names seed ${result.seed}, which this sweep does not have`;
}

/** Lines that hold anything, numbered from 1; without byte order mark and carriage returns. */
const linesOf = (text: string): { line: string; number: number }[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '');

/** Takes one file after another. */
class Reader {
  readonly broken: Broken[] = [];
  readonly conflicts: Conflict[] = [];
  /** The first header: that of the sweep which all files must be of. */
  origin: Headed | null = null;
  private readonly found = new Map<string, { readonly place: string; readonly entry: Entry }>();

  take({ name, text }: Source): void {
    const lines = linesOf(text);
    const isCut = !/\n\s*$/.test(text);
    let headed: Headed | null = null;
    for (const [i, { line, number }] of lines.entries()) {
      const place = `${name}:${number}`;
      const last = isCut && i === lines.length - 1;
      // Also further down: files may have been joined by hand.
      const header = headerOf(line, place);
      if (header) {
        if (this.origin) assertSame(this.origin, header);
        this.origin ??= header;
        headed = header;
        continue;
      }
      if (!headed && !(last && i === 0)) {
        throw new ResultsFileError(`${place}: the file does not begin with the header of a sweep`);
      }
      const reason = this.member(line, place, headed);
      if (reason === null) continue;
      const cut = last && reason === NOT_JSON;
      this.broken.push({ place, reason: cut ? 'is cut off' : reason, text: line });
    }
  }

  /** All members found, in the order in which the sweep trains them. */
  entries(): Entry[] {
    return (this.origin?.job.members ?? []).flatMap((member) => {
      const at = this.found.get(keyOf(member));
      return at ? [at.entry] : [];
    });
  }

  /** Keeps the member of a line; what is wrong with the line where it has none. */
  private member(line: string, place: string, headed: Headed | null): string | null {
    const entry = parseEntry(line);
    if ('reason' in entry) return entry.reason;
    if (!headed) return 'comes before the header';
    const fault = faultOf(entry, headed.job);
    if (fault !== null) return fault;
    const { cell, seed } = entry.result;
    const earlier = this.found.get(keyOf(entry.result));
    if (!earlier) this.found.set(keyOf(entry.result), { place, entry });
    else if (!sameAdapter(earlier.entry, entry)) return `measures what ${earlier.place} has`;
    else if (encodeEntry(earlier.entry) !== encodeEntry(entry)) {
      this.conflicts.push({ places: [earlier.place, place], cell, seed, text: line });
    }
    return null;
  }
}

/** Whether two measurements of one member should be equal. */
const sameAdapter = (a: Entry, b: Entry): boolean =>
  a.backend === b.backend && a.adapter === b.adapter;

function readAll(sources: readonly Source[]): Reader {
  const reader = new Reader();
  for (const source of sources) reader.take(source);
  return reader;
}

const resultsOf = (reader: Reader): Results => ({
  header: reader.origin?.header ?? null,
  entries: reader.entries(),
  broken: reader.broken,
  conflicts: reader.conflicts,
});

/**
 * Reads files of one sweep and joins them. Members come in the order in which the sweep trains
 * them, whatever their order in the files; one that is found again is taken once, the first time.
 *
 * Throws ResultsFileError where a file has lines but no header, or is of another sweep, version or
 * format than the files before it.
 */
export const readResults = (sources: readonly Source[]): Results => resultsOf(readAll(sources));

/**
 * Reads the file that a run goes on from. Throws ResultsFileError as `readResults` does, and where
 * the file is not of this sweep, shard and version.
 */
export function readResumed(
  source: Source,
  job: SweepJob,
  { app, shard }: Pick<Header, 'app' | 'shard'>,
): Results {
  const reader = readAll([source]);
  const { origin } = reader;
  if (origin) {
    const header = { ...origin.header, app, link: job.link };
    assertSame({ place: 'this command', header, job }, origin);
    if (origin.header.shard !== shard) {
      const name = (of: string | null): string => (of ? `shard ${of}` : 'the whole sweep');
      throw new ResultsFileError(
        `${origin.place} is of ${name(origin.header.shard)}, this command of ${name(shard)}`,
      );
    }
  }
  return resultsOf(reader);
}
