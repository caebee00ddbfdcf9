/** How much is kept: a number of runs and of bytes; the oldest that are not pinned go first. */
import type { Row } from './row';

export const MOST_RUNS = 100;
export const MOST_BYTES = 2_000_000;
/** Runs that are compared. */
export const MOST_PINNED = 2;

/** About what a row takes, bytes. */
export const bytesOf = (row: Row): number => JSON.stringify(row).length;

/** Which rows have to go; never a pinned one, nor the newest. `rows` are newest first. */
export function overflow(rows: readonly Row[]): Row[] {
  const limits = { runs: MOST_RUNS, bytes: MOST_BYTES };
  let bytes = rows.reduce((sum, row) => sum + bytesOf(row), 0);
  let runs = rows.length;
  const gone: Row[] = [];
  for (const row of rows.slice(1).reverse()) {
    if (runs <= limits.runs && bytes <= limits.bytes) break;
    if (row.pinned > 0) continue;
    gone.push(row);
    bytes -= bytesOf(row);
    runs--;
  }
  return gone;
}

/** The rows whose pin changes when `id` is pinned or let go: only the newest pins stay. */
export function pinning(rows: readonly Row[], id: number, at: number): Row[] {
  const row = rows.find((known) => known.id === id);
  if (!row) return [];
  if (row.pinned > 0) return [{ ...row, pinned: 0 }];
  const others = rows.filter((known) => known.pinned > 0).sort((a, b) => b.pinned - a.pinned);
  const last = Math.max(0, ...others.map(({ pinned }) => pinned));
  const excess = others.slice(MOST_PINNED - 1).map((known) => ({ ...known, pinned: 0 }));
  return [{ ...row, pinned: Math.max(at, last + 1) }, ...excess];
}
