import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sourcesHere } from '../../scripts/given-file.mjs';
import { FASHION_PATH as SERVED } from '../../scripts/vite-fashion.mjs';
import { sha256 } from '../../src/lib/sha256';
import {
  FASHION_PATH,
  type FashionOptions,
  type FashionProgress,
  loadFashion,
  ShardError,
} from '../../src/tasks/fashion-mnist/load';
import { realParts } from '../../src/tasks/real-dataset';
import { BASE, makeSite, makeStorage, pixel, type Site, shardsOf } from '../support/shards';

const load = (site: Site, options: Partial<FashionOptions> = {}) =>
  loadFashion({ base: BASE, fetch: site.fetch, caches: null, ...options });

/** How loading fails. */
async function failure(promise: Promise<unknown>): Promise<ShardError> {
  const error = await promise.then(
    () => null,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(ShardError);
  return error;
}

describe('images come out of the shards', () => {
  test('byte for byte, the first shards alone or all of them', async () => {
    for (const [all, train, testing] of [
      [false, 20, 20],
      [true, 40, 40],
    ] as const) {
      const dataset = await load(makeSite(), { all });
      const { features, rows, columns, labels, parts } = dataset;
      expect(features).toBeInstanceOf(Uint8Array);
      expect([rows, columns, dataset.classes, dataset.imageWidth]).toEqual([
        train + testing,
        784,
        10,
        28,
      ]);
      expect([parts?.train.length, parts?.test.length]).toEqual([train, testing]);
      let wrong = 0;
      const check = (part: 'train' | 'test') =>
        parts?.[part].forEach((row, i) => {
          for (let j = 0; j < 784; j++) {
            if (features[row * 784 + j] !== pixel(part, i, j)) wrong++;
          }
          if (labels[row] !== i % 10) wrong++;
        });
      check('train');
      check('test');
      expect(wrong).toBe(0);
      // The split is the data's own, whatever the seed.
      expect(realParts(dataset, 1)).toBe(parts);
      // Control: one row on, they differ.
      expect(features[784]).not.toBe(pixel('train', 0, 0));
    }
  });

  test('with progress that grows from 0 to all bytes', async () => {
    const site = makeSite();
    const heard: FashionProgress[] = [];
    await load(site, { all: true, onProgress: (progress) => heard.push(progress) });
    const total = shardsOf(site).reduce((sum, url) => sum + (site.files.get(url)?.length ?? 0), 0);
    expect(heard[0]).toEqual({ loaded: 0, total });
    expect(heard.at(-1)).toEqual({ loaded: total, total });
    const loaded = heard.map((progress) => progress.loaded);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(new Set(loaded).size).toBeGreaterThan(3);
  });

  test('of the real shards: 12,000 images, the same checksum every time', async () => {
    const options = { ...sourcesHere(null).fashion, caches: null };
    const dataset = await loadFashion(options);
    expect(dataset.rows).toBe(12_000);
    expect(dataset.parts?.train.length).toBe(10_000);
    expect((await loadFashion(options)).checksum).toBe(dataset.checksum);
    // A mean near 73 of 255 is what everybody finds in these images.
    let sum = 0;
    for (const value of dataset.features) sum += value;
    const mean = sum / dataset.features.length;
    expect(mean).toBeGreaterThan(70);
    expect(mean).toBeLessThan(76);
  }, 120_000);

  test('from where the plugin serves them', () => {
    expect(FASHION_PATH).toBe(SERVED);
  });
});

describe('shards are kept across visits', () => {
  test('and not fetched again, nor are the first when the rest is asked for', async () => {
    const site = makeSite();
    const { caches, kept } = makeStorage();
    await load(site, { caches });
    expect(kept.get('fpe-data-1')?.size).toBe(3);
    site.asked.length = 0;
    await load(site, { caches });
    expect(site.asked).toEqual([`${BASE}manifest.json`]);
    site.asked.length = 0;
    const dataset = await load(site, { caches, all: true });
    expect(site.asked).toEqual([`${BASE}manifest.json`, ...shardsOf(site).filter((_, i) => i % 2)]);
    expect(dataset.checksum).toBe((await load(makeSite(), { all: true })).checksum);
    // Control: without storage all of them are.
    site.asked.length = 0;
    await load(site);
    expect(site.asked).toHaveLength(3);
  });

  test('and are enough where there is no connection', async () => {
    const site = makeSite();
    const { caches } = makeStorage();
    const { checksum } = await load(site, { caches });
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await load(site, { caches, fetch })).checksum).toBe(checksum);
    const error = await failure(load(site, { caches, fetch, all: true }));
    expect(error).toMatchObject({
      problem: 'unreachable',
      file: expect.stringMatching(/^train-01/),
    });
    const first = await failure(load(site, { fetch }));
    expect(first.message).toBe('manifest.json: the connection failed (Failed to fetch)');
  });

  test('but not believed once they have gone bad', async () => {
    const site = makeSite();
    const { caches, kept } = makeStorage();
    const { checksum } = await load(site, { caches });
    const [url] = shardsOf(site);
    const inside = kept.get('fpe-data-1');
    const bad = new Uint8Array(inside?.get(url) ?? []);
    bad[bad.length >> 1] ^= 255;
    inside?.set(url, bad);
    site.asked.length = 0;
    const heard: number[] = [];
    const again = await load(site, { caches, onProgress: ({ loaded }) => heard.push(loaded) });
    expect(again.checksum).toBe(checksum);
    expect(site.asked).toEqual([`${BASE}manifest.json`, url]);
    expect(inside?.get(url)).toEqual(site.files.get(url));
    expect(heard.at(-1)).toBe(Math.max(...heard));
  });

  test('those of an older build and of older versions are dropped, others are left alone', async () => {
    const site = makeSite();
    const { caches, kept } = makeStorage();
    await load(site, { caches });
    kept.get('fpe-data-1')?.set(`${BASE}train-00-00000000.bin`, new Uint8Array(1));
    kept.get('fpe-data-1')?.set('https://explorer.test/other', new Uint8Array(1));
    kept.set('fpe-data-0', new Map());
    kept.set('of-another-page', new Map());
    await load(site, { caches });
    expect([...kept.keys()].sort()).toEqual(['fpe-data-1', 'of-another-page']);
    const left = [...(kept.get('fpe-data-1')?.keys() ?? [])];
    expect(left).toHaveLength(4);
    expect(left).toContain('https://explorer.test/other');
    expect(left).not.toContain(`${BASE}train-00-00000000.bin`);
  });

  test.each([
    ['opening is denied', { open: () => Promise.reject(new Error('SecurityError')) }],
    [
      'nothing can be kept',
      {
        keys: async () => [],
        open: async () => ({
          match: async () => undefined,
          put: () => Promise.reject(new Error('QuotaExceededError')),
          delete: () => Promise.reject(new Error('no')),
          keys: () => Promise.reject(new Error('no')),
        }),
      },
    ],
  ])('where %s, the images come all the same', async (_, storage) => {
    const caches = storage as unknown as CacheStorage;
    expect((await load(makeSite(), { caches })).rows).toBe(40);
  });
});

describe('loading fails with the shard and the reason', () => {
  /** The second shard that is fetched, replaced. */
  async function withShard(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) {
    const site = makeSite();
    const url = shardsOf(site)[2];
    site.files.set(url, change(new Uint8Array(site.files.get(url) ?? [])));
    const { caches, kept } = makeStorage();
    const error = await failure(load(site, { caches }));
    expect(error.file).toBe(url.slice(BASE.length));
    expect(error.message.startsWith(error.file)).toBe(true);
    // What came before is kept, what is bad is not.
    expect(kept.get('fpe-data-1')?.has(url)).toBe(false);
    expect(kept.get('fpe-data-1')?.size).toBe(2);
    return error;
  }

  test('other content of the right size', async () => {
    const error = await withShard((bytes) => {
      bytes[bytes.length >> 1] ^= 1;
      return bytes;
    });
    expect(error.problem).toBe('damaged');
  });

  test('too few and too many bytes', async () => {
    const short = await withShard((bytes) => bytes.slice(0, -5));
    expect(short).toMatchObject({ problem: 'size' });
    expect(short.message).toMatch(/: \d+ bytes came, expected \d+$/);
    const long = await withShard((bytes) => new Uint8Array([...bytes, 0]));
    expect(long.message).toMatch(/more than the expected \d+ bytes came$/);
  });

  test('a page instead of a shard', async () => {
    const page = new TextEncoder().encode('<!doctype html>');
    expect((await withShard(() => page)).message).toMatch(/: 15 bytes came, expected \d+$/);
  });

  test('a manifest whose checksum is of something else', async () => {
    const site = makeSite();
    const url = `${BASE}manifest.json`;
    const text = new TextDecoder().decode(site.files.get(url));
    const other = text
      .replace(/"sha256":"./, '"sha256":"0')
      .replace(/"sha256":"0./, '"sha256":"0f');
    site.files.set(url, new TextEncoder().encode(other));
    const error = await failure(load(site));
    expect(error.message).toMatch(/^train-00-.*: its checksum is [0-9a-f]{16}…, expected 0f/);
  });

  test('an answer other than 200', async () => {
    const site = makeSite();
    site.files.delete(shardsOf(site)[0]);
    const error = await failure(load(site));
    expect(error.message).toMatch(/^train-00-.*\.bin: the server answered 404, expected 200$/);
    site.files.clear();
    expect((await failure(load(site))).message).toMatch(/^manifest\.json: the server answered 404/);
  });

  test.each(['{}', '[', '<html>', '{"version":2}'])('the manifest %s', async (text) => {
    const site = makeSite();
    site.files.set(`${BASE}manifest.json`, new TextEncoder().encode(text));
    expect((await failure(load(site))).message).toBe('manifest.json: it is not a list of shards');
  });

  test('a connection that breaks in the middle', async () => {
    const site = makeSite();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const answer = await site.fetch(input, init);
      if (String(input).endsWith('.json')) return answer;
      let pulls = 0;
      const body = new ReadableStream({
        pull(controller) {
          if (pulls++ === 0) controller.enqueue(new Uint8Array(10));
          else controller.error(new TypeError('network error'));
        },
      });
      return new Response(body);
    };
    const error = await failure(load(site, { fetch }));
    expect(error.message).toMatch(/the connection failed after 10 of \d+ bytes \(network error\)$/);
  });
});

describe('loading can be called off', () => {
  test('before and between shards; the next try goes on from there', async () => {
    const site = makeSite();
    const early = load(site, { signal: AbortSignal.abort() });
    await expect(early).rejects.toMatchObject({ name: 'AbortError' });
    expect(site.asked).toEqual([]);
    const control = new AbortController();
    const { caches } = makeStorage();
    const onProgress = ({ loaded }: FashionProgress) => {
      if (loaded > 0 && site.asked.length === 3) control.abort();
    };
    const late = load(site, { caches, signal: control.signal, onProgress });
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
    site.asked.length = 0;
    await load(site, { caches });
    expect(site.asked).toEqual([`${BASE}manifest.json`, shardsOf(site)[2]]);
  });
});

describe('SHA-256', () => {
  const subtle = globalThis.crypto.subtle;
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j is that of FIPS 180-4, by the browser and without it', async (text, sum) => {
    const bytes = new TextEncoder().encode(text);
    expect(await sha256(bytes, subtle)).toBe(sum);
    // `undefined` would mean the default: a browser without it has nothing there at all.
    const crypto = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    try {
      expect(await sha256(bytes)).toBe(sum);
    } finally {
      if (crypto) Object.defineProperty(globalThis, 'crypto', crypto);
    }
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
  });
});
