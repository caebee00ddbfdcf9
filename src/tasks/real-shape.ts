/** Which real-valued dataset a specification learns from, as a link says it, and how many rows do what. */
import type { DatasetParts } from '../model/dataset';

/** Which dataset a specification learns from, as far as a link can say it. */
export interface RealShape {
  /** First 16 hex digits of the checksum: against mix-ups, not against malice. */
  readonly checksum: string;
  readonly rows: number;
  readonly columns: number;
  readonly classes: number;
}

/** Fewest rows, as for files of bits. */
export const MIN_ROWS = 128;
export const MAX_ROWS = 10_000_000;
export const MIN_CLASSES = 2;
export const MAX_CLASSES = 1000;
/** Most features: one fewer than indices of 16 bits, with room for a padded row. */
export const MAX_COLUMNS = 65_532;
/** Share of the rows that tests, and fewest rows of a part, as for files of bits. */
const TEST_SHARE = 0.2;
const MIN_PART = 64;

const FORM = /^([0-9a-f]{16})\.([1-9]\d{0,7})x([1-9]\d{0,4})x([1-9]\d{0,3})$/;

/** `3f2a90b15c0d7e11.4000x64x10`, as it stands in a link: checksum, rows, features, classes. */
export const formatRealShape = ({ checksum, rows, columns, classes }: RealShape): string =>
  `${checksum.slice(0, 16)}.${rows}x${columns}x${classes}`;

/** The shape that a text names; null where it names none that fits. */
export function parseRealShape(text: string): RealShape | null {
  const found = FORM.exec(text);
  if (!found) return null;
  const [rows, columns, classes] = found.slice(2).map(Number);
  const fits =
    rows >= MIN_ROWS && columns <= MAX_COLUMNS && classes >= MIN_CLASSES && classes <= MAX_CLASSES;
  return fits ? { checksum: found[1], rows, columns, classes } : null;
}

/**
 * Most examples of each part: those of the data's own split, or a fifth tests. Where a class has a
 * single row that row trains (`realParts`), so a part may have a few fewer.
 */
export function realPartSizes(
  rows: number,
  own?: { readonly parts: DatasetParts | null },
): { readonly train: number; readonly test: number } {
  if (own?.parts) return { train: own.parts.train.length, test: own.parts.test.length };
  const test = Math.max(MIN_PART, Math.round(rows * TEST_SHARE));
  return { train: rows - test, test };
}
