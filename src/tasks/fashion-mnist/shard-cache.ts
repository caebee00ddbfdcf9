/**
 * Shards kept across visits by the browser (Cache API). A convenience: where storage is denied, full
 * or absent, everything here does nothing and the shards are fetched again on the next visit.
 */

/** Grows when what is kept changes its form; older ones are deleted. */
const PREFIX = 'fpe-data-';
const NAME = `${PREFIX}1`;

export interface ShardCache {
  find(url: string): Promise<ArrayBuffer | undefined>;
  /** False where it could not be kept. */
  keep(url: string, body: ArrayBuffer | string): Promise<boolean>;
  drop(url: string): Promise<void>;
  /** Drops what lies under `base` and is not among `urls`: shards of an older build. */
  prune(base: string, urls: ReadonlySet<string>): Promise<void>;
}

const NONE: ShardCache = {
  find: async () => undefined,
  keep: async () => false,
  drop: async () => {},
  prune: async () => {},
};

/** The browser's storage; undefined on an insecure origin and where reading it is denied. */
export function browserCaches(): CacheStorage | undefined {
  try {
    return globalThis.caches;
  } catch {
    return undefined;
  }
}

export async function openShardCache(storage: CacheStorage | undefined): Promise<ShardCache> {
  if (!storage) return NONE;
  try {
    const cache = await storage.open(NAME);
    for (const name of await storage.keys()) {
      if (name.startsWith(PREFIX) && name !== NAME) await storage.delete(name);
    }
    return around(cache);
  } catch {
    return NONE;
  }
}

function around(cache: Cache): ShardCache {
  return {
    async find(url) {
      try {
        return await (await cache.match(url))?.arrayBuffer();
      } catch {
        return undefined;
      }
    },
    async keep(url, body) {
      try {
        await cache.put(url, new Response(body));
        return true;
      } catch {
        return false;
      }
    },
    async drop(url) {
      await cache.delete(url).catch(() => false);
    },
    async prune(base, urls) {
      try {
        for (const { url } of await cache.keys()) {
          if (url.startsWith(base) && !urls.has(url)) await cache.delete(url);
        }
      } catch {
        // What is not pruned now is pruned on a later visit.
      }
    },
  };
}
