/**
 * Finished runs at hand: those of this visit and the baked examples. Settings that lead back to
 * one show it at once, so that dragging α over known values compares instead of waiting.
 */
import type { RunRecord } from '../model/record';
import { DEFAULT_VIEW } from '../spec/fields';
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
  /** Keeps a finished run; a trained one is never replaced by an example. */
  keep(spec: Spec, result: Result): void;
}

const keyOf = (spec: Spec): string => encode({ ...spec, backend: 'auto' }, DEFAULT_VIEW);

export function createResults(): Results {
  const results = new Map<string, Result>();
  return {
    find: (spec) => results.get(keyOf(spec)),
    keep(spec, result) {
      const key = keyOf(spec);
      if (result.example && results.has(key)) return;
      results.delete(key);
      results.set(key, result);
      const [oldest] = results.keys();
      if (results.size > KEPT && oldest !== undefined) results.delete(oldest);
    },
  };
}
