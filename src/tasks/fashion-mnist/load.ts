/**
 * FashionMNIST from the shards of the built site: 10,000 images to train on and 2,000 to test on, or
 * all 60,000 and 10,000. Pixels stay bytes. The split is the official one and the first shards are
 * balanced (`scripts/fashion-pack.mjs`), so no seed changes which images there are.
 */
import { reasonOf } from '../../lib/reason';
import { later } from '../../lib/text';
import type { DatasetParts } from '../../model/dataset';
import { datasetChecksum, type RealDataset } from '../real-dataset';
import { type Manifest, parseManifest, type Shard } from './manifest';
import { browserCaches, openShardCache, type ShardCache } from './shard-cache';
import { ShardError } from './shard-error';
import { type ShardPorts, shardContent } from './shard-fetch';

export { ShardError } from './shard-error';

/** From the page's address; the plugin `scripts/vite-fashion.mjs` serves it. */
export const FASHION_PATH = 'data/fashion-mnist/';

export interface FashionProgress {
  /** Bytes, compressed, of `total`. */
  readonly loaded: number;
  readonly total: number;
}

export interface FashionOptions {
  /** Absolute address of the folder of the shards, with its last slash. */
  readonly base: string;
  /** All 70,000 images; else the first 12,000. */
  readonly all?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FashionProgress) => void;
  /** In place of the browser's, for tests and headless runs. */
  readonly fetch?: typeof fetch;
  readonly caches?: CacheStorage | null;
}

/**
 * Loads the images, from the network only what the browser has not kept.
 * Throws `ShardError`, which names the shard, and the signal's reason once that is aborted; what had
 * come by then is kept, so that trying again goes on from there.
 */
export async function loadFashion(options: FashionOptions): Promise<RealDataset> {
  const { base, all = false, signal, onProgress } = options;
  signal?.throwIfAborted();
  const storage = options.caches === undefined ? browserCaches() : (options.caches ?? undefined);
  const cache = await openShardCache(storage);
  // Called through a closure: the browser's fetch wants to be called on its window.
  const ask: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const ports: ShardPorts = { fetch: ask, cache, signal };
  const manifest = await manifestOf(base, ports);
  const urls = manifest.shards.map(({ file }) => base + file);
  await cache.prune(base, new Set([...urls, base + MANIFEST]));

  const wanted = manifest.shards.filter(({ first }) => all || first);
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  const hear = (bytes: number): void => {
    loaded += bytes;
    onProgress?.({ loaded, total });
  };
  hear(0);
  return assemble(manifest, wanted, (shard) =>
    shardContent(shard, base + shard.file, manifest.columns, ports, hear),
  );
}

const MANIFEST = 'manifest.json';

/** From the network, so that a new build is noticed; from the cache where there is no connection. */
async function manifestOf(base: string, { fetch, cache, signal }: ShardPorts): Promise<Manifest> {
  const url = base + MANIFEST;
  let text: string;
  try {
    const answer = await fetch(url, { signal, cache: 'no-cache' });
    if (!answer.ok) {
      throw new ShardError(
        MANIFEST,
        'status',
        later`the server answered ${answer.status}, expected 200`,
      );
    }
    text = await answer.text();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ShardError) throw error;
    const kept = await keptManifest(url, cache);
    if (kept) return kept;
    const what = later`the connection failed (${reasonOf(error)})`;
    throw new ShardError(MANIFEST, 'unreachable', what);
  }
  const manifest = parseManifest(text);
  if (!manifest) throw new ShardError(MANIFEST, 'damaged', later('it is not a list of shards'));
  await cache.keep(url, text);
  return manifest;
}

async function keptManifest(url: string, cache: ShardCache): Promise<Manifest | null> {
  const kept = await cache.find(url);
  return kept ? parseManifest(new TextDecoder().decode(kept)) : null;
}

/** Training rows first, then testing rows, each part in the order of its shards. */
async function assemble(
  { columns, width, classes }: Manifest,
  shards: readonly Shard[],
  content: (shard: Shard) => Promise<Uint8Array>,
): Promise<RealDataset> {
  const rowsOf = (part: Shard['part']): number =>
    shards.reduce((sum, shard) => sum + (shard.part === part ? shard.rows : 0), 0);
  const train = rowsOf('train');
  const rows = train + rowsOf('test');
  const features = new Uint8Array(rows * columns);
  const labels = new Uint8Array(rows);
  const next = { train: 0, test: train };
  // One after the other: what is held twice is one shard, and the first failure ends it.
  for (const shard of shards) {
    const bytes = await content(shard);
    const at = next[shard.part];
    const pixels = shard.rows * columns;
    features.set(bytes.subarray(0, pixels), at * columns);
    labels.set(bytes.subarray(pixels), at);
    next[shard.part] += shard.rows;
    const odd = bytes.subarray(pixels).find((label) => label >= classes.length);
    if (odd !== undefined) {
      throw new ShardError(
        shard.file,
        'damaged',
        later`label ${odd}, expected 0 to ${classes.length - 1}`,
      );
    }
  }
  const parts: DatasetParts = {
    train: Uint32Array.from({ length: train }, (_, row) => row),
    test: Uint32Array.from({ length: rows - train }, (_, row) => train + row),
  };
  const dataset = {
    ...{ features, rows, columns, labels, classes: classes.length },
    ...{ classNames: classes, imageWidth: width },
  };
  const checksum = await datasetChecksum(dataset, parts);
  return { ...dataset, title: 'FashionMNIST', checksum, parts };
}
