/**
 * Arrays of an `.npz` archive: a ZIP of `.npy` files, unpacked through fflate. What an archive would
 * unpack to is added up from its directory and refused before anything is unpacked; a member that
 * then unpacks to more than its directory says is given up at that byte.
 */

import { Inflate } from 'fflate';
import { crc32 } from '../../lib/crc32';
import { later } from '../../lib/text';
import { counted, cut, FileFault } from './fault';
import { checkBytes, type Limits } from './limits';
import type { NpyArray } from './npy';
import { HEADER_BYTES, npyHeader } from './npy-header';
import { type Member, zipMembers } from './zip-directory';

/** Bytes given to the unpacker at a time: at most 1,032 times as many come out of it. */
const STEP = 16_384;

/** The arrays of an archive, headers read. Throws `FileFault`. */
export function npzArrays(file: string, bytes: Uint8Array, limits: Limits): NpyArray[] {
  const members = zipMembers(file, bytes);
  const total = members.reduce((sum, { unpacked }) => sum + unpacked, 0);
  checkBytes(file, later`what is packed in it (${members.length} files)`, total, limits.unpacked);
  const arrays = members.filter(({ name }) => /\.npy$/i.test(name));
  if (arrays.length === 0) {
    const names = cut(members.map(({ name }) => name).join(', '), 60) || 'nothing';
    throw new FileFault(
      file,
      null,
      later`it holds ${names}, expected arrays (.npy), as numpy.savez writes`,
    );
  }
  return arrays.map((member) => {
    const inside = `${file}, ${cut(member.name)}`;
    const head = unpack(file, bytes, member, HEADER_BYTES);
    return {
      file: inside,
      name: member.name.replace(/^.*\//, '').replace(/\.npy$/i, ''),
      header: npyHeader(inside, head),
      bytes: async () => unpack(file, bytes, member, member.unpacked),
    };
  });
}

/**
 * The first `most` bytes of a member, or all of it. Throws at the byte of the archive where it does
 * not unpack; the checksum is verified where all of it is wanted.
 */
function unpack(file: string, archive: Uint8Array, member: Member, most: number): Uint8Array {
  const packed = archive.subarray(member.at, member.at + member.packed);
  const out = member.deflated ? inflate(file, packed, member, most) : packed.subarray(0, most);
  if (most >= member.unpacked && crc32(out) !== member.crc) {
    throw new FileFault(
      file,
      { byte: member.at },
      later`${cut(member.name)} is damaged, its checksum is not the expected one`,
    );
  }
  return out;
}

function inflate(file: string, packed: Uint8Array, member: Member, most: number): Uint8Array {
  const out = new Uint8Array(Math.min(most, member.unpacked));
  let filled = 0;
  let at = 0;
  let tooMuch = false;
  const inflater = new Inflate((chunk) => {
    const room = out.length - filled;
    tooMuch ||= chunk.length > room && out.length === member.unpacked;
    out.set(chunk.length > room ? chunk.subarray(0, room) : chunk, filled);
    filled += Math.min(room, chunk.length);
  });
  const name = cut(member.name);
  const fail = (what: string): never => {
    const byte = Math.min(member.at + at, member.at + member.packed);
    throw new FileFault(file, { byte }, what);
  };
  while (
    at < packed.length &&
    !tooMuch &&
    (filled < out.length || out.length === member.unpacked)
  ) {
    try {
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    } catch {
      fail(later`${name} is damaged, expected packed bytes (DEFLATE)`);
    }
    at += STEP;
  }
  const expected = counted(member.unpacked);
  if (tooMuch)
    fail(later`${name} unpacks to more than its directory says, expected ${expected} bytes`);
  if (filled < out.length)
    fail(later`${name} unpacks to ${counted(filled)} bytes, expected ${expected} bytes`);
  return out;
}
