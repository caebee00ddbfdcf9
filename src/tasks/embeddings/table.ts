/**
 * A table of real-valued features with a column of labels: CSV, TSV, semicolons or blanks, read line
 * by line by the reader that tables of bits share (`data-lines.ts`).
 */
import { later } from '../../lib/text';
import type { Dataset } from '../../model/dataset';
import { type Line, readLines } from '../data-lines';
import { MAX_COLUMNS } from '../real-dataset';
import { checkSize } from './arrays';
import { classesOfTexts } from './classes';
import { counted, cut, FileFault, type FileProblem } from './fault';
import { checkBytes, type Limits } from './limits';

/** Problems that are told; the rest is counted. */
const TOLD = 5;

export type TableRead =
  | {
      readonly dataset: Dataset & { readonly classNames: readonly string[] };
      readonly notes: readonly string[];
    }
  | { readonly problems: readonly FileProblem[]; readonly more: number };

const LABEL = /^(label|y|target|class)s?$/i;
/** Without two ways to match the same digits, or a cell as long as the file would take for ever. */
const NUMBER = /^[+\-−]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** What programs write where there is no finite number. */
const NOT_FINITE = /^[+\-−]?(nan|na|n\/a|null|none|inf|infinity|∞)$/i;

/** A cell as a number; undefined where it is none. */
function numberOf(cell: string): number | undefined {
  const text = cell.trim();
  return NUMBER.test(text) ? Number(text.replace('−', '-')) : undefined;
}

interface Head {
  /** Names of the columns; x1 … and the label where the file has none. */
  readonly names: readonly string[];
  readonly label: number;
  /** Columns of the features, in their order. */
  readonly features: readonly number[];
  /** Whether the first line is a row. */
  readonly bare: boolean;
}

/**
 * Columns by the first line: names, if one of them says "label" or most of the others are no numbers.
 * The label is the column of that name, else the last. A first column without a name is a row number,
 * as pandas writes it.
 */
function headOf({ cells }: Line): Head {
  const trimmed = cells.map((cell) => cell.trim());
  const last = cells.length - 1;
  const named = trimmed.findIndex((cell) => LABEL.test(cell));
  const numbers = trimmed.filter((cell, i) => {
    return i !== last && (numberOf(cell) !== undefined || NOT_FINITE.test(cell));
  }).length;
  const bare = named < 0 && 2 * numbers >= last;
  const names = trimmed.map((cell, i) => {
    if (bare) return i === last ? 'label' : `x${i + 1}`;
    return cut(cell) || `column ${i + 1}`;
  });
  const label = named < 0 ? last : named;
  const skip = !bare && trimmed[0] === '' && cells.length > 2;
  const features = names.map((_, i) => i).filter((i) => i !== label && !(skip && i === 0));
  return { names, label, features, bare };
}

/** Floats whose number is not known beforehand. */
class Growing {
  private data = new Float32Array(1024);
  private length = 0;
  push(value: number): void {
    if (this.length === this.data.length) {
      const longer = new Float32Array(2 * this.length);
      longer.set(this.data);
      this.data = longer;
    }
    this.data[this.length++] = value;
  }
  get all(): Float32Array {
    return this.data.slice(0, this.length);
  }
}

/** The table of a text. Throws `FileFault` where one fault is about all of it. */
export function readRealTable(file: string, text: string, limits: Limits): TableRead {
  const features = new Growing();
  const labels: string[] = [];
  const lines: number[] = [];
  const problems: FileProblem[] = [];
  let more = 0;
  let head: Head | undefined;
  const tell = (line: number, column: number, what: string): void => {
    if (problems.length === TOLD) more++;
    else problems.push(new FileFault(file, { line, column }, what));
  };

  for (const read of readLines(text)) {
    if ('unclosed' in read) {
      const place = { line: read.unclosed, column: 0 };
      throw new FileFault(file, place, later('expected the quotation mark to be closed'));
    }
    if (!head) {
      head = headOf(read);
      checkHead(file, read, head);
      if (!head.bare) continue;
    }
    const { names, label } = head;
    const { cells, line } = read;
    if (cells.length !== names.length) {
      tell(line, 0, later`${counted(cells.length)} columns, expected ${counted(names.length)}`);
      continue;
    }
    for (const column of head.features) {
      const value = Math.fround(numberOf(cells[column]) ?? Number.NaN);
      // Adding 0 makes −0 a 0: equal numbers have equal checksums.
      if (Number.isFinite(value)) features.push(value + 0);
      else
        tell(
          line,
          column + 1,
          later`(${names[column]}) ${given(cells[column])}, expected a finite number`,
        );
    }
    if (cells[label].trim() === '') {
      tell(
        line,
        label + 1,
        later`(${names[label]}) nothing is here, expected the label of the row`,
      );
    }
    labels.push(cells[label]);
    lines.push(line);
    const what = later`a table of ${counted(labels.length)} rows and more`;
    checkBytes(file, what, labels.length * head.features.length * 4, limits.features);
  }
  if (!head) throw new FileFault(file, null, later('there is nothing in it, expected a table'));
  if (problems.length > 0) return { problems, more };
  const columns = head.features.length;
  const rows = labels.length;
  checkSize(file, rows, columns, 4, limits);
  const column = head.label + 1;
  const classes = classesOfTexts(labels, (row) => {
    return { file, place: { line: lines[row], column }, what: later('the label') };
  });
  const dataset = { features: features.all, rows, columns, ...classes };
  return { dataset, notes: notesOf(head) };
}

function checkHead(file: string, { line, cells }: Line, { features }: Head): void {
  const place = { line, column: 0 };
  if (features.length < 1) {
    const what = later`${cells.length} column, expected features and a label, parted by commas, tabs, semicolons or blanks`;
    throw new FileFault(file, place, what);
  }
  if (features.length > MAX_COLUMNS) {
    const most = counted(MAX_COLUMNS);
    throw new FileFault(
      file,
      place,
      later`${counted(features.length)} features, expected at most ${most}`,
    );
  }
}

function notesOf({ names, label, features, bare }: Head): string[] {
  const notes: string[] = [];
  if (bare) notes.push(later('The first line is a row; the last column is taken for the label.'));
  else if (!LABEL.test(names[label])) {
    notes.push(later`No column is called label; the last one (${names[label]}) is taken for it.`);
  }
  if (features.length < names.length - 1) {
    notes.push(later('The first column has no name and is left out: it counts the rows.'));
  }
  return notes;
}

function given(cell: string): string {
  const text = cell.trim();
  if (text === '') return later('nothing is here');
  return NUMBER.test(text)
    ? later`${cut(text)} is too large for 32 bits`
    : later`“${cut(text)}” is none`;
}
