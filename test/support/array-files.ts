/** Writes `.npy` arrays and `.npz` archives for tests, by other means than the readers use. */
import { type Zippable, zipSync } from 'fflate';
import type { FilesRead, SourceFile } from '../../src/tasks/embeddings/read';
import type { RealDataset } from '../../src/tasks/real-dataset';

type Writer = (view: DataView, at: number, value: number, little: boolean) => void;

const WRITERS: Readonly<Record<string, readonly [size: number, write: Writer]>> = {
  f2: [2, (view, at, value, little) => view.setUint16(at, halfBits(value), little)],
  f4: [4, (view, at, value, little) => view.setFloat32(at, value, little)],
  f8: [8, (view, at, value, little) => view.setFloat64(at, value, little)],
  i1: [1, (view, at, value) => view.setInt8(at, value)],
  i2: [2, (view, at, value, little) => view.setInt16(at, value, little)],
  i4: [4, (view, at, value, little) => view.setInt32(at, value, little)],
  i8: [8, (view, at, value, little) => view.setBigInt64(at, BigInt(value), little)],
  u1: [1, (view, at, value) => view.setUint8(at, value)],
  u2: [2, (view, at, value, little) => view.setUint16(at, value, little)],
  u4: [4, (view, at, value, little) => view.setUint32(at, value, little)],
  u8: [8, (view, at, value, little) => view.setBigUint64(at, BigInt(value), little)],
  b1: [1, (view, at, value) => view.setUint8(at, value)],
};

export const KINDS = Object.keys(WRITERS);

/** Bits of the half that is nearest, by trying all that there are. */
function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  if (Number.isNaN(value)) return 0x7e00;
  const size = Math.abs(value);
  if (size >= 65_520) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | Math.round(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  const fraction = Math.round((size / 2 ** exponent - 1) * 1024);
  // A fraction of 1,024 carries into the exponent, as it should.
  return sign | (((exponent + 15) << 10) + fraction);
}

export interface ArrayForm {
  readonly shape: readonly number[];
  /** "f4" … of WRITERS. */
  readonly kind: string;
  readonly big?: boolean;
  readonly fortran?: boolean;
  readonly version?: 1 | 2 | 3;
  /** In place of the whole header. */
  readonly header?: string;
}

/** A `.npy` file; `value` gives the element of that index. */
export function npy(form: ArrayForm, value: (index: readonly number[]) => number): Uint8Array {
  const { shape, kind, big = false, fortran = false, version = 1 } = form;
  const [size, write] = WRITERS[kind];
  const sign = size === 1 ? '|' : big ? '>' : '<';
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const words = `{'descr': '${sign}${kind}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }`;
  let header = form.header ?? words;
  const start = version === 1 ? 10 : 12;
  while ((start + header.length + 1) % 64 !== 0) header += ' ';
  header += '\n';
  const count = shape.reduce((product, n) => product * n, 1);
  const bytes = new Uint8Array(start + header.length + count * size);
  const view = new DataView(bytes.buffer);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  if (version === 1) view.setUint16(8, header.length, true);
  else view.setUint32(8, header.length, true);
  for (let i = 0; i < header.length; i++) bytes[start + i] = header.charCodeAt(i);
  const axes = shape.map((_, axis) => axis);
  // The axis that moves fastest first.
  const order = fortran ? axes : axes.reverse();
  const index = shape.map(() => 0);
  for (let k = 0; k < count; k++) {
    write(view, start + header.length + k * size, value(index), !big);
    for (const axis of order) {
      if (++index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
  return bytes;
}

/** Labels of `rows` rows: row mod classes. */
export const labelsNpy = (rows: number, classes = 3, kind = 'i8'): Uint8Array =>
  npy({ shape: [rows], kind }, ([row]) => row % classes);

/** An archive of these arrays. */
export const npz = (arrays: Readonly<Record<string, Uint8Array>>, level: 0 | 6 = 6): Uint8Array => {
  const members = Object.entries(arrays).map(([name, data]) => [`${name}.npy`, data] as const);
  return zipSync(Object.fromEntries(members) as Zippable, { level });
};

/** A file as the browser gives it. */
export const fileOf = (name: string, content: Uint8Array | string): SourceFile =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

/** The dataset; throws what is wrong with it. */
export function datasetOf(read: FilesRead): RealDataset {
  if (read.ok) return read.dataset;
  throw new Error(read.problems.map(({ text }) => text).join(' '));
}

/** What is wrong with it; fails where nothing is. */
export function problemsOf(read: FilesRead): readonly string[] {
  if (read.ok) throw new Error('it was read');
  return read.problems.map(({ text }) => text);
}
