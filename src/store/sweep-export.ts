/**
 * What a sweep has measured, as a file: CSV (RFC 4180, after comment lines that start with '#') or
 * JSON. Both name the link that makes the sweep and the version that made it; numbers are exact.
 */
import { version } from '../../package.json';
import { today } from '../lib/clock';
import { csv } from '../lib/csv';
import { MEASURES, type MeasureId } from '../model/measures';
import { measuresAt } from '../model/sweep-fill';
import type { SweepRecord } from '../model/sweep-record';
import { MOMENTS, type Moment } from '../model/timeline';
import { DEFAULT_VIEW } from '../spec/fields';
import { encode } from '../spec/permalink';
import type { State } from './state';
import type { SweepFile } from './sweep-state';

/** What stands above the results. */
export interface SweepHeader {
  /** The link that makes this sweep. */
  readonly link: string;
  /** Of the explorer. */
  readonly version: string;
  /** ISO date. */
  readonly date: string;
  /** E.g. "webgpu, google swiftshader (software)"; '' where nothing has answered. */
  readonly backend: string;
}

/** One network at one moment. */
export interface SweepRow extends Record<MeasureId, number> {
  readonly cell: number;
  readonly x: number;
  /** null where the sweep has one axis. */
  readonly y: number | null;
  readonly method: string;
  readonly seed: number;
  readonly moment: Moment;
  /** Global step at which the network diverged; null where it did not. */
  readonly diverged: number | null;
}

/** Everything measured so far: by cell, then seed, method and moment. */
export function sweepRows(record: SweepRecord): SweepRow[] {
  const { x, y, methods, seeds, refusals } = record;
  const columns = x.values.length;
  const rows: SweepRow[] = [];
  for (let cell = 0; cell < refusals.length; cell++) {
    const place = {
      cell,
      x: x.values[cell % columns],
      y: y ? y.values[Math.floor(cell / columns)] : null,
    };
    seeds.forEach((seed, s) => {
      methods.forEach((method, m) => {
        const step = record.diverged[(cell * methods.length + m) * seeds.length + s];
        const diverged = step < 0 ? null : step;
        for (const moment of MOMENTS) {
          const measures = measuresAt(record, moment, cell, m, s);
          if (measures) rows.push({ ...place, method, seed, moment, ...measures, diverged });
        }
      });
    });
  }
  return rows;
}

/** One row a network and moment, columns of the axes named after their settings. */
export function sweepCsv(record: SweepRecord, header: SweepHeader): string {
  const { x, y, refusals } = record;
  const axes = y ? [x.field, y.field] : [x.field];
  const columns = ['cell', ...axes, 'method', 'seed', 'moment', ...MEASURES, 'diverged'];
  const notRun = refusals.flatMap((why, cell) => (why === null ? [] : [`cell ${cell}: ${why}`]));
  const comments = [
    ...Object.entries(header).map(([key, value]) => `${key}: ${value}`),
    ...notRun.map((text) => `not run: ${text}`),
  ];
  const lines = sweepRows(record).map((row) => {
    const place = y ? [row.x, row.y] : [row.x];
    const numbers = MEASURES.map((id) => row[id]);
    return [row.cell, ...place, row.method, row.seed, row.moment, ...numbers, row.diverged];
  });
  return csv(comments, columns, lines);
}

/** The same with axes and header; a number that is not known is null. */
export function sweepJson(record: SweepRecord, header: SweepHeader): string {
  const { x, y, methods, seeds, refusals } = record;
  const rows = sweepRows(record);
  return `${JSON.stringify({ ...header, x, y, methods, seeds, refusals, rows })}\n`;
}

/** The file of the sweep on screen; null where nothing was started. */
export function exportSweep(
  { sweep, view }: Pick<State, 'sweep' | 'view'>,
  format: 'csv' | 'json',
  absolute: (fragment: string) => string,
): SweepFile | null {
  const { record, shown, backend } = sweep;
  if (!record || !shown) return null;
  const { metric } = view;
  const header = {
    link: absolute(encode(shown.spec, { ...DEFAULT_VIEW, metric }, shown.sweep)),
    version,
    date: today(),
    backend: [backend?.kind, backend?.adapter].filter(Boolean).join(', '),
  };
  const name = ['fpe-sweep', record.x.field, record.y?.field].filter(Boolean).join('-');
  return format === 'csv'
    ? { name: `${name}.csv`, type: 'text/csv', text: sweepCsv(record, header) }
    : { name: `${name}.json`, type: 'application/json', text: sweepJson(record, header) };
}
