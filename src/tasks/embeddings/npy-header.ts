/**
 * The header of a `.npy` file. By hand: the libraries to be had take a truncated or big-endian array
 * for another one, or refuse Fortran order and halves, and none says where a fault is.
 * Source: the format's own description, `numpy/lib/format.py`, versions 1.0 to 3.0.
 */
import { later } from '../../lib/text';
import { cut, FileFault } from './fault';

export interface NpyType {
  /** Floats, signed and unsigned integers, booleans; texts of UTF-32 and of bytes. */
  readonly kind: 'f' | 'i' | 'u' | 'b' | 'U' | 'S';
  /** Bytes of an element. */
  readonly size: number;
  readonly little: boolean;
}

export interface NpyHeader {
  readonly type: NpyType;
  /** First index fastest. */
  readonly fortran: boolean;
  /** Empty for a single number. */
  readonly shape: readonly number[];
  /** Product of the shape. */
  readonly count: number;
  /** Byte at which the elements begin. */
  readonly dataAt: number;
}

/** Longest header, of version 1 exactly; NumPy itself makes shorter ones. */
const MAX_HEADER = 65_535;
/** Enough of a file to hold any header. */
export const HEADER_BYTES = MAX_HEADER + 12;

const MAGIC = [0x93, ...Array.from('NUMPY', (letter) => letter.charCodeAt(0))];
const SIZES: Readonly<Record<string, readonly number[]>> = {
  f: [2, 4, 8],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  b: [1],
};

/** Whether bytes begin as a NumPy array does. */
export const isNpy = (bytes: Uint8Array): boolean =>
  bytes.length >= MAGIC.length && MAGIC.every((byte, i) => bytes[i] === byte);

/**
 * Reads the header. `bytes` is the beginning of the array, `HEADER_BYTES` of it or all; `at` is where
 * that lies in the file, for messages. Throws `FileFault`.
 */
export function npyHeader(file: string, bytes: Uint8Array, at = 0): NpyHeader {
  const fail = (byte: number, what: string): never => {
    throw new FileFault(file, { byte: at + byte }, what);
  };
  const odd = MAGIC.findIndex((byte, i) => bytes[i] !== byte);
  if (odd >= 0) {
    fail(
      odd,
      odd < bytes.length
        ? later`byte 0x${hex(bytes[odd])}, expected "\\x93NUMPY", with which every NumPy array begins`
        : later('the end, expected "\\x93NUMPY", with which every NumPy array begins'),
    );
  }
  if (bytes.length < 12)
    fail(bytes.length, later('the file ends, expected the length of the header'));
  const version = bytes[6];
  if (version < 1 || version > 3) fail(6, later`version ${version}, expected 1, 2 or 3`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER)
    fail(8, later`a header of ${length} bytes, expected at most ${MAX_HEADER}`);
  const dataAt = start + length;
  if (dataAt > bytes.length) {
    fail(bytes.length, later`the file ends, expected a header up to byte ${at + dataAt}`);
  }
  const text = new TextDecoder().decode(bytes.subarray(start, dataAt));
  const shape =
    shapeOf(text) ?? fail(start, later`expected a shape in the header ${cut(text, 60)}`);
  const order = /'fortran_order'\s*:\s*(True|False)\b/.exec(text)?.[1];
  if (!order) fail(start, later`expected fortran_order in the header ${cut(text, 60)}`);
  const count = shape.reduce((product, n) => product * n, 1);
  if (!Number.isSafeInteger(count)) fail(start, later`a shape of ${shape.join(' × ')} elements`);
  const type = typeOf(text, (what) => fail(start, what));
  return { type, fortran: order === 'True', shape, count, dataAt };
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** Shape of the header's text; null where there is none. Python 2 wrote an L after long numbers. */
function shapeOf(text: string): number[] | null {
  const inside = /'shape'\s*:\s*\(([^()]*)\)/.exec(text)?.[1];
  if (inside === undefined) return null;
  const parts = inside.split(',').map((part) => part.trim());
  // (5,) ends with a comma, () holds nothing.
  if (parts.at(-1) === '') parts.pop();
  return parts.every((part) => /^\d{1,15}L?$/.test(part))
    ? parts.map((part) => Number.parseInt(part, 10))
    : null;
}

/** Type of the elements; `fail` hears what is wrong with it. */
function typeOf(text: string, fail: (what: string) => never): NpyType {
  const expected = later(
    'expected float16, float32, float64, int8 to int64, uint8 to uint64 or bool',
  );
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  if (descr === undefined) return fail(later`elements of several fields or none, ${expected}`);
  const found = /^([<>|=])([A-Za-z])(\d{1,9})?$/.exec(descr);
  const [sign, kind, size] = [found?.[1], found?.[2] ?? '', Number(found?.[3])];
  if (kind === 'O') {
    return fail(
      later`pickled Python objects, which are never opened; ${expected}: save it with astype`,
    );
  }
  if (kind === 'U' || kind === 'S') {
    const bytes = kind === 'U' ? 4 * size : size;
    if (bytes >= 0) return { kind, size: bytes, little: sign !== '>' };
  }
  if (!SIZES[kind]?.includes(size)) return fail(later`elements of type ${cut(descr)}, ${expected}`);
  return { kind: kind as NpyType['kind'], size, little: sign !== '>' };
}
