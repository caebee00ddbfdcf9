/**
 * The file of a sweep's results: a header, then one member a line, each line a JSON object of its
 * own, so that results are appended as they come and a broken line costs only itself. Numbers are
 * exact; JSON has no NaN, which is null. Pure text in and out; files are `scripts/results-files.mjs`.
 */
import * as v from 'valibot';
import { MEASURES, type MeasureId, type Measures } from '../model/measures';
import type { MemberResult } from '../model/sweep-record';
import { MOMENTS, type Moment } from '../model/timeline';
import type { BackendKind } from './protocol';

/** 2, 3: more measures. */
export const FILE_VERSION = 3;

export interface Header {
  readonly kind: 'sweep';
  readonly version: typeof FILE_VERSION;
  /** Version of the explorer that trained. */
  readonly app: string;
  /** Canonical link of the sweep. */
  readonly link: string;
  /** As in `2/8`; null where the file is of the whole sweep. */
  readonly shard: string | null;
}

/** A member as it stands in a file: what was measured, where in the grid, and on what. */
export interface Entry {
  readonly result: MemberResult;
  readonly x: number;
  readonly y: number | null;
  readonly backend: BackendKind;
  readonly adapter: string;
}

/** A line that is no header and no member, with what is wrong. */
export interface Fault {
  readonly reason: string;
}

/** A line that broke off reads like this too. */
export const NOT_JSON = 'is not JSON';

/** What a file says of itself beside its format. */
export type HeaderFields = Pick<Header, 'app' | 'link' | 'shard'>;

export const encodeHeader = ({ app, link, shard }: HeaderFields): string =>
  JSON.stringify({ kind: 'sweep', version: FILE_VERSION, app, link, shard });

/** The line of a member, without its end; equal members give equal lines. */
export function encodeEntry({ result, x, y, backend, adapter }: Entry): string {
  const { cell, seed, methods, measures, ledgers, diverged } = result;
  const results = methods.flatMap((method, m) =>
    MOMENTS.map((moment) => {
      const values = MEASURES.map((id) => [id, measures[moment][m][id]]);
      return { method, moment, ...Object.fromEntries(values) };
    }),
  );
  return JSON.stringify({ cell, x, y, seed, backend, adapter, results, ledgers, diverged });
}

/** The text of a file with these members. */
export const encodeFile = (header: HeaderFields, entries: readonly Entry[]) =>
  [encodeHeader(header), ...entries.map(encodeEntry), ''].join('\n');

const Whole = v.pipe(v.number(), v.integer());
const Pair = v.tuple([v.number(), v.number()]);
const Measured = v.pipe(
  v.nullable(v.number()),
  v.transform((value) => value ?? Number.NaN),
);
const Line = v.object({
  cell: Whole,
  x: v.number(),
  y: v.nullable(v.number()),
  seed: Whole,
  backend: v.picklist(['cpu', 'webgpu']),
  adapter: v.string(),
  results: v.array(
    v.object({
      method: v.string(),
      moment: v.picklist(MOMENTS),
      ...(Object.fromEntries(MEASURES.map((id) => [id, Measured])) as {
        [k in MeasureId]: typeof Measured;
      }),
    }),
  ),
  ledgers: v.array(
    v.nullable(
      v.object({
        before: Pair,
        copied: Pair,
        pruned: Pair,
        after: Pair,
        biases: Pair,
        budget: v.number(),
      }),
    ),
  ),
  diverged: v.array(v.nullable(Whole)),
});

const HeaderLine = v.object({
  kind: v.literal('sweep'),
  version: v.number(),
  app: v.string(),
  link: v.string(),
  shard: v.nullable(v.string()),
});

/** A line's header, `version` unchecked; null where the line is none. */
export function parseHeader(line: string): (Omit<Header, 'version'> & { version: number }) | null {
  const read = v.safeParse(HeaderLine, objectOf(line));
  return read.success ? read.output : null;
}

/** A line's member, or what is wrong with the line. */
export function parseEntry(line: string): Entry | Fault {
  const given = objectOf(line);
  if (given === undefined) return { reason: NOT_JSON };
  const read = v.safeParse(Line, given);
  if (!read.success) {
    const [issue] = read.issues;
    const path = v.getDotPath(issue);
    return { reason: path === null ? 'is not a JSON object' : `has no valid ${path}` };
  }
  const { cell, seed, x, y, backend, adapter, results, ledgers, diverged } = read.output;
  const methods = [...new Set(results.map(({ method }) => method))];
  const measures = {} as { [m in Moment]: Measures[] };
  for (const moment of MOMENTS) {
    measures[moment] = results
      .filter((row) => row.moment === moment)
      .map(({ method: _method, moment: _moment, ...values }) => values);
  }
  const ordered = methods.flatMap((method) => MOMENTS.map((moment) => `${method} ${moment}`));
  if (ordered.join() !== results.map((row) => `${row.method} ${row.moment}`).join()) {
    return { reason: 'does not have every method at every moment once' };
  }
  if (ledgers.length !== methods.length || diverged.length !== methods.length) {
    return { reason: 'does not have a ledger and a divergence for every method' };
  }
  const result = { cell, seed, methods, measures, ledgers, diverged };
  return { result, x, y, backend, adapter };
}

/** The JSON value of a text; undefined where it is none. */
function objectOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
