/** What is read at most: all is held in memory, so it is refused before it is read. */
import { later } from '../../lib/text';
import { counted, FileFault } from './fault';

const MIB = 2 ** 20;

/** Bytes. */
export interface Limits {
  /** Of all files together. */
  readonly file: number;
  /** Of a table, which is longer as text than as numbers. */
  readonly table: number;
  /** Of all arrays of an archive once they are unpacked. */
  readonly unpacked: number;
  /** Of the features as they are kept, 4 a number or 1 where they are bytes: a binding of WebGPU. */
  readonly features: number;
}

export const LIMITS: Limits = {
  file: 512 * MIB,
  table: 256 * MIB,
  unpacked: 512 * MIB,
  features: 128 * MIB,
};

/** Throws where more is needed than allowed. `what` completes "… takes 5 bytes". */
export function checkBytes(file: string, what: string, needed: number, allowed: number): void {
  if (needed <= allowed) return;
  const text = later`${what} takes ${counted(needed)} bytes, at most ${counted(allowed)} are allowed`;
  throw new FileFault(file, null, text);
}
