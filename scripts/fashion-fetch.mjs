// @ts-check
/** FashionMNIST for headless runs: `loadFashion` asks here for shards instead of a server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedFashion } from './fashion-pack.mjs';

/**
 * What `loadFashion` of `src/tasks/fashion-mnist/load.ts` takes to read the packed shards in Node.
 *
 * @returns {Promise<{ base: string, fetch: typeof fetch, caches: null }>}
 */
export async function fashionFiles() {
  const folder = await packedFashion();
  const base = 'file:///fashion-mnist/';
  return {
    base,
    fetch: async (input) =>
      new Response(readFileSync(join(folder, String(input).slice(base.length)))),
    caches: null,
  };
}
