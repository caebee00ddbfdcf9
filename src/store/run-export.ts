/**
 * What the run on screen has measured so far, as a file: CSV of the curves, a row a network and
 * frame, or JSON with the measures of every moment and the ledgers too. Both name the link that
 * makes the run and the version that made it; numbers are exact, and what is not known is left out.
 */
import { version } from '../../package.json';
import { today } from '../lib/clock';
import { csv } from '../lib/csv';
import type { RunRecord } from '../model/record';
import { epochOf, isSplit, MOMENTS } from '../model/timeline';
import { shownLink } from './shown-link';
import type { State } from './state';
import type { SweepHeader } from './sweep-export';
import type { SweepFile } from './sweep-state';

export type RunHeader = SweepHeader;

const CURVES = ['testAccuracy', 'testLoss', 'trainLoss'] as const;

export interface RunRow {
  readonly method: string;
  readonly seed: number;
  readonly frame: number;
  readonly epoch: number;
  /** Whether the epoch of the split is over: it has a frame before and one after. */
  readonly split: boolean;
  /** 0 … 1; losses in nats. NaN where not known. */
  readonly testAccuracy: number;
  readonly testLoss: number;
  readonly trainLoss: number;
}

/** A row a network and frame at which anything is known, by network. */
export function runRows(record: RunRecord): RunRow[] {
  const { schedule, frames, replicas } = record;
  return replicas.flatMap(({ method, seed }, r) =>
    Array.from({ length: frames }, (_, frame): RunRow => {
      const [testAccuracy, testLoss, trainLoss] = CURVES.map((curve) => record[curve][r][frame]);
      const place = { epoch: epochOf(schedule, frame), split: isSplit(schedule, frame) };
      return { method, seed, frame, ...place, testAccuracy, testLoss, trainLoss };
    }).filter((row) => CURVES.some((curve) => !Number.isNaN(row[curve]))),
  );
}

export function runCsv(record: RunRecord, header: RunHeader): string {
  const columns = ['method', 'seed', 'frame', 'epoch', 'split', ...CURVES];
  const rows = runRows(record).map((row) => [
    ...[row.method, row.seed, row.frame, row.epoch, Number(row.split)],
    ...CURVES.map((curve) => row[curve]),
  ]);
  const comments = Object.entries(header).map(([key, value]) => `${key}: ${value}`);
  return csv(comments, columns, rows);
}

/** The same with schedule, measures, ledgers and divergences; a number that is not known is null. */
export function runJson(record: RunRecord, header: RunHeader): string {
  const { schedule, alpha, diverged } = record;
  const networks = record.replicas.map(({ method, seed }, r) => ({
    method,
    seed,
    ledger: record.ledgers[r] ?? null,
    measures: Object.fromEntries(
      MOMENTS.map((moment) => [moment, record.measures[moment][r] ?? null]),
    ),
  }));
  const rows = runRows(record);
  return `${JSON.stringify({ ...header, schedule, alpha, networks, diverged, rows })}\n`;
}

/** The file of the run on screen; `page` is any link of this page. */
export function exportRun(state: State, format: 'csv' | 'json', page: string): SweepFile {
  const { record, backend } = state;
  const header = {
    link: shownLink(state, 'run', page),
    version,
    date: today(),
    backend: [backend.kind, backend.adapter].filter(Boolean).join(', '),
  };
  return format === 'csv'
    ? { name: 'fpe-run.csv', type: 'text/csv', text: runCsv(record, header) }
    : { name: 'fpe-run.json', type: 'application/json', text: runJson(record, header) };
}
