import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '../../src/lib/base64';
import { crc32 } from '../../src/lib/crc32';
import { LIMITS } from '../../src/tasks/embeddings/limits';
import { readFiles, type SourceFile } from '../../src/tasks/embeddings/read';
import { datasetOf, fileOf, labelsNpy, npy, npz, problemsOf } from '../support/array-files';
import { NUMPY } from '../support/numpy-files';

const features = npy({ shape: [130, 3], kind: 'f4' }, ([r, c]) => r + c);
const labels = labelsNpy(130);
/** Not packed, so that bytes lie where one can count them. */
const stored = npz({ features, labels }, 0);

const refused = async (content: Uint8Array | string, name = 'a.npz') =>
  problemsOf(await readFiles([fileOf(name, content)]))[0];

/** A copy with other bytes at a place. */
function changed(bytes: Uint8Array, at: number, ...others: number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(others, at);
  return copy;
}

/** Where a record of the archive begins, by its signature; the last one of that kind. */
function record(bytes: Uint8Array, third: number, fourth: number): number {
  for (let at = bytes.length - 4; at >= 0; at--) {
    const found = [0x50, 0x4b, third, fourth].every((byte, i) => bytes[at + i] === byte);
    if (found) return at;
  }
  throw new Error('no such record');
}

test('control: what the cases below change is read as it is', async () => {
  expect(datasetOf(await readFiles([fileOf('a.npz', stored)])).rows).toBe(130);
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

describe('an array is refused', () => {
  const header = (text: string): Uint8Array =>
    npy({ shape: [130, 3], kind: 'f4', header: text }, () => 0);

  test('cut off, at the byte where it ends', async () => {
    const both = async (cut: number) =>
      problemsOf(
        await readFiles([fileOf('x.npy', features.slice(0, cut)), fileOf('y.npy', labels)]),
      )[0];
    expect(await both(features.length - 1)).toBe(
      'x.npy, byte 1,687: the file ends, expected 390 elements up to byte 1,688.',
    );
    expect(await both(100)).toBe(
      'x.npy, byte 100: the file ends, expected a header up to byte 128.',
    );
    expect(await both(8)).toBe('x.npy, byte 8: the file ends, expected the length of the header.');
    const longer = new Uint8Array([...features, 0]);
    expect(await refused(longer, 'x.npy')).toMatch(/without labels/);
    const files = [fileOf('x.npy', longer), fileOf('y.npy', labels)];
    expect(problemsOf(await readFiles(files))[0]).toMatch(
      /byte 1,688: the file goes on, expected 390/,
    );
  });

  test.each([
    [
      'objects',
      "{'descr': '|O', 'fortran_order': False, 'shape': (130, 3), }",
      /pickled Python objects, which are never opened/,
    ],
    [
      'complex numbers',
      "{'descr': '<c8', 'fortran_order': False, 'shape': (130, 3), }",
      /type <c8, expected float16/,
    ],
    [
      'dates',
      "{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (130, 3), }",
      /type <M8\[ns\], expected/,
    ],
    [
      'floats of 128 bits',
      "{'descr': '<f16', 'fortran_order': False, 'shape': (130, 3), }",
      /type <f16, expected/,
    ],
    ['no shape', "{'descr': '<f4', 'fortran_order': False, }", /expected a shape in the header/],
    [
      'a negative shape',
      "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 3), }",
      /expected a shape/,
    ],
    ['no order', "{'descr': '<f4', 'shape': (130, 3), }", /expected fortran_order/],
    ['code', "__import__('os').system('true')", /expected a shape/],
  ])('of %s', async (_, text, reason) => {
    const message = await refused(header(text), 'x.npy');
    expect(message).toMatch(/^x\.npy, byte 10: /);
    expect(message).toMatch(reason);
  });

  test('of another version or with a header that is too long', async () => {
    expect(await refused(changed(features, 6, 9), 'x.npy')).toMatch(
      /byte 6: version 9, expected 1/,
    );
    expect(await refused(changed(features, 6, 2), 'x.npy')).toMatch(
      /byte 8: a header of \d+ bytes/,
    );
  });

  test.each([
    ['x.npy', 'hello', 'x.npy, byte 0: no array of NumPy (it begins with the byte 0x68)'],
    ['x.npz', 'PQ', 'x.npz, byte 0: no array of NumPy (it begins with the byte 0x50)'],
    ['x.pkl', '\x80\x04\x95', 'x.pkl, byte 0: a pickle of Python, which is never opened'],
    ['x.h5', '\x89HDF\r\n\x1a\n\0\0', 'x.h5, byte 8: the byte 0, of no text (10 bytes looked at)'],
  ])('%s that is none', async (name, text, words) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(await refused(bytes, name)).toBe(`${words}, expected .npy, .npz or a table of text.`);
  });

  test.each([
    [{ a: features }, /it holds a without labels: a \(130 × 3 f4\), expected features .* together/],
    [{ y: labels }, /it holds y \(130 i8\), expected features/],
    [{ a: features, b: features }, /it holds a \(130 × 3 f4\), b \(130 × 3 f4\), expected/],
    [{ features, labels: labelsNpy(131) }, /features without labels: .*labels \(131 i8\)/],
    [
      {
        x_train: features,
        y_train: labels,
        x_test: npy({ shape: [9, 2], kind: 'f4' }, () => 1),
        y_test: labelsNpy(9),
      },
      /x_test\.npy: 2 columns, expected 3 as in x_train/,
    ],
    [
      { features: npy({ shape: [127, 3], kind: 'f4' }, () => 0), labels: labelsNpy(127) },
      /127 rows, expected at least 128/,
    ],
    [{ features: npy({ shape: [130, 0], kind: 'f4' }, () => 0), labels }, /no features, expected/],
    [
      {
        x_train: features,
        y_train: labels,
        x_test: npy({ shape: [0, 3], kind: 'f4' }, () => 1),
        y_test: labelsNpy(0),
      },
      /x_test\.npy: it has no rows/,
    ],
  ])('that goes with no other: case %#', async (arrays, reason) => {
    expect(await refused(npz(arrays as Record<string, Uint8Array>))).toMatch(reason);
  });
});

describe('an archive is refused', () => {
  const end = record(stored, 5, 6);
  const entry = record(stored, 1, 2);

  test('cut off anywhere', async () => {
    for (const cut of [4, 40, 1000, end - 1, end + 10, stored.length - 1]) {
      expect(await refused(stored.slice(0, cut))).toBe(
        `a.npz, byte ${cut.toLocaleString('en')}: the file ends, expected the directory of a ZIP archive.`,
      );
    }
  });

  test.each([
    ['an encrypted file', entry + 8, [1], /labels\.npy is encrypted, expected it not to be/],
    ['another packing', entry + 10, [12], /labels\.npy is packed by method 12, expected 0/],
    ['a directory elsewhere', end + 16, [9, 0, 0, 0], /byte 9: expected file 1 of the directory/],
    ['a directory beyond the end', end + 16, [255, 255, 255, 0], /file ends, expected file 1 of 2/],
    ['a file elsewhere', entry + 42, [3, 0], /byte 3: expected the header of labels\.npy/],
    [
      'a file beyond the end',
      entry + 20,
      [0, 0, 99, 0],
      /the file ends, expected labels\.npy up to/,
    ],
    ['sizes that differ', entry + 24, [1], /labels\.npy has 1168 bytes, expected/],
    ['sizes of 64 bits that are not there', entry + 24, [255, 255, 255, 255], /no size of 64 bits/],
    ['another checksum', entry + 16, [0, 0, 0, 0], /labels\.npy is damaged, its checksum/],
    ['more files than may be', end + 10, [255, 255], /65,535 files, expected at most 1000/],
  ])('for %s', async (_, at, bytes, reason) => {
    expect(await refused(changed(stored, at, ...bytes))).toMatch(reason);
  });

  test('for one changed byte of its arrays, packed or not', async () => {
    for (const archive of [stored, npz({ features, labels })]) {
      const text = await refused(changed(archive, 300, archive[300] ^ 0x40));
      expect(text).toMatch(/^a\.npz, byte \d+: features\.npy (is damaged|unpacks to)/);
    }
  });

  test('that holds no arrays', async () => {
    const archive = zipSync({ 'data.pkl': new Uint8Array(9), 'weights/0': new Uint8Array(9) });
    expect(await refused(archive)).toBe(
      'a.npz: it holds data.pkl, weights/0, expected arrays (.npy), as numpy.savez writes.',
    );
  });
});

describe('more than memory allows is refused before it is read', () => {
  /** A file that says how large it is and fails whoever reads all of it. */
  const huge = (size: number, head: Uint8Array): SourceFile => ({
    name: 'huge.npy',
    size,
    slice: (from = 0, to = size) => new Blob([new Uint8Array(head.slice(from, to))]),
    arrayBuffer: () => Promise.reject(new Error('all of it was read')),
  });

  test('a file, with the bytes that it takes and those that are allowed', async () => {
    const [text] = problemsOf(await readFiles([huge(LIMITS.file + 1, features)]));
    expect(text).toBe('huge.npy: it takes 536,870,913 bytes, at most 536,870,912 are allowed.');
    const half = huge(LIMITS.file / 2 + 1, features);
    expect(problemsOf(await readFiles([half, half]))[0]).toMatch(
      /all of them together takes 536,870,914/,
    );
  });

  test('a table', async () => {
    const long = { ...huge(300_000_000, new Uint8Array([49, 44, 49])), name: 'huge.csv' };
    const [text] = problemsOf(await readFiles([long]));
    expect(text).toMatch(/a table of that length takes 300,000,000 bytes, at most 268,435,456/);
  });

  test('features, by their header alone', async () => {
    const shape = "{'descr': '<f2', 'fortran_order': False, 'shape': (100000, 512), }";
    const head = npy({ shape: [1], kind: 'f2', header: shape }, () => 0);
    const column = fileOf('y.npy', labelsNpy(100_000));
    const [text] = problemsOf(await readFiles([huge(102_400_128, head), column]));
    expect(text).toBe(
      'huge.npy: 100,000 rows of 512 features takes 204,800,000 bytes, at most 134,217,728 are allowed.',
    );
    // Control: bytes take a quarter, and then reading begins.
    const bytes = npy({ shape: [1], kind: 'u1', header: shape.replace('<f2', '|u1') }, () => 0);
    const [other] = problemsOf(await readFiles([huge(51_200_128, bytes), column]));
    expect(other).toBe('huge.npy: it cannot be read (all of it was read).');
  });

  test('a shape beyond all numbers', async () => {
    const shape = "{'descr': '<f8', 'fortran_order': True, 'shape': (99999999999, 99999999999), }";
    const head = npy({ shape: [1], kind: 'f8', header: shape }, () => 0);
    expect(await refused(head, 'x.npy')).toMatch(/a shape of 99999999999 × 99999999999 elements/);
  });

  test('rows of a table, where they pass the limit', async () => {
    const text = '1,2,a\n3,4,b\n'.repeat(100);
    const limits = { ...LIMITS, features: 1000 };
    const [message] = problemsOf(await readFiles([fileOf('t.csv', text)], limits));
    expect(message).toBe(
      't.csv: a table of 126 rows and more takes 1,008 bytes, at most 1,000 are allowed.',
    );
  });

  /** 40 MB of zeros behind a header, packed to 40 KB. */
  const bomb = () => {
    const shape = "{'descr': '|u1', 'fortran_order': False, 'shape': (400, 100000), }";
    const head = npy({ shape: [1], kind: 'u1', header: shape }, () => 0);
    const array = new Uint8Array(head.length - 1 + 40_000_000);
    array.set(head.subarray(0, head.length - 1));
    return npz({ features: array, labels: labelsNpy(400) });
  };

  test('a zip bomb, by what its directory says', async () => {
    const archive = bomb();
    expect(archive.length).toBeLessThan(100_000);
    const limits = { ...LIMITS, unpacked: 10_000_000 };
    const started = performance.now();
    const [text] = problemsOf(await readFiles([fileOf('b.npz', archive)], limits));
    expect(text).toMatch(
      /^b\.npz: what is packed in it \(2 files\) takes 40,00\d,\d+ bytes, at most 10,000,000/,
    );
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a zip bomb that lies about it, once it unpacks to more', async () => {
    const archive = bomb();
    const directory = record(archive, 5, 6);
    // The first entry of the directory is that of the features.
    const view = new DataView(archive.buffer, archive.byteOffset);
    const first = view.getUint32(directory + 16, true);
    view.setUint32(first + 24, 200_000, true);
    const [text] = problemsOf(await readFiles([fileOf('b.npz', archive)]));
    expect(text).toMatch(/^b\.npz(, features\.npy)?: .*(features, expected at most 65,532|rows)/);
    // Where the header agrees with the lie, the bytes do not.
    const shape = "{'descr': '|u1', 'fortran_order': False, 'shape': (400, 500), }";
    const head = npy({ shape: [1], kind: 'u1', header: shape }, () => 0);
    const array = new Uint8Array(20_000_000);
    array.set(head.subarray(0, head.length - 1));
    const lying = npz({ features: array, labels: labelsNpy(400) });
    const again = new DataView(lying.buffer, lying.byteOffset);
    const at = again.getUint32(record(lying, 5, 6) + 16, true);
    again.setUint32(at + 24, head.length - 1 + 200_000, true);
    const [message] = problemsOf(await readFiles([fileOf('b.npz', lying)]));
    expect(message).toMatch(
      /^b\.npz, byte [\d,]+: features\.npy unpacks to more than its directory says, expected 200,\d+ bytes\.$/,
    );
  });
});

test('no file at all', async () => {
  expect(problemsOf(await readFiles([]))).toEqual(['no file: expected one.']);
  const packed = fromBase64(NUMPY.savedF4);
  expect(datasetOf(await readFiles([fileOf('without ending', packed)])).rows).toBe(130);
});
