/** Elements of a `.npy` array as numbers and texts, in C order whatever order they are stored in. */
import { later } from '../../lib/text';
import { counted, FileFault } from './fault';
import type { NpyHeader, NpyType } from './npy-header';

/** An array whose header has been read and whose elements have not. */
export interface NpyArray {
  /** For messages: the file, and within an archive its member. */
  readonly file: string;
  /** Without folder and ending: "features". */
  readonly name: string;
  readonly header: NpyHeader;
  /** The whole array, header included. Throws `FileFault`. */
  bytes(): Promise<Uint8Array>;
}

/** "features (1,000 × 64 f4)". */
export const arrayWords = ({ name, header: { shape, type } }: NpyArray): string =>
  `${name} (${shape.map(counted).join(' × ') || later('one number')} ${type.kind}${type.size})`;

/** Rows of an array: its first extent. */
export const rowsOf = ({ header: { shape } }: NpyArray): number => shape[0] ?? 1;

/** Elements of a row: the product of the other extents. */
export const columnsOf = ({ header: { shape } }: NpyArray): number =>
  shape.slice(1).reduce((product, n) => product * n, 1);

/** Bytes of the elements. Throws where the array is shorter or longer than its header says. */
export async function elementBytes(array: NpyArray): Promise<Uint8Array> {
  const { file, header } = array;
  const bytes = await array.bytes();
  const end = header.dataAt + header.count * header.type.size;
  if (bytes.length === end) return bytes.subarray(header.dataAt);
  const [count, to] = [header.count, end].map(counted);
  throw bytes.length < end
    ? new FileFault(
        file,
        { byte: bytes.length },
        later`the file ends, expected ${count} elements up to byte ${to}`,
      )
    : new FileFault(
        file,
        { byte: end },
        later`the file goes on, expected ${count} elements up to byte ${to}`,
      );
}

/** Reads element k of these, in the order in which they are stored. Integers of 64 bits may round. */
export function elementReader(bytes: Uint8Array, type: NpyType): (k: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { kind, size, little } = type;
  // Halves of an integer of 64 bits.
  const [high, low] = little ? [4, 0] : [0, 4];
  switch (`${kind}${size}`) {
    case 'f2':
      return (k) => half(view.getUint16(2 * k, little));
    case 'f4':
      return (k) => view.getFloat32(4 * k, little);
    case 'f8':
      return (k) => view.getFloat64(8 * k, little);
    case 'i1':
      return (k) => view.getInt8(k);
    case 'i2':
      return (k) => view.getInt16(2 * k, little);
    case 'i4':
      return (k) => view.getInt32(4 * k, little);
    case 'i8':
      return (k) =>
        view.getInt32(8 * k + high, little) * 2 ** 32 + view.getUint32(8 * k + low, little);
    case 'u2':
      return (k) => view.getUint16(2 * k, little);
    case 'u4':
      return (k) => view.getUint32(4 * k, little);
    case 'u8':
      return (k) =>
        view.getUint32(8 * k + high, little) * 2 ** 32 + view.getUint32(8 * k + low, little);
    default:
      // u1 and b1.
      return (k) => bytes[k];
  }
}

/** 2^(exponent − 25) by exponent of a half: a power each would take most of the reading. */
const HALF_POWERS = Float64Array.from({ length: 31 }, (_, e) => 2 ** (Math.max(e, 1) - 25));

/** A float of 16 bits (IEEE 754 binary16). */
function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction : 1024 + fraction) * HALF_POWERS[exponent];
}

/**
 * Where the element of row r and column c is stored, c counting through the other extents with the
 * last one fastest: `row * r + columns[c]`.
 */
export function storedOrder(array: NpyArray): { row: number; columns: Uint32Array } {
  const { shape, fortran } = array.header;
  const columns = new Uint32Array(columnsOf(array));
  if (!fortran) return { row: columns.length, columns: columns.map((_, c) => c) };
  const rows = rowsOf(array);
  for (let c = 0; c < columns.length; c++) {
    let [left, stride] = [c, rows];
    const index = shape.slice(1).map(() => 0);
    for (let axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = left % shape[axis + 1];
      left = Math.floor(left / shape[axis + 1]);
    }
    for (let axis = 0; axis < index.length; axis++) {
      columns[c] += stride * index[axis];
      stride *= shape[axis + 1];
    }
  }
  return { row: 1, columns };
}

/** Texts of an array of texts, NumPy's padding cut off. */
export function textsOf(bytes: Uint8Array, { type, count }: NpyHeader): string[] {
  if (type.size === 0) return new Array<string>(count).fill('');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const decoder = new TextDecoder();
  return Array.from({ length: count }, (_, k) => {
    const at = k * type.size;
    if (type.kind === 'S') {
      return decoder.decode(bytes.subarray(at, at + type.size)).replace(/\0+$/, '');
    }
    let text = '';
    for (let i = at; i < at + type.size; i += 4) {
      const code = view.getUint32(i, type.little);
      text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    }
    return text.replace(/\0+$/, '');
  });
}
