/**
 * What the sweep plot shows: a block (two axes) or a line (one axis) for each method, every cell
 * with its numbers over seeds. A gain compares with dense, which then has no block of its own.
 */

import { finite } from '../lib/statistics';
import { t } from '../lib/text';
import { METHODS, type Method } from '../methods';
import type { SweepAxis, SweepRecord } from '../model/sweep-record';
import { fiveOf } from './five';
import type { Empty, PlotInput } from './plot';
import { type SweepMetric, sweepMetric } from './sweep-metrics';
import { type CellStats, cellStats } from './sweep-stats';

export type CellState = 'refused' | 'queued' | 'filling' | 'diverged' | 'done';

export interface SweepCell extends CellStats {
  /** Row-major: row · columns + column. */
  readonly index: number;
  readonly column: number;
  readonly row: number;
  readonly state: CellState;
  /** Why it cannot be run, '' where it can. */
  readonly refusal: string;
  /** Whether its networks are kept, so that they can be shown at once. */
  readonly kept: boolean;
}

export interface SweepBlock {
  readonly method: Method;
  readonly cells: readonly SweepCell[];
}

export interface SweepModel {
  readonly metric: SweepMetric;
  readonly x: SweepAxis;
  /** null for one axis: lines instead of cells. */
  readonly y: SweepAxis | null;
  readonly blocks: readonly SweepBlock[];
  /** Blocks that lines have no room for: those past five. */
  readonly undrawn: readonly SweepBlock[];
  /** Seeds a cell. */
  readonly seeds: number;
  /** Least and greatest mean of all blocks; NaN while nothing is known. */
  readonly range: readonly [number, number];
  readonly hovered: number | null;
  readonly shown: number | null;
  readonly running: boolean;
  /** Method on screen beside the dense one. */
  readonly method: string;
  /** For the table twin, which has more numbers than the drawing. */
  readonly record: SweepRecord;
}

export function selectSweep({ sweep, method }: PlotInput): SweepModel | Empty {
  if (!sweep) return { empty: t('No sweep has run yet. Choose a preset and press Start.') };
  const { record } = sweep;
  const metric = sweepMetric(sweep.metric);
  const methods = METHODS.filter(
    (m) => record.methods.includes(m.id) && (sweep.metric !== 'gain' || m.id !== 'dense'),
  );
  if (methods.length === 0)
    return {
      empty: t('Only dense networks take part, so there is no gain to show.'),
      action: { label: t('Show accuracy'), set: { metric: 'accuracy' } },
    };
  const all = methods.map((m) => ({ method: m, cells: cellsOf(record, metric, m) }));
  const five = fiveOf(
    methods.map((m) => m.id),
    method,
  ).drawn;
  const [blocks, undrawn] = record.y
    ? [all, []]
    : [true, false].map((drawn) => all.filter((b) => five.includes(b.method) === drawn));
  const means = finite(blocks.flatMap((b) => b.cells.map((c) => c.mean)));
  return {
    metric,
    x: record.x,
    y: record.y,
    blocks,
    undrawn,
    seeds: record.seeds.length,
    range: means.length === 0 ? [Number.NaN, Number.NaN] : [Math.min(...means), Math.max(...means)],
    hovered: sweep.hovered,
    shown: sweep.shown,
    running: sweep.running,
    method,
    record,
  };
}

function cellsOf(record: SweepRecord, metric: SweepMetric, method: Method): SweepCell[] {
  const columns = record.x.values.length;
  const index = record.methods.indexOf(method.id);
  return record.refusals.map((refusal, cell) => {
    const stats = cellStats(record, metric, cell, index);
    return {
      ...stats,
      index: cell,
      column: cell % columns,
      row: Math.floor(cell / columns),
      state: stateOf(refusal, stats, record.seeds.length),
      refusal: refusal ?? '',
      kept: record.focus.get(cell)?.networks !== undefined,
    };
  });
}

function stateOf(refusal: string | null, stats: CellStats, seeds: number): CellState {
  if (refusal !== null) return 'refused';
  if (stats.done === 0) return 'queued';
  if (stats.n === 0) return 'diverged';
  return stats.done < seeds ? 'filling' : 'done';
}

/** Cells that count: those that can be run. */
export const runnable = (block: SweepBlock): readonly SweepCell[] =>
  block.cells.filter((c) => c.state !== 'refused');
