/**
 * Claims about one setting that grows (clauses, neurons): gains over dense of both splits at two
 * expansion factors, value by value.
 */

import { signed } from '../lib/format';
import { finite, mean } from '../lib/statistics';
import { later } from '../lib/text';
import type { MethodId } from '../methods';
import type { Spec } from '../spec/spec';
import { arm, GRID_SEEDS } from './arm';
import type { Arm, Comparison, Results, Row } from './claim';
import { lead, minus, more } from './compare';

const SPLITS = ['fpe-clause', 'fpe-random'] as const satisfies readonly MethodId[];
const ALPHAS = [2, 4] as const;
const NAMES = {
  'fpe-clause': { 2: later('clause-aware, α 2'), 4: later('clause-aware, α 4') },
  'fpe-random': { 2: later('random, α 2'), 4: later('random, α 4') },
} as const;

/** One method at one α along the values. */
export interface Series {
  /** E.g. "clause-aware, α 2". */
  readonly name: string;
  readonly method: MethodId;
  readonly split: ReadonlyMap<number, Arm>;
  readonly dense: ReadonlyMap<number, Arm>;
}

/** The series over the values of a setting. */
export function seriesOver(key: 'clauses' | 'hidden', values: readonly number[]): Series[] {
  const along = (method: MethodId, patch: Partial<Spec>): ReadonlyMap<number, Arm> =>
    new Map(values.map((value) => [value, arm(method, { [key]: value, ...patch }, GRID_SEEDS)]));
  return SPLITS.flatMap((method) =>
    ALPHAS.map((alpha) => ({
      name: NAMES[method][alpha],
      method,
      split: along(method, { alpha }),
      dense: along('dense', {}),
    })),
  );
}

export const armsOf = (series: readonly Series[]): Arm[] =>
  series.flatMap(({ split, dense }) => [...split.values(), ...dense.values()]);

/** Gain over dense, points a seed. */
export function gainAt(results: Results, { split, dense }: Series, value: number): number[] {
  const [ahead, behind] = [split.get(value), dense.get(value)];
  if (!ahead || !behind) throw new Error(`no arm at ${value}`);
  return lead(results, ahead, behind);
}

/** How much the gain of a series grows from one value to another. */
export const step = (
  results: Results,
  series: Series,
  [from, to]: readonly [number, number],
  rest: Partial<Comparison> = {},
): Comparison =>
  more(
    later`${series.name}: gain from ${from} to ${to}`,
    minus(gainAt(results, series, to), gainAt(results, series, from)),
    rest,
  );

/** A row a value, with its label, under the name of each series. */
export const gainRows = (
  results: Results,
  all: readonly Series[],
  labels: readonly string[],
): Row[] =>
  all.flatMap((series) =>
    [...series.split.keys()].map((value, k) => ({
      label: labels[k],
      group: series.name,
      method: series.method,
      values: gainAt(results, series, value),
    })),
  );

/** Where each series is highest, and how high, in their order. */
export const peaks = (results: Results, all: readonly Series[]) =>
  all.map((series) => {
    const gains = [...series.split.keys()].map((value) => ({
      value,
      gain: mean(finite(gainAt(results, series, value))),
    }));
    const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a));
    return { value: best.value, gain: signed(best.gain) };
  });
