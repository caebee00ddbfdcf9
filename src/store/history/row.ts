/** A run as it is stored, and how a stored one is read: nothing that comes back is trusted. */
import * as v from 'valibot';
import type { KeptRun } from '../../model/kept-run';

/** Goes up when rows change meaning; rows of a newer page are left alone. */
export const ROW_FORMAT = 1;

export type RunEnd = 'finished' | 'stopped' | 'failed';

export interface Row {
  readonly format: typeof ROW_FORMAT;
  /** Milliseconds since 1970 when it was first kept, made unique: the order of runs. */
  readonly id: number;
  /** Milliseconds since 1970 when it ended. */
  readonly time: number;
  /** Settings and method shown, as a link's fragment. */
  readonly link: string;
  /** The link of the run before it, '' for the first. */
  readonly before: string;
  readonly end: RunEnd;
  /** What trained it, '' where nothing said so. */
  readonly machine: 'GPU' | 'CPU' | '';
  /** When it was pinned, 0 where it is not. */
  readonly pinned: number;
  readonly run: KeptRun;
}

const count = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const known = v.union([v.number(), v.nan()]);
const text = v.pipe(v.string(), v.maxLength(50_000));
/** Of a list: no run has more seeds, methods or points. */
const MOST = 256;

const RowSchema = v.object({
  format: v.literal(ROW_FORMAT),
  id: count,
  time: count,
  link: text,
  before: text,
  end: v.picklist(['finished', 'stopped', 'failed']),
  machine: v.picklist(['GPU', 'CPU', '']),
  pinned: count,
  run: v.pipe(
    v.object({
      schedule: v.object({ warmup: whole, finetune: whole }),
      alpha: whole,
      seeds: v.pipe(v.array(whole), v.minLength(1), v.maxLength(MOST)),
      frames: v.pipe(v.array(whole), v.minLength(1), v.maxLength(MOST)),
      chance: count,
      methods: v.pipe(
        v.array(
          v.object({
            method: v.pipe(v.string(), v.maxLength(64)),
            curve: v.array(known),
            finals: v.array(known),
            weights: known,
            neurons: known,
          }),
        ),
        v.minLength(1),
        v.maxLength(MOST),
      ),
    }),
    v.check(
      ({ frames, seeds, methods }) =>
        frames.every((frame, k) => k === 0 || frames[k - 1] < frame) &&
        methods.every((m) => m.curve.length === frames.length && m.finals.length === seeds.length),
      'lengths differ',
    ),
  ),
});

/** The row; `newer` where another version of the page wrote it, null where it cannot be read. */
export function readRow(stored: unknown): Row | 'newer' | null {
  const format = (stored as Partial<Row> | null)?.format as unknown;
  if (typeof format === 'number' && format > ROW_FORMAT) return 'newer';
  const parsed = v.safeParse(RowSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** Readable rows, newest first. */
export const readRows = (stored: readonly unknown[]): Row[] =>
  stored
    .map(readRow)
    .filter((row) => row !== null && row !== 'newer')
    .sort((a, b) => b.id - a.id);
