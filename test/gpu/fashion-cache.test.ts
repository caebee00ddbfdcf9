/** The loader of FashionMNIST with the browser's own storage, decompression and checksums. */
import { afterEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/lib/sha256';
import { loadFashion } from '../../src/tasks/fashion-mnist/load';

const BASE = 'https://explorer.test/data/';

async function gzip(content: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** Two shards of ten images each, and the fetch that serves them. */
async function site() {
  const files = new Map<string, BodyInit>();
  const asked: string[] = [];
  const shards = await Promise.all(
    ['train', 'test'].map(async (part) => {
      const content = Uint8Array.from({ length: 10 * 785 }, (_, i) =>
        i < 7840 ? (i * part.length) % 251 : i - 7840,
      );
      const sum = await sha256(content);
      const packed = await gzip(content);
      const file = `${part}-00-${sum.slice(0, 8)}.bin`;
      files.set(BASE + file, packed);
      return { file, part, first: true, rows: 10, bytes: packed.byteLength, sha256: sum };
    }),
  );
  const classes = Array.from({ length: 10 }, (_, c) => `class ${c}`);
  const manifest = { version: 1, columns: 784, width: 28, classes, shards };
  files.set(`${BASE}manifest.json`, JSON.stringify(manifest));
  const serve: typeof fetch = async (input) => {
    asked.push(String(input));
    const found = files.get(String(input));
    return found === undefined ? new Response('', { status: 404 }) : new Response(found);
  };
  return { asked, fetch: serve };
}

const drop = async () => {
  for (const name of await caches.keys()) await caches.delete(name);
};
afterEach(drop);

describe('in a browser', () => {
  test('images are loaded, kept, and loaded again without a connection', async () => {
    await caches.open('fpe-data-0');
    const { asked, fetch } = await site();
    const dataset = await loadFashion({ base: BASE, fetch });
    expect([dataset.rows, dataset.columns, dataset.features[1], dataset.labels[9]]).toEqual([
      20, 784, 5, 9,
    ]);
    expect(asked).toHaveLength(3);
    expect(await caches.keys()).toEqual(['fpe-data-1']);
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    const again = await loadFashion({ base: BASE, fetch: offline });
    expect(again.checksum).toBe(dataset.checksum);
    // Control: once the browser has forgotten them, they are missing.
    await drop();
    await expect(loadFashion({ base: BASE, fetch: offline })).rejects.toThrow(
      /manifest\.json: the/,
    );
  });
});
