/**
 * The directory of a ZIP archive: what an `.npz` file holds, read before anything is unpacked. By
 * hand, because the ZIP library at hand tells neither where its members lie nor what a fault is.
 * Source: APPNOTE.TXT of PKWARE, 4.3 and 4.5.3 (ZIP64, which `numpy.savez` writes).
 */
import { later } from '../../lib/text';
import { counted, cut, FileFault } from './fault';

export interface Member {
  readonly name: string;
  /** Stored as it is, or by DEFLATE. */
  readonly deflated: boolean;
  readonly crc: number;
  /** Bytes, as the directory says: packed and unpacked. */
  readonly packed: number;
  readonly unpacked: number;
  /** Byte of the archive at which its packed bytes begin. */
  readonly at: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
/** Of the record at the end, without its comment of up to 65,535. */
const END_BYTES = 22;
const MAX_MEMBERS = 1000;
const ALL = 0xffffffff;
/** DEFLATE makes at most so many bytes of one. */
const MOST_RATIO = 1032;

/** Whether bytes begin as an archive does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** Members of an archive, in the order of its directory. Throws `FileFault`. */
export function zipMembers(file: string, bytes: Uint8Array): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fail = (byte: number, what: string): never => {
    throw new FileFault(file, { byte }, what);
  };
  /** Throws unless so many bytes are there. */
  const need = (at: number, length: number, what: string): void => {
    if (at + length > bytes.length) fail(bytes.length, later`the file ends, expected ${what}`);
  };
  const long = (at: number): number => Number(view.getBigUint64(at, true));

  let end = bytes.length - END_BYTES;
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first)
    fail(bytes.length, later('the file ends, expected the directory of a ZIP archive'));
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === LOCATOR64) {
    const end64 = long(end - 12);
    need(end64, 56, later('the end of the directory'));
    if (view.getUint32(end64, true) !== END64)
      fail(end64, later('expected the end of the directory'));
    count = long(end64 + 32);
    at = long(end64 + 48);
  }
  if (count > MAX_MEMBERS)
    fail(end, later`${counted(count)} files, expected at most ${MAX_MEMBERS}`);

  const members: Member[] = [];
  for (let i = 0; i < count; i++) {
    need(at, 46, later`file ${i + 1} of ${count} of the directory`);
    if (view.getUint32(at, true) !== CENTRAL)
      fail(at, later`expected file ${i + 1} of the directory`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    );
    need(at + 46, nameLength + extraLength + commentLength, later('a name in the directory'));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (view.getUint16(at + 8, true) & 1)
      fail(at, later`${cut(name)} is encrypted, expected it not to be`);
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) {
      fail(at, later`${cut(name)} is packed by method ${method}, expected 0 (not) or 8 (DEFLATE)`);
    }
    // Sizes and place that do not fit 32 bits stand in the extra field, in this order.
    const wide = wideFields(view, at + 46 + nameLength, extraLength);
    const [unpacked, packed, local] = [24, 20, 42].map((field) => {
      const value = view.getUint32(at + field, true);
      if (value !== ALL) return value;
      return wide.shift() ?? fail(at, later`${cut(name)} has no size of 64 bits, expected one`);
    });
    const crc = view.getUint32(at + 16, true);
    need(local, 30, later`the header of ${cut(name)}`);
    if (view.getUint32(local, true) !== LOCAL)
      fail(local, later`expected the header of ${cut(name)}`);
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    need(data, packed, later`${cut(name)} up to byte ${counted(data + packed)}`);
    if (method === 0 && packed !== unpacked) {
      fail(at, later`${cut(name)} has ${packed} bytes, expected ${unpacked}`);
    }
    // Or a small file could ask for much memory.
    if (unpacked > MOST_RATIO * (packed + 1)) {
      fail(
        at,
        later`${cut(name)} has ${packed} bytes, which cannot unpack to ${counted(unpacked)}`,
      );
    }
    members.push({ name, deflated: method === 8, crc, packed, unpacked, at: data });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

/** The numbers of 64 bits of an extra field, which is a list of (id, length, data). */
function wideFields(view: DataView, at: number, length: number): number[] {
  for (let i = at; i + 4 <= at + length; ) {
    const [id, size] = [view.getUint16(i, true), view.getUint16(i + 2, true)];
    const count = Math.floor(Math.min(size, at + length - i - 4) / 8);
    if (id === 1) {
      return Array.from({ length: count }, (_, k) =>
        Number(view.getBigUint64(i + 4 + 8 * k, true)),
      );
    }
    i += 4 + size;
  }
  return [];
}
