/**
 * What a sweep has measured so far: the only thing sweep plots and exports read. Filled by the
 * store from engine events; plain numbers and copies of networks, no engine memory.
 */

import type { MeasureId, Measures } from './measures';
import type { Network } from './network';
import type { Ledger } from './record';
import type { Moment } from './timeline';

/** One axis for people: what it is called and where its lines are. */
export interface SweepAxis {
  readonly field: string;
  /** As in "hidden neurons". */
  readonly label: string;
  readonly unit: string;
  readonly values: readonly number[];
}

/** One seed of one cell, all methods: the unit of work, of a line in a file, of a result. */
export interface MemberResult {
  readonly cell: number;
  readonly seed: number;
  readonly methods: readonly string[];
  /** [moment][method]. */
  readonly measures: { readonly [m in Moment]: readonly Measures[] };
  /** One a method; null for methods that never split. */
  readonly ledgers: readonly (Ledger | null)[];
  /** Global step at which a method's network diverged; null where it did not. */
  readonly diverged: readonly (number | null)[];
  /** Why it could not be trained (then all measures are NaN); absent where it was. */
  readonly failure?: string;
  /** [moment][method]; only where they were asked for, null where one had diverged. */
  readonly networks?: { readonly [m in Moment]: readonly (Network | null)[] };
}

export interface SweepRecord {
  readonly x: SweepAxis;
  readonly y: SweepAxis | null;
  /** Method ids, `dense` first. */
  readonly methods: readonly string[];
  readonly seeds: readonly number[];
  /** Row-major, rows · columns; why a cell cannot be run, null where it can. */
  readonly refusals: readonly (string | null)[];
  /** [moment][measure][(cell · methods + method) · seeds + seed index]; NaN where not known. */
  readonly values: { readonly [m in Moment]: { readonly [k in MeasureId]: Float64Array } };
  /** Like `values`: global step at which a network diverged, −1 where it did not. */
  readonly diverged: Int32Array;
  /** 1 once that (cell · seeds + seed index) is measured. */
  readonly done: Uint8Array;
  /** Results of the first seed with their networks, by cell. */
  readonly focus: Map<number, MemberResult>;
}
