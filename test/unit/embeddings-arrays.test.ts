import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '../../src/lib/base64';
import { readFiles } from '../../src/tasks/embeddings/read';
import {
  type ArrayForm,
  datasetOf,
  fileOf,
  KINDS,
  labelsNpy,
  npy,
  npz,
  problemsOf,
} from '../support/array-files';
import { NUMPY } from '../support/numpy-files';

const ROWS = 130;
const read = (content: Uint8Array, name = 'cloud.npz') => readFiles([fileOf(name, content)]);
const numpy = (key: keyof typeof NUMPY, name = 'cloud.npz') => read(fromBase64(NUMPY[key]), name);

/** What `test/support/numpy-files.ts` holds. */
const v = (r: number, c: number): number => ((r * 7 + c * 3) % 11) / 4 - 1;
const labelled = Array.from({ length: ROWS }, (_, r) => r % 3);

describe('files that NumPy wrote', () => {
  const expected = Array.from({ length: ROWS * 3 }, (_, k) => v(Math.floor(k / 3), k % 3));

  test('floats of 32 bits, not packed', async () => {
    const dataset = datasetOf(await numpy('savedF4'));
    expect(dataset).toMatchObject({ rows: ROWS, columns: 3, classes: 3, parts: null });
    expect(Array.from(dataset.features)).toEqual(expected);
    expect(Array.from(dataset.labels)).toEqual(labelled);
    expect(dataset.classNames).toEqual(['0', '1', '2']);
    expect(dataset.title).toBe('cloud.npz');
  });

  test('the same numbers in other types and orders have the same checksum', async () => {
    const { checksum } = datasetOf(await numpy('savedF4'));
    expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(datasetOf(await numpy('packedBigF8')).checksum).toBe(checksum);
    const fortran = datasetOf(await numpy('packedFortranF2'));
    expect(fortran.checksum).toBe(checksum);
    expect(fortran.classNames).toEqual(['cat', 'dog', 'owl']);
    // Control: of one other number it is another.
    const other = npz({
      features: npy({ shape: [ROWS, 3], kind: 'f4' }, ([r, c]) => (r + c === 0 ? 9 : v(r, c))),
      labels: labelsNpy(ROWS),
    });
    expect(datasetOf(await read(other)).checksum).not.toBe(checksum);
  });

  test('two files together: features and labels', async () => {
    const files = [
      fileOf('labels.npy', fromBase64(NUMPY.labelsI4)),
      fileOf('clip.npy', fromBase64(NUMPY.bigFortranF4)),
    ];
    const dataset = datasetOf(await readFiles(files));
    expect(Array.from(dataset.features)).toEqual(expected);
    expect(dataset.checksum).toBe(datasetOf(await numpy('savedF4')).checksum);
    expect(dataset.title).toBe('labels.npy + clip.npy');
  });

  test('bytes stay bytes, as pictures with their width; classes are named', async () => {
    const dataset = datasetOf(await numpy('packedNames'));
    expect(dataset.features).toBeInstanceOf(Uint8Array);
    expect(dataset).toMatchObject({ columns: 6, imageWidth: 2 });
    expect(dataset.classNames).toEqual(['Katze', 'Hündin', '鳥']);
    const wanted = Array.from({ length: ROWS * 6 }, (_, k) => {
      return v(Math.floor(k / 6), Math.floor((k % 6) / 2)) * 4 + 4;
    });
    expect(Array.from(dataset.features)).toEqual(wanted);
  });

  test('a split that comes with the data is kept', async () => {
    const dataset = datasetOf(await numpy('packedParts'));
    expect(Array.from(dataset.features)).toEqual(expected);
    expect(dataset.parts?.train).toEqual(Uint32Array.from({ length: 100 }, (_, r) => r));
    expect(dataset.parts?.test).toEqual(Uint32Array.from({ length: 30 }, (_, r) => 100 + r));
    // The split is part of the checksum.
    expect(dataset.checksum).not.toBe(datasetOf(await numpy('savedF4')).checksum);
  });

  test('rows of several extents in Fortran order, labels of booleans', async () => {
    const dataset = datasetOf(await numpy('cubeF'));
    expect(dataset).toMatchObject({ columns: 6, classes: 2 });
    expect(dataset.imageWidth).toBeUndefined();
    expect(Array.from(dataset.features)).toEqual(Array.from({ length: 780 }, (_, k) => k));
  });

  test('Python objects are refused, not opened; fields are refused', async () => {
    const [objects] = problemsOf(await numpy('objects'));
    expect(objects).toMatch(/^cloud\.npz, labels\.npy, byte 10: pickled Python objects, which are/);
    expect(problemsOf(await numpy('fields', 'a.npy'))[0]).toMatch(
      /^a\.npy, byte 10: elements of several fields or none, expected float16/,
    );
  });
});

describe('arrays of every type, byte order and storage order', () => {
  /** Small whole numbers, which every type holds exactly. */
  const value = ([r, c, e = 0]: readonly number[]): number => (r * 5 + c * 3 + e * 2) % 7;

  test('are the same numbers', async () => {
    const form = fc.record({
      kind: fc.constantFrom(...KINDS),
      big: fc.boolean(),
      fortran: fc.boolean(),
      version: fc.constantFrom(1, 2, 3) as fc.Arbitrary<1 | 2 | 3>,
      rows: fc.integer({ min: 128, max: 140 }),
      extents: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
      labels: fc.constantFrom('u1', 'i4', 'i8', 'u8', 'f4', 'f8', 'f2'),
      level: fc.constantFrom(0, 6) as fc.Arbitrary<0 | 6>,
    });
    await fc.assert(
      fc.asyncProperty(form, async ({ rows, extents, labels, level, ...rest }) => {
        const shape: ArrayForm = { ...rest, shape: [rows, ...extents] };
        const archive = npz({ e: npy(shape, value), l: labelsNpy(rows, 3, labels) }, level);
        const dataset = datasetOf(await read(archive));
        const columns = extents.reduce((product, n) => product * n, 1);
        expect(dataset).toMatchObject({ rows, columns, classes: 3 });
        const wanted = npy({ shape: [rows, ...extents], kind: 'u1' }, value);
        const elements = wanted.subarray(wanted.length - rows * columns);
        expect(Array.from(dataset.features)).toEqual(Array.from(elements));
        expect(dataset.labels[rows - 1]).toBe((rows - 1) % 3);
      }),
      { numRuns: 150 },
    );
  });

  test('halves: all 63,488 that are finite', async () => {
    const bits = Array.from({ length: 65_536 }, (_, k) => k).filter((k) => (k & 0x7c00) !== 0x7c00);
    const bytes = npy({ shape: [bits.length / 8, 8], kind: 'u2' }, ([r, c]) => bits[8 * r + c]);
    const text = new TextDecoder('latin1').decode(bytes).replace('<u2', '<f2');
    const halves = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    // 0x93 is a letter of its own in that decoder.
    halves[0] = 0x93;
    halves.set(bytes.subarray(128), 128);
    const { features } = datasetOf(
      await readFiles([fileOf('x.npy', halves), fileOf('y.npy', labelsNpy(bits.length / 8))]),
    );
    let wrong = 0;
    bits.forEach((k, i) => {
      const [e, f] = [(k >> 10) & 31, k & 1023];
      const size =
        e === 0 ? f * 2 ** -24 : Number(`0b1${f.toString(2).padStart(10, '0')}`) * 2 ** (e - 25);
      if (features[i] !== (k >> 15 ? -size : size)) wrong++;
    });
    expect(wrong).toBe(0);
    expect(Math.max(...features)).toBe(65_504);
  });

  test('whatever the arrays are called, and by their shapes where that says it', async () => {
    const table = npy({ shape: [ROWS, 2], kind: 'f4' }, ([r, c]) => v(r, c));
    const column = npy({ shape: [ROWS, 1], kind: 'i4' }, ([r]) => r % 3);
    for (const [x, y] of [
      ['X', 'y'],
      ['embeddings', 'Labels'],
      ['arr_0', 'arr_1'],
      ['images', 'targets'],
    ]) {
      expect(datasetOf(await read(npz({ [x]: table, [y]: labelsNpy(ROWS) }))).columns).toBe(2);
      if (x !== 'arr_0')
        expect(datasetOf(await read(npz({ [x]: table, [y]: column }))).classes).toBe(3);
    }
    // Others beside them do not matter.
    const more = { x: table, y: labelsNpy(ROWS), ids: labelsNpy(ROWS, 130), big: column };
    expect(datasetOf(await read(npz(more))).classes).toBe(3);
  });
});

describe('labels', () => {
  const features = npy({ shape: [ROWS, 2], kind: 'f4' }, ([r, c]) => v(r, c));
  const withLabels = (value: (row: number) => number, kind = 'i8') =>
    read(npz({ features, labels: npy({ shape: [ROWS], kind }, ([row]) => value(row)) }, 0));

  test('are mapped to 0 … C − 1 in ascending order and keep their ids as names', async () => {
    const dataset = datasetOf(await withLabels((row) => [40, 7, 1000][row % 3]));
    expect(dataset.classNames).toEqual(['7', '40', '1000']);
    expect(Array.from(dataset.labels.subarray(0, 3))).toEqual([1, 0, 2]);
    const signs = datasetOf(await withLabels((row) => (row % 2) * 2 - 1));
    expect(signs.classNames).toEqual(['-1', '1']);
  });

  test('of 300 classes take two bytes', async () => {
    const many = npz({
      features: npy({ shape: [900, 2], kind: 'f4' }, ([r, c]) => r + c),
      labels: npy({ shape: [900], kind: 'i4' }, ([r]) => r % 300),
    });
    const dataset = datasetOf(await read(many));
    expect(dataset.labels).toBeInstanceOf(Uint16Array);
    expect([dataset.classes, dataset.labels[899]]).toEqual([300, 299]);
  });

  // Stored without packing, the header of an array of this size is 128 bytes.
  test.each([
    ['negative', (row: number) => (row === 5 ? -1 : row % 3), 'i8', 168, 'labels[5] is -1'],
    ['a fraction', (row: number) => (row === 2 ? 0.5 : row % 3), 'f4', 136, 'labels[2] is 0.5'],
    ['NaN', (row: number) => (row === 2 ? Number.NaN : row % 3), 'f8', 144, 'labels[2] is NaN'],
    ['huge', (row: number) => (row === 1 ? 2 ** 60 : row % 3), 'i8', 136, 'labels[1] is 11529'],
  ])('%s are refused with their place', async (_, value, kind, byte, words) => {
    const [text] = problemsOf(await withLabels(value, kind));
    expect(text.startsWith(`cloud.npz, labels.npy, byte ${byte}: ${words}`)).toBe(true);
    expect(text).toMatch(/expected the number of a class, 0 or more\.$/);
  });

  test('beyond the names are refused', async () => {
    const names = fromBase64(NUMPY.packedNames);
    const one = datasetOf(await read(names));
    expect(one.classes).toBe(3);
    const title = "{'descr': '|S2', 'fortran_order': False, 'shape': (2,), }";
    const two = npy({ shape: [4], kind: 'u1', header: title }, ([k]) => 97 + k);
    const archive = npz({ features, labels: labelsNpy(ROWS), class_names: two });
    expect(problemsOf(await read(archive))[0]).toMatch(
      /labels\[2\] is 2, expected the number of a class, 0 to 1\.$/,
    );
    // Control: within them they are taken.
    const fits = npz({ features, labels: labelsNpy(ROWS, 2), class_names: two });
    expect(datasetOf(await read(fits)).classNames).toEqual(['ab', 'cd']);
  });

  test.each([
    ['one class', () => 3, /labels\[0\] is 3 in every row, expected at least two classes/],
    [
      'a class of one row',
      (row: number) => (row === 9 ? 7 : row % 2),
      /labels\[9\] 7 occurs in no/,
    ],
  ])('%s is refused', async (_, value, reason) => {
    expect(problemsOf(await withLabels(value))[0]).toMatch(reason);
  });

  test('of more than 1,000 classes are refused', async () => {
    const archive = npz({
      features: npy({ shape: [2002, 1], kind: 'f4' }, ([r]) => r),
      labels: npy({ shape: [2002], kind: 'i4' }, ([r]) => r >> 1),
    });
    expect(problemsOf(await read(archive))[0]).toMatch(
      /labels\[2000\] is the 1,001st different one \(1000\), expected at most 1,000 classes/,
    );
  });
});

describe('features', () => {
  test.each([
    ['NaN', Number.NaN, 'f4', 'NaN'],
    ['infinite', Number.NEGATIVE_INFINITY, 'f8', '−∞'],
    ['infinite as a half', Number.POSITIVE_INFINITY, 'f2', '∞'],
    ['too large for 32 bits', 1e300, 'f8', '1e+300'],
  ])('%s are refused with the byte', async (_, bad, kind, words) => {
    for (const fortran of [false, true]) {
      const table = npy({ shape: [ROWS, 4], kind, fortran }, ([r, c]) =>
        r === 3 && c === 2 ? bad : v(r, c),
      );
      const [text] = problemsOf(
        await readFiles([fileOf('x.npy', table), fileOf('y.npy', labelsNpy(ROWS))]),
      );
      const size = Number(kind[1]);
      const byte = (128 + size * (fortran ? 2 * ROWS + 3 : 3 * 4 + 2)).toLocaleString('en');
      const where = `x.npy, byte ${byte}: x[3, 2] is ${words}`;
      expect(text).toBe(`${where}, expected a finite number of 32 bits.`);
    }
  });
});
