/** A plot's table twin as a CSV file, numbers written as programs read them. */
import { type CsvCell, csv } from '../lib/csv';
import { UNKNOWN } from '../lib/format';
import type { TableTwin } from './plot';

/** What stands above the table. */
export interface TableAbout {
  readonly title: string;
  readonly caption: string;
  readonly link: string;
  /** Of the explorer. */
  readonly version: string;
}

/** People's minus sign becomes a program's, an em dash an empty cell; words stay as they are. */
function plainCell(cell: string | number): CsvCell {
  if (typeof cell === 'number') return cell;
  const text = cell.trim();
  if (text === UNKNOWN) return null;
  return /^[−+]?\d+(\.\d+)?$/.test(text) ? text.replace('−', '-').replace('+', '') : cell;
}

export const tableCsv = (twin: TableTwin, about: TableAbout): string =>
  csv(
    [about.title, about.caption, `link: ${about.link}`, `version: FPE Explorer ${about.version}`],
    twin.columns,
    twin.rows.map((row) => row.map(plainCell)),
  );
