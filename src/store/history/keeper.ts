/**
 * Keeps the history: writes what has ended, what is pinned and removed, and shows what is stored.
 * A storage that fails is replaced by memory, which is said, and the page goes on.
 */

import { wallTime } from '../../lib/clock';
import { later, t } from '../../lib/text';
import { type KeptRun, keptRun } from '../../model/kept-run';
import type { RunRecord } from '../../model/record';
import { DEFAULT_VIEW } from '../../spec/fields';
import { encode } from '../../spec/permalink';
import type { State } from '../state';
import type { Ended } from './ended';
import { entriesOf } from './entries';
import { overflow, pinning } from './limits';
import { changesBetween } from './name';
import { ROW_FORMAT, type Row, readRow, readRows } from './row';
import type { RunEntry, RunsActions, RunsState } from './runs-state';
import { type Change, memoryStorage, type RunStorage } from './storage';

export interface RunsKeeper extends RunsActions {
  keep(ended: Ended): void;
  dispose(): void;
}

export interface KeeperParts {
  readonly get: () => State;
  readonly set: (patch: Partial<State>) => void;
  readonly storage: RunStorage;
}

const DENIED = later(
  'This browser stores nothing for this page, so these runs are here only until the page is closed.',
);
const FULL = later(
  'The browser’s storage for this page is full, so from now on runs are here only until the page is closed.',
);
const UNREADABLE = later('Some of what was stored could not be read and was left out.');

const isFull = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError';

const MACHINES = { webgpu: 'GPU', cpu: 'CPU' } as const;
const NOTHING: Change = { put: [], drop: [] };

export function createRunsKeeper({ get, set, storage: given }: KeeperParts): RunsKeeper {
  let storage = given;
  /** What was stored when it was last seen. */
  let seen: readonly unknown[] = [];
  let removed: readonly Row[] = [];
  const ids = new WeakMap<RunRecord, number>();
  const faults = new Set<string>();
  /** One after the other: the newest state is written last. */
  let queue: Promise<void> = Promise.resolve();

  const show = async (stored: readonly unknown[]): Promise<void> => {
    seen = stored;
    if (stored.some((row) => readRow(row) === null)) faults.add(UNREADABLE);
    const list = await entriesOf(readRows(stored), get().runs.list);
    const runs: RunsState = {
      list,
      pair: pairOf(list, get().runs),
      known: true,
      fault: [...faults].join(' '),
      removed: removed.length,
    };
    set({ runs });
  };

  /** What cannot be read goes with the next write, and what is too much with every one. */
  const tidy = (stored: readonly unknown[], change: Change): Change => {
    const gone = new Set<unknown>(change.drop);
    const changed = new Map(change.put.map((row) => [row.id, row]));
    const rows = readRows([
      ...readRows(stored).filter(({ id }) => !gone.has(id) && !changed.has(id)),
      ...changed.values(),
    ]);
    const excess = new Set(overflow(rows).map(({ id }) => id));
    const broken = stored.filter((row) => readRow(row) === null);
    return {
      put: change.put.filter(({ id }) => !excess.has(id)),
      drop: [...change.drop, ...excess, ...broken.map((row) => (row as Partial<Row> | null)?.id)],
    };
  };

  const edit = (decide: (rows: readonly Row[]) => Change): void => {
    const change = (stored: readonly unknown[]): Change => {
      const wanted = decide(readRows(stored));
      return wanted === NOTHING ? NOTHING : tidy(stored, wanted);
    };
    const act = async (): Promise<void> => {
      try {
        await show(await storage.edit(change));
      } catch (error) {
        faults.add(isFull(error) ? FULL : DENIED);
        storage.close();
        storage = memoryStorage(seen);
        await show(await storage.edit(change));
      }
    };
    // Whatever fails beyond that is a fault of one edit; the next one is tried all the same.
    queue = queue.then(act).catch((error: unknown) => {
      set({
        runs: { ...get().runs, known: true, fault: t`The history failed: ${String(error)}.` },
      });
    });
  };

  const remove = (which: (row: Row) => boolean): void =>
    edit((rows) => {
      removed = rows.filter(which);
      return removed.length === 0 ? NOTHING : { put: [], drop: removed.map(({ id }) => id) };
    });

  given.onChange(() => edit(() => NOTHING));

  return {
    keep(ended) {
      // Now, not when its turn comes: what goes on is written into the same record.
      const run = keptRun(ended.record);
      edit((rows) => {
        const known = ids.get(ended.record);
        const id = known ?? Math.max(wallTime(), 1 + (rows[0]?.id ?? 0));
        ids.set(ended.record, id);
        return { put: [rowOf(ended, run, id, rows)], drop: [] };
      });
    },
    openRuns: () => edit(() => NOTHING),
    pinRun(id) {
      edit((rows) => ({ put: pinning(rows, id, wallTime()), drop: [] }));
    },
    removeRun: (id) => remove((row) => row.id === id),
    clearRuns: () => remove(() => true),
    putBackRuns() {
      edit((rows) => {
        const here = new Set(rows.map(({ id }) => id));
        const put = removed.filter(({ id }) => !here.has(id));
        removed = [];
        return put.length === 0 ? NOTHING : { put, drop: [] };
      });
    },
    dispose: () => storage.close(),
  };
}

function rowOf(
  { shown, show, end, backend }: Ended,
  run: KeptRun,
  id: number,
  rows: readonly Row[],
): Row {
  const known = rows.find((row) => row.id === id);
  const earlier = rows.find((row) => row.id < id);
  return {
    format: ROW_FORMAT,
    ...{ id, run, end },
    time: wallTime(),
    link: encode(shown, { ...DEFAULT_VIEW, show }),
    before: known?.before ?? earlier?.link ?? '',
    machine: backend.kind ? MACHINES[backend.kind] : '',
    pinned: known?.pinned ?? 0,
  };
}

/** The two that are pinned; the same object as before where they are the same. */
function pairOf(list: readonly RunEntry[], { pair }: RunsState): RunsState['pair'] {
  const [b, a] = list.filter(({ pinned }) => pinned);
  if (!a || !b) return null;
  if (pair?.a === a && pair.b === b) return pair;
  return {
    ...{ a, b },
    get changed() {
      return changesBetween(a, b);
    },
  };
}
