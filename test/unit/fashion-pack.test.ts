import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { packedFashion, pixelsOf } from '../../scripts/fashion-pack.mjs';

const require = createRequire(import.meta.url);
/** Rows of a class as the package itself gives them, without the two that are empty. */
const classRows = (label: number): number[][] =>
  require(`fashion-mnist/src/clothes/${label}.json`).data.filter((row: number[]) => row.length > 0);

interface Shard {
  readonly file: string;
  readonly part: 'train' | 'test';
  readonly first: boolean;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

let folder: string;
let shards: readonly Shard[];
/** Pixels and labels of a part, all shards joined. */
const parts = { train: [] as Uint8Array[], test: [] as Uint8Array[] };
const labels = { train: [] as number[], test: [] as number[] };
let classes: readonly number[][][];

beforeAll(async () => {
  folder = await packedFashion();
  ({ shards } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  for (const { file, part, rows } of shards) {
    const content = gunzipSync(readFileSync(join(folder, file)));
    expect(content.length).toBe(rows * 785);
    for (let i = 0; i < rows; i++) parts[part].push(content.subarray(i * 784, (i + 1) * 784));
    labels[part].push(...content.subarray(rows * 784));
  }
  classes = Array.from({ length: 10 }, (_, label) => classRows(label));
}, 120_000);

describe('the shards of FashionMNIST', () => {
  test('are all that the folder holds, with their sizes and checksums', () => {
    const names = shards.map(({ file }) => file);
    expect(readdirSync(folder).sort()).toEqual(['LICENSE.txt', 'manifest.json', ...names].sort());
    for (const { file, bytes, sha256 } of shards) {
      const packed = readFileSync(join(folder, file));
      expect(packed.length).toBe(bytes);
      const content = gunzipSync(packed);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      // Control: of one byte more it is another.
      content[0] ^= 1;
      expect(createHash('sha256').update(content).digest('hex')).not.toBe(sha256);
    }
  });

  test('begin with 10,000 to train on and 2,000 to test on, of 60,000 and 10,000', () => {
    const rows = (part: string, first: boolean) =>
      shards.filter((s) => s.part === part && (s.first || !first)).reduce((n, s) => n + s.rows, 0);
    expect([rows('train', true), rows('test', true)]).toEqual([10_000, 2_000]);
    expect([rows('train', false), rows('test', false)]).toEqual([60_000, 10_000]);
    // Those fetched first come first.
    for (const part of ['train', 'test']) {
      const order = shards.filter((s) => s.part === part).map((s) => s.first);
      expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
    }
  });

  test('hold every image of the package once, under its label: the first 1,000 of a class test', () => {
    for (const [part, skipped] of [
      ['train', 1000],
      ['test', 0],
    ] as const) {
      const next = new Array<number>(10).fill(skipped);
      let different = 0;
      parts[part].forEach((image, i) => {
        const label = labels[part][i];
        const original = classes[label][next[label]++];
        if (Buffer.compare(image, Uint8Array.from(original)) !== 0) different++;
      });
      expect(different).toBe(0);
      expect(new Set(next)).toEqual(new Set([part === 'train' ? 7000 : 1000]));
    }
    // Control: with the next image of the class instead, they differ.
    expect(Buffer.compare(parts.test[0], Uint8Array.from(classes[0][1]))).not.toBe(0);
  });

  test('every ten images have one of each class, so that the first shards are balanced', () => {
    for (const part of ['train', 'test'] as const) {
      expect(labels[part].findIndex((label, i) => label !== i % 10)).toBe(-1);
    }
  });

  test('repeat 54 images of the original, ten of them in both parts', () => {
    const sum = (image: Uint8Array) => createHash('sha1').update(image).digest('hex');
    const train = new Set(parts.train.map(sum));
    const test = new Set(parts.test.map(sum));
    expect(70_000 - new Set([...train, ...test]).size).toBe(54);
    expect([...test].filter((image) => train.has(image))).toHaveLength(10);
  });

  test('name the licence and whose images they are', () => {
    const text = readFileSync(join(folder, 'LICENSE.txt'), 'utf8');
    expect(text).toMatch(/Zalando/);
    expect(text).toMatch(/Permission is hereby granted/);
  });
});

describe('a package that is not as expected is refused', () => {
  const image = new Array<number>(784).fill(7);
  const rows = (n: number): number[][] => new Array(n).fill(image);

  test('two empty rows are left out', () => {
    const pixels = pixelsOf([...rows(1000), [], ...rows(6000), []], 0);
    expect(pixels.length).toBe(7000 * 784);
  });

  test.each([
    ['a short row', [...rows(6999), image.slice(1)], /class 3, row 6999: expected 784/],
    ['a long row', [[...image, 0], ...rows(6999)], /class 3, row 0: expected 784/],
    ['a pixel over 255', [[256, ...image.slice(1)], ...rows(6999)], /row 0/],
    ['a fraction', [[0.5, ...image.slice(1)], ...rows(6999)], /row 0/],
    ['a missing row', rows(6999), /6999 images, expected 7000/],
    ['no list', { data: 1 }, /no list of rows/],
  ])('%s', (_, data, reason) => {
    expect(() => pixelsOf(data, 3)).toThrow(reason);
  });
});
