/** What is wrong with a file, and where. Readers throw it; `readFiles` gives it as a value. */

import { later } from '../../lib/text';

/** Bytes count from 0, as in a hex dump; lines and columns of a table from 1. */
export type Place =
  | { readonly byte: number }
  | { readonly line: number; readonly column: number }
  | null;

export interface FileProblem {
  /** A sentence: file, place, what is there and what was expected. */
  readonly text: string;
  readonly file: string;
  /** null where it is about the file as a whole. */
  readonly place: Place;
}

export class FileFault extends Error implements FileProblem {
  override readonly name = 'FileFault';
  readonly text: string;
  constructor(
    readonly file: string,
    readonly place: Place,
    /** Completes "features.npy, byte 128: …", without a full stop. */
    what: string,
  ) {
    const text = sentenceOf(cut(file, 60), place, what);
    super(text);
    this.text = text;
  }
}

/** Told in the reader's language by `retell`, file and fault each by itself. */
function sentenceOf(file: string, place: Place, what: string): string {
  if (!place) return later`${file}: ${what}.`;
  if ('byte' in place) return later`${file}, byte ${counted(place.byte)}: ${what}.`;
  return place.column === 0
    ? later`${file}, line ${counted(place.line)}: ${what}.`
    : later`${file}, line ${counted(place.line)}, column ${counted(place.column)}: ${what}.`;
}

export const counted = (n: number): string => n.toLocaleString('en');

/** Text of a file as a message may show it: on one line, and never long. */
export function cut(text: string, length = 24): string {
  // Sliced first: a cell may be as long as a file.
  const letters = [
    ...text
      .slice(0, 4 * length)
      .replace(/[\p{C}\p{Z}]+/gu, ' ')
      .trim(),
  ];
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : letters.join('');
}
