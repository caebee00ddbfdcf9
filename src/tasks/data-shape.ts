/** Which file a specification learns from: the checksum of its bits and its shape. */

import { toBase64 } from '../lib/base64';
import { checksum } from '../lib/checksum';
import type { BitExamples, Parts } from './task';

export interface DataShape {
  /** 8 hex digits. */
  readonly checksum: string;
  readonly rows: number;
  readonly inputs: number;
}

/** Fewest rows, so that each part has as many as a run needs, and most. */
export const MIN_ROWS = 128;
export const MAX_ROWS = 50_000;
/** Fewest and most inputs; the most are those of the networks. */
export const MIN_COLUMNS = 2;
export const MAX_COLUMNS = 128;
/** Share of the rows that is set aside for testing, and the fewest rows of a part. */
export const TEST_SHARE = 0.2;
const MIN_PART = 64;

const FORM = /^([0-9a-f]{8})\.([1-9]\d{0,5})x([1-9]\d{0,3})$/;

/** `3f2a90b1.1000x20`, as it stands in a link. */
export const formatShape = ({ checksum: sum, rows, inputs }: DataShape): string =>
  `${sum}.${rows}x${inputs}`;

/** The shape that a text names; null where it names none that fits. */
export function parseShape(text: string): DataShape | null {
  const found = FORM.exec(text);
  if (!found) return null;
  const [rows, inputs] = [Number(found[2]), Number(found[3])];
  const fits =
    rows >= MIN_ROWS && rows <= MAX_ROWS && inputs >= MIN_COLUMNS && inputs <= MAX_COLUMNS;
  return fits ? { checksum: found[1], rows, inputs } : null;
}

/** The shape of examples: of their bits, however the file they came from was written. */
export function shapeOf({ count, inputs, rows, labels }: BitExamples): DataShape {
  const sum = checksum(`${count}x${inputs} ${toBase64(rows)} ${toBase64(labels)}`);
  return { checksum: sum, rows: count, inputs };
}

/** How that many rows are shared out; training takes what testing leaves. */
export function partsOf(rows: number): Parts {
  const test = Math.max(MIN_PART, Math.round(rows * TEST_SHARE));
  return { train: rows - test, test };
}
