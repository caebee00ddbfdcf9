/**
 * Finished runs at hand: those of this visit and the baked examples. Settings that lead back to
 * one show it at once, so that dragging α over known values compares instead of waiting.
 */
import type { RunRecord } from '../model/record';
import { effective } from '../spec/effective';
import { DEFAULT_VIEW, onAnyMachine } from '../spec/fields';
import { encode } from '../spec/permalink';
import type { Spec } from '../spec/spec';

export interface Result {
  readonly record: RunRecord;
  /** Baked, not trained here. */
  readonly example: boolean;
}

/** Runs kept; a default one takes about 2 MB. */
const KEPT = 12;

export interface Results {
  /** The finished run of these settings, whatever backend trained it. */
  find(spec: Spec): Result | undefined;
  /** Keeps a finished run: no example replaces a trained one, no part of a run a whole one. */
  keep(spec: Spec, result: Result): void;
}

const keyOf = (spec: Spec): string => encode(effective(onAnyMachine(spec)), DEFAULT_VIEW);

/** What may replace what: the same or more. */
const weight = ({ record, example }: Result): number => (record.sparse ? 0 : example ? 1 : 2);

export function createResults(): Results {
  const results = new Map<string, Result>();
  return {
    find: (spec) => results.get(keyOf(spec)),
    keep(spec, result) {
      const key = keyOf(spec);
      const known = results.get(key);
      if (known && weight(known) > weight(result)) return;
      results.delete(key);
      results.set(key, result);
      if (results.size <= KEPT) return;
      // A sweep can make its parts of runs again, and many of them would push out what was trained.
      const part = [...results].find(([, { record }]) => record.sparse !== null);
      const [oldest] = part ?? [...results.keys()];
      if (oldest !== undefined) results.delete(oldest);
    },
  };
}
