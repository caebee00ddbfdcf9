/**
 * Where rows are kept. One operation: read all, decide, write, so that two tabs that do so at the
 * same time never undo each other's work.
 */
import type { Row } from './row';

export interface Change {
  readonly put: readonly Row[];
  /** Ids of rows to delete; those of rows that cannot be read may be anything. */
  readonly drop: readonly unknown[];
}

export interface RunStorage {
  /**
   * Lets `change` see everything stored and writes what it answers, with no other writer between;
   * gives all that is stored then. Rejects where storage is denied (SecurityError and others) or
   * full (QuotaExceededError); nothing is written then.
   */
  edit(change: (stored: readonly unknown[]) => Change): Promise<readonly unknown[]>;
  /** Somebody else has written. */
  onChange(heard: () => void): void;
  close(): void;
}

const idOf = (stored: unknown): unknown => (stored as Partial<Row> | null)?.id;

/** Until the page is closed. */
export function memoryStorage(initial: readonly unknown[] = []): RunStorage {
  let stored = [...initial];
  return {
    async edit(change) {
      const { put, drop } = change(stored);
      const written = new Set<unknown>([...drop, ...put.map(idOf)]);
      stored = [...stored.filter((row) => !written.has(idOf(row))), ...put];
      return stored;
    },
    onChange() {},
    close() {},
  };
}
