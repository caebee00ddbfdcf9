/** A small site of shards, a fetch that serves it and storage that keeps it, for tests of the loader. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export const BASE = 'https://explorer.test/data/';
const COLUMNS = 784;

export interface Site {
  /** Files by their address. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Addresses asked for, in order. */
  readonly asked: string[];
  readonly fetch: typeof fetch;
}

/** Pixel j of row i of a part: tells rows, parts and columns apart. */
export const pixel = (part: string, i: number, j: number): number =>
  (i * 31 + j * 7 + (part === 'test' ? 128 : 0)) % 256;

/** Two train shards and two test shards, the first of each fetched first; rows of 784 bytes. */
export function makeSite(rows = 20): Site {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const shards = (['train', 'test'] as const).flatMap((part) =>
    [0, 1].map((k) => {
      const content = new Uint8Array(rows * (COLUMNS + 1));
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < COLUMNS; j++) content[i * COLUMNS + j] = pixel(part, k * rows + i, j);
        content[rows * COLUMNS + i] = (k * rows + i) % 10;
      }
      const sha256 = createHash('sha256').update(content).digest('hex');
      const file = `${part}-0${k}-${sha256.slice(0, 8)}.bin`;
      const packed = new Uint8Array(gzipSync(content));
      files.set(BASE + file, packed);
      return { file, part, first: k === 0, rows, bytes: packed.length, sha256 };
    }),
  );
  const classes = Array.from({ length: 10 }, (_, c) => `class ${c}`);
  const manifest = { version: 1, columns: COLUMNS, width: 28, classes, shards };
  files.set(`${BASE}manifest.json`, new TextEncoder().encode(JSON.stringify(manifest)));
  const asked: string[] = [];
  const serve: typeof fetch = async (input, init) => {
    const url = String(input);
    asked.push(url);
    init?.signal?.throwIfAborted();
    const found = files.get(url);
    return found ? new Response(found) : new Response('no such file', { status: 404 });
  };
  return { files, asked, fetch: serve };
}

/** Addresses of the shards of a site, in the order of its manifest. */
export const shardsOf = ({ files }: Site): string[] =>
  [...files.keys()].filter((url) => url.endsWith('.bin'));

/** Storage in memory; `kept` is what lies in it by name of the cache and address. */
export function makeStorage(): {
  caches: CacheStorage;
  kept: Map<string, Map<string, Uint8Array>>;
} {
  const kept = new Map<string, Map<string, Uint8Array>>();
  const open = async (name: string) => {
    const inside = kept.get(name) ?? new Map<string, Uint8Array>();
    kept.set(name, inside);
    return {
      match: async (url: string) => {
        const found = inside.get(url);
        return found && new Response(new Uint8Array(found));
      },
      put: async (url: string, body: Response) => {
        inside.set(url, new Uint8Array(await body.arrayBuffer()));
      },
      delete: async (url: string) => inside.delete(url),
      keys: async () => [...inside.keys()].map((url) => ({ url })),
    };
  };
  const storage = {
    open,
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
  };
  return { caches: storage as unknown as CacheStorage, kept };
}
