import { crc32, deflateSync } from 'node:zlib';
import { csvParse } from 'd3';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type CsvCell, csv } from '../../src/lib/csv';
import { describePng } from '../../src/lib/png-text';
import { safetensors, type Tensor } from '../../src/lib/safetensors';
import { zip } from '../../src/lib/zip';
import { readSafetensors } from '../support/safetensors-reader';

describe('CSV', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.constant(null));
  const table = fc.array(fc.tuple(cell, cell), { maxLength: 6 });

  test('any table comes back from another reader, cell by cell', () => {
    const text = (value: CsvCell): string =>
      value === null || Number.isNaN(value) ? '' : String(value);
    fc.assert(
      fc.property(table, (rows) => {
        const file = csv(['made by a test,\r\nin two lines'], ['a,b', '"c"'], rows);
        const [comment, ...rest] = file.split('\r\n');
        expect(comment).toBe('# made by a test, in two lines');
        const read = csvParse(rest.join('\r\n').replace(/\r\n$/, ''));
        expect(read.columns).toEqual(['a,b', '"c"']);
        expect(read.map((row) => [row['a,b'], row['"c"']])).toEqual(
          rows.map((row) => row.map(text)),
        );
      }),
    );
  });
});

describe('safetensors', () => {
  const tensors: Record<string, Tensor> = {
    flags: { dtype: 'BOOL', shape: [3], data: Uint8Array.of(1, 0, 1) },
    'a.weight': { dtype: 'F32', shape: [2, 2], data: Float32Array.of(0.1, -0, 1e-40, 3) },
    double: { dtype: 'F64', shape: [2], data: Float64Array.of(Math.PI, Number.NaN) },
    labels: { dtype: 'I32', shape: [1, 2], data: Int32Array.of(-7, 2 ** 31 - 1) },
    none: { dtype: 'F32', shape: [0, 5], data: new Float32Array(0) },
  };

  test('another reader finds every tensor and text, bit for bit', () => {
    const read = readSafetensors(safetensors(tensors, { note: 'α = 2' }));
    expect(read.metadata).toEqual({ note: 'α = 2' });
    expect(Object.keys(read.tensors).sort()).toEqual(Object.keys(tensors).sort());
    for (const [name, { dtype, shape, data }] of Object.entries(tensors)) {
      expect(read.tensors[name]).toEqual({ dtype, shape, values: [...data] });
    }
  });

  test('a view into a larger buffer is written alone', () => {
    const all = Float32Array.of(1, 2, 3, 4);
    const file = safetensors({ part: { dtype: 'F32', shape: [2], data: all.subarray(1, 3) } });
    expect(readSafetensors(file).tensors.part.values).toEqual([2, 3]);
  });

  test('equal tensors give equal bytes, a changed one does not', () => {
    const data = Float32Array.of(0.1, 0, 1e-40, 3);
    const changed = { ...tensors, 'a.weight': { ...tensors['a.weight'], data } };
    expect(safetensors(tensors)).toEqual(safetensors(tensors));
    expect(safetensors(changed)).not.toEqual(safetensors(tensors));
  });

  test.each([
    ['a shape of another size', { dtype: 'F32', shape: [3], data: new Float32Array(2) }],
    ['an array of another type', { dtype: 'F64', shape: [2], data: new Float32Array(2) }],
    ['a flag that is neither', { dtype: 'BOOL', shape: [1], data: Uint8Array.of(2) }],
  ] as const)('%s is refused, by name', (_, tensor) => {
    expect(() => safetensors({ wrong: tensor })).toThrow(/^wrong /);
  });

  test('the reader refuses a file with a byte too many or too few', () => {
    const file = safetensors(tensors);
    expect(() => readSafetensors(new Uint8Array([...file, 0]))).toThrow('after the last');
    expect(() => readSafetensors(file.slice(0, -1))).toThrow();
  });
});

/** Chunks of a PNG file, checked with Node's own CRC. */
function chunksOf(png: Uint8Array): { type: string; data: Buffer }[] {
  const bytes = Buffer.from(png);
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== bytes.readUInt32BE(at + 8 + length)) throw new Error(`CRC at ${at}`);
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

/** One grey pixel. */
function pixel(): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = deflateSync(Uint8Array.of(0, 128));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  ]);
}

describe('PNG texts', () => {
  const latin = 'Régression, 50 %';
  const greek = 'α 2 → 4\nin Grün';

  test('every chunk has a right CRC, texts are found, the picture is the same', () => {
    const png = describePng(pixel(), { Title: latin, Description: greek }, 2);
    const chunks = chunksOf(png);
    expect(chunks.map(({ type }) => type)).toEqual([
      'IHDR',
      'tEXt',
      'iTXt',
      'pHYs',
      'IDAT',
      'IEND',
    ]);
    expect(chunks[1].data.toString('latin1')).toBe(`Title\0${latin}`);
    expect(chunks[2].data.toString('utf8')).toBe(`Description\0\0\0\0\0${greek}`);
    expect(chunks[3].data.readUInt32BE(0)).toBe(Math.round((2 * 96) / 0.0254));
    expect(chunks[3].data[8]).toBe(1);
    expect(chunks[4]).toEqual(chunksOf(pixel())[1]);
  });

  test('the check finds a changed byte', () => {
    const png = describePng(pixel(), { Title: latin }, 2);
    png[45] ^= 1;
    expect(() => chunksOf(png)).toThrow('CRC');
  });

  test('what is no PNG and what is no keyword are refused', () => {
    expect(() => describePng(new Uint8Array(100), {}, 2)).toThrow('not a PNG');
    for (const keyword of ['', ' a', 'a ', 'é', 'x'.repeat(80)])
      expect(() => describePng(pixel(), { [keyword]: 'a' }, 2), keyword).toThrow('keyword');
  });
});

test('a ZIP holds its files, and is the same on every day', () => {
  const files = { 'a/b.txt': 'α\n', 'c.bin': Uint8Array.of(0, 255, 7) };
  const read = unzipSync(zip(files));
  expect(Object.keys(read)).toEqual(Object.keys(files));
  expect(new TextDecoder().decode(read['a/b.txt'])).toBe('α\n');
  expect([...read['c.bin']]).toEqual([0, 255, 7]);
  expect(zip(files)).toEqual(zip(files));
});
