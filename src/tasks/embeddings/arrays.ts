/** The dataset of arrays of NumPy: features finite, labels as classes, the split that came with them. */
import { later } from '../../lib/text';
import type { Dataset, DatasetParts } from '../../model/dataset';
import { MAX_CLASSES, MAX_COLUMNS, MAX_ROWS, MIN_ROWS } from '../real-dataset';
import { chooseArrays } from './choose';
import { type Classes, classesOfNumbers, classesOfTexts, type LabelPlace } from './classes';
import { counted, FileFault } from './fault';
import { checkBytes, type Limits } from './limits';
import {
  columnsOf,
  elementBytes,
  elementReader,
  type NpyArray,
  rowsOf,
  storedOrder,
  textsOf,
} from './npy';

export interface Read extends Dataset {
  readonly classNames: readonly string[];
  readonly parts: DatasetParts | null;
}

/** What these arrays say. Throws `FileFault`, before it reads elements where their number is wrong. */
export async function datasetOfArrays(
  file: string,
  arrays: readonly NpyArray[],
  limits: Limits,
): Promise<Read> {
  const { features: tables, labels, names } = chooseArrays(file, arrays);
  const rows = tables.reduce((sum, table) => sum + rowsOf(table), 0);
  const empty = tables.find((table) => rowsOf(table) === 0);
  if (empty) throw new FileFault(empty.file, null, later('it has no rows, expected at least one'));
  const columns = columnsOf(tables[0]);
  const bytes = tables.every(({ header: { type } }) => type.kind === 'u' && type.size === 1);
  checkSize(tables[0].file, rows, columns, bytes ? 1 : 4, limits);
  const features = bytes ? new Uint8Array(rows * columns) : new Float32Array(rows * columns);
  let first = 0;
  for (const table of tables) {
    await fill(features, first * columns, table);
    first += rowsOf(table);
  }
  const classes = await classesOf(labels, names);
  const train = rowsOf(tables[0]);
  const { shape } = tables[0].header;
  return {
    ...{ features, rows, columns, ...classes },
    // Bytes of rows × height × width are pictures of one channel.
    ...(bytes && shape.length === 3 ? { imageWidth: shape[2] } : {}),
    parts:
      tables.length === 1 ? null : { train: range(0, train), test: range(train, rows - train) },
  };
}

const range = (first: number, count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, i) => first + i);

/** Throws where so many rows and columns cannot be used. `size` is the bytes of a feature. */
export function checkSize(
  file: string,
  rows: number,
  columns: number,
  size: number,
  limits: Limits,
): void {
  const fail = (what: string): never => {
    throw new FileFault(file, null, what);
  };
  if (rows < MIN_ROWS) fail(later`it has ${rows} rows, expected at least ${MIN_ROWS}`);
  if (rows > MAX_ROWS)
    fail(later`it has ${counted(rows)} rows, expected at most ${counted(MAX_ROWS)}`);
  if (columns < 1) fail(later('it has no features, expected at least one'));
  if (columns > MAX_COLUMNS) {
    fail(later`it has ${counted(columns)} features, expected at most ${counted(MAX_COLUMNS)}`);
  }
  const what = later`${counted(rows)} rows of ${counted(columns)} features`;
  checkBytes(file, what, rows * columns * size, limits.features);
}

/** Writes the elements of a table from `at` on, in C order. Throws on the first that is not finite. */
async function fill(out: Uint8Array | Float32Array, at: number, table: NpyArray): Promise<void> {
  const { header, file, name } = table;
  const read = elementReader(await elementBytes(table), header.type);
  const { row, columns } = storedOrder(table);
  const rows = rowsOf(table);
  const width = columns.length;
  // In blocks of rows, so that neither order of storage jumps about in memory all the time.
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(rows, from + BLOCK);
    for (let c = 0; c < width; c++) {
      for (let r = from; r < to; r++) {
        const k = r * row + columns[c];
        // Adding 0 makes −0 a 0: equal numbers have equal checksums.
        const value = read(k) + 0;
        out[at + r * width + c] = value;
        // Asked of what was kept: a double may be too large for a float.
        if (Number.isFinite(out[at + r * width + c])) continue;
        const place = { byte: header.dataAt + k * header.type.size };
        const what = later`${name}[${r}, ${c}] is ${words(value)}, expected a finite number of 32 bits`;
        throw new FileFault(file, place, what);
      }
    }
  }
}

const BLOCK = 64;

const words = (value: number): string =>
  Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? String(value) : value > 0 ? '∞' : '−∞';

async function classesOf(arrays: readonly NpyArray[], names: NpyArray | null): Promise<Classes> {
  const ids = new Float64Array(arrays.reduce((sum, { header }) => sum + header.count, 0));
  const texts: string[][] = [];
  let first = 0;
  for (const array of arrays) {
    const { header } = array;
    const bytes = await elementBytes(array);
    if (header.type.kind === 'U' || header.type.kind === 'S') texts.push(textsOf(bytes, header));
    else {
      const read = elementReader(bytes, header.type);
      for (let k = 0; k < header.count; k++) ids[first + k] = read(k);
    }
    first += header.count;
  }
  const placeOf: LabelPlace = (row) => {
    const at = arrays.length > 1 && row >= rowsOf(arrays[0]) ? 1 : 0;
    const k = at === 0 ? row : row - rowsOf(arrays[0]);
    const { file, name, header } = arrays[at];
    const place = { byte: header.dataAt + k * header.type.size };
    return { file, place, what: `${name}[${k}]` };
  };
  if (texts.length === 0) return classesOfNumbers(ids, names && (await namesOf(names)), placeOf);
  if (texts.length === arrays.length) return classesOfTexts(texts.flat(), placeOf);
  throw new FileFault(arrays[1].file, null, later('labels of another kind than those of training'));
}

async function namesOf(names: NpyArray): Promise<string[]> {
  const { file, header } = names;
  if (header.count > MAX_CLASSES) {
    const what = later`${counted(header.count)} names, expected at most ${counted(MAX_CLASSES)}`;
    throw new FileFault(file, null, what);
  }
  return textsOf(await elementBytes(names), header);
}
