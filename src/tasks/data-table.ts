/**
 * Reads a table of bits with a column of labels: CSV, TSV, semicolons or blanks, quoted or not (RFC
 * 4180). By hand because errors must name line and column, which the libraries at hand lose.
 * Fetched late; what is read is kept by `data-store.ts`.
 */

import { later } from '../lib/text';
import { type Line, splitLines } from './data-lines';
import { formatShape, MAX_COLUMNS, MAX_ROWS, MIN_COLUMNS, MIN_ROWS, shapeOf } from './data-shape';
import { type Dataset, trueCount } from './data-store';
import type { BitExamples } from './task';

/** Most characters of a file that is read: the largest table with room for words. */
export const MAX_FILE = 40_000_000;
/** Problems that are told; the rest is counted. */
const TOLD = 5;

export interface TableProblem {
  /** A sentence. */
  readonly text: string;
  /** 1-based line of the file and column of the table; 0 where it is about no one place. */
  readonly line: number;
  readonly column: number;
}

export type TableResult =
  | { readonly ok: true; readonly dataset: Dataset }
  /** At most five problems, and how many more there are. */
  | { readonly ok: false; readonly problems: readonly TableProblem[]; readonly more: number };

const LABEL = /^(label|y|target|class)$/i;
const VALUES: ReadonlyMap<string, number> = new Map([
  ...['1', '+1', '1.0', 'true', 't', 'yes', 'y'].map((text) => [text, 1] as const),
  ...['0', '-1', '−1', '0.0', '-1.0', 'false', 'f', 'no', 'n'].map((text) => [text, 0] as const),
]);

/** 1, 0, or undefined for anything else. */
const bitOf = (cell: string): number | undefined => VALUES.get(cell.trim().toLowerCase());

interface Head {
  readonly names: readonly string[];
  /** Column of the labels. */
  readonly label: number;
  readonly rows: readonly Line[];
}

const DIGITS = /^[+\-−]?[01](\.0)?$/;

/**
 * A first row that is not all bits names the columns, unless most of it is digits: then something in
 * it is wrong. Without names they are x1 … xd and the label.
 */
function headOf(lines: readonly Line[]): Head {
  const [first] = lines;
  const last = first.cells.length - 1;
  const digits = first.cells.filter((cell) => DIGITS.test(cell.trim())).length;
  if (2 * digits > first.cells.length || first.cells.every((cell) => bitOf(cell) !== undefined)) {
    const names = first.cells.map((_, column) => (column === last ? 'label' : `x${column + 1}`));
    return { names, label: last, rows: lines };
  }
  const names = first.cells.map((cell, column) => cell.trim() || `column ${column + 1}`);
  const named = names.findIndex((name) => LABEL.test(name));
  return { names, label: named < 0 ? last : named, rows: lines.slice(1) };
}

const refused = (text: string, line = 0, column = 0): TableResult => ({
  ok: false,
  problems: [{ text, line, column }],
  more: 0,
});

const counted = (n: number): string => n.toLocaleString('en');

/** Why a table of that size cannot be used, as a sentence; null where it can. */
function sizeProblem(columns: number, rows: number): string | null {
  const inputs = columns - 1;
  if (inputs < MIN_COLUMNS) {
    return columns === 1
      ? later`The table has ${columns} column: ${MIN_COLUMNS} inputs and a label are the least.`
      : later`The table has ${columns} columns: ${MIN_COLUMNS} inputs and a label are the least.`;
  }
  if (inputs > MAX_COLUMNS)
    return later`The table has ${inputs} inputs; at most ${MAX_COLUMNS} fit.`;
  if (rows < MIN_ROWS) {
    return later`The table has ${rows} rows; at least ${MIN_ROWS} are needed: 64 to learn from and 64 to test on.`;
  }
  return rows > MAX_ROWS
    ? later`The table has ${counted(rows)} rows; at most ${counted(MAX_ROWS)} fit.`
    : null;
}

/** The table of a text. Never throws. */
export function readTable(text: string): TableResult {
  if (text.length > MAX_FILE) {
    return refused(later`The file is larger than ${counted(MAX_FILE / 1e6)} MB.`);
  }
  const split = splitLines(text);
  if ('unclosed' in split) {
    return refused(
      later`Line ${split.unclosed}: this quotation mark is never closed.`,
      split.unclosed,
    );
  }
  const { lines } = split;
  if (lines.length === 0) return refused(later('There is nothing in it.'));
  const { names, label, rows } = headOf(lines);
  const size = sizeProblem(names.length, rows.length);
  if (size !== null) return refused(size);

  const problems: TableProblem[] = [];
  let more = 0;
  const examples = pack({ names, label, rows }, (line, column, what) => {
    const text =
      column === 0
        ? later`Line ${line}: ${what}.`
        : later`Line ${line}, column ${column} (${names[column - 1]}): ${what}.`;
    if (problems.length < TOLD) problems.push({ text, line, column });
    else more++;
  });
  if (problems.length > 0) return { ok: false, problems, more };
  const trues = trueCount(examples);
  if (trues === 0 || trues === rows.length) {
    const value = trues === 0 ? 0 : 1;
    return refused(
      later`The label (${names[label]}) is always ${value}: there is nothing to learn.`,
    );
  }
  const id = formatShape(shapeOf(examples));
  const others = names.filter((_, column) => column !== label);
  return { ok: true, dataset: { id, names: others, label: names[label], examples } };
}

/** The bits of all rows; `tell` hears of cells that are none (column 0: of the whole line). */
function pack(
  { names, label, rows }: Head,
  tell: (line: number, column: number, what: string) => void,
): BitExamples {
  const inputs = names.length - 1;
  const wordsPerRow = Math.ceil(inputs / 32);
  const bits = new Uint32Array(rows.length * wordsPerRow);
  const labels = new Uint32Array(Math.ceil(rows.length / 32));
  rows.forEach(({ line, cells }, b) => {
    if (cells.length !== names.length) {
      tell(line, 0, later`${cells.length} columns, but the first row has ${names.length}`);
      return;
    }
    cells.forEach((cell, column) => {
      const bit = bitOf(cell);
      const j = column < label ? column : column - 1;
      if (bit === undefined) {
        const given =
          cell.trim() === '' ? later('nothing is here') : later`“${cut(cell)}” is neither 0 nor 1`;
        tell(line, column + 1, given);
      } else if (column === label) labels[b >> 5] |= bit << (b & 31);
      else bits[b * wordsPerRow + (j >> 5)] |= bit << (j & 31);
    });
  });
  return { count: rows.length, inputs, wordsPerRow, rows: bits, labels };
}

const cut = (cell: string): string => {
  const letters = [...cell.trim().replace(/[\p{C}\p{Z}]/gu, ' ')];
  return letters.length > 20 ? `${letters.slice(0, 19).join('')}…` : letters.join('');
};
