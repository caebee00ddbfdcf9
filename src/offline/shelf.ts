/**
 * Whole versions of the site in the browser's cache, one store a version, and a book of which page
 * was opened with which. A page gets every file from the version it was opened with, for as long as
 * it is open, whatever was published meanwhile; a page that is opened gets the newest whole one.
 */

/** What a build consists of. */
export interface Site {
  readonly version: string;
  /** Integrity (`sha256-…`) by path from the page. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ShelfPorts {
  readonly caches: CacheStorage;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Address of the page's folder. Other copies of the site on this origin have others. */
  readonly scope: string;
}

export interface Shelf {
  /** Fetches this version, whole or not at all. Rejects where the network or the room fails. */
  install(): Promise<void>;
  /** The newest whole version's page, for a client that is about to be; undefined without one. */
  page(client: string): Promise<Response | undefined>;
  /** A file as it is in the version of the client, or else in any version. */
  file(url: string, client: string): Promise<Response | undefined>;
  /** Whether a newer version than the client's is here, whole. */
  isStale(client: string): Promise<boolean>;
  /** Throws away versions that none of these clients was opened with. */
  tidy(clients: readonly string[]): Promise<void>;
}

const PREFIX = 'fpe-site-';
/** Files fetched at the same time: the page may be fetching too. */
const LANES = 4;
/** Which integrity a kept file was checked against. */
const CHECKED = 'x-fpe-integrity';

export function openShelf({ version, files }: Site, { caches, fetch, scope }: ShelfPorts): Shelf {
  const nameOf = (of: string): string => `${PREFIX}${of} ${scope}`;
  const address = (path: string): string => new URL(path, scope).href;
  const line = (key: string): string => `${scope}?book=${encodeURIComponent(key)}`;
  const ofClient = (client: string): string => `client ${client}`;
  const openBook = (): Promise<Cache> => caches.open(nameOf('book'));

  const read = async (key: string): Promise<string | undefined> =>
    (await (await openBook()).match(line(key)))?.text();
  const write = async (key: string, value: string): Promise<void> =>
    (await openBook()).put(line(key), new Response(value));

  /** Versions that are here, whole or not, without the book. */
  const kept = async (): Promise<string[]> =>
    (await caches.keys())
      .filter((name) => name.startsWith(PREFIX) && name.endsWith(` ${scope}`))
      .map((name) => name.slice(PREFIX.length, -scope.length - 1))
      .filter((of) => of !== 'book');

  const findIn = async (of: string, url: string): Promise<Response | undefined> =>
    (await caches.has(nameOf(of))) ? (await caches.open(nameOf(of))).match(url) : undefined;

  /** From another version where it has the very same file, or else from the network. */
  async function get(path: string, others: readonly string[]): Promise<Response> {
    const url = address(path);
    const integrity = files[path];
    for (const other of others) {
      const found = await findIn(other, url);
      if (found?.headers.get(CHECKED) === integrity) return found;
    }
    // What an older build left in the browser's HTTP cache is asked for once more.
    const answer = await fetch(url, { integrity }).catch(() =>
      fetch(url, { integrity, cache: 'reload' }),
    );
    if (!answer.ok) throw new Error(`${url}: status ${answer.status}`);
    const headers = new Headers(answer.headers);
    // The body is unpacked by now; made anew, it also is no redirection, which no page may be.
    for (const name of ['content-encoding', 'content-length']) headers.delete(name);
    headers.set(CHECKED, integrity);
    return new Response(await answer.arrayBuffer(), { headers });
  }

  const versionOf = async (client: string): Promise<string> =>
    (await read(ofClient(client))) ?? version;

  return {
    async install() {
      try {
        // Before the first file, so that nobody tidies up what is being filled.
        await write('wanted', version);
        const others = (await kept()).filter((of) => of !== version);
        const cache = await caches.open(nameOf(version));
        const waiting = Object.keys(files);
        const lane = async (): Promise<void> => {
          for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
            const found = await cache.match(address(path));
            if (found?.headers.get(CHECKED) === files[path]) continue;
            await cache.put(address(path), await get(path, others));
          }
        };
        await Promise.all(Array.from({ length: LANES }, lane));
        await write('newest', version);
      } catch (error) {
        await caches.delete(nameOf(version)).catch(() => false);
        throw error;
      }
    },
    async page(client) {
      const newest = (await read('newest')) ?? version;
      const found = await findIn(newest, address('index.html'));
      // Without room for the line the page still opens; its files are then looked for in all versions.
      if (found && client !== '') await write(ofClient(client), newest).catch(() => undefined);
      return found;
    },
    async file(url, client) {
      const own = await versionOf(client);
      const found = await findIn(own, url);
      if (found) return found;
      // Workers of a page are not in the book; names with a hash mean the same in every version.
      for (const other of await kept()) {
        const there = await findIn(other, url);
        if (there) return there;
      }
      return undefined;
    },
    async isStale(client) {
      const newest = await read('newest');
      return newest !== undefined && newest !== (await versionOf(client));
    },
    async tidy(clients) {
      const used = new Set([version, await read('wanted'), await read('newest')]);
      const book = await openBook();
      const lines = new Set(clients.map((client) => line(ofClient(client))));
      for (const { url } of await book.keys()) {
        if (!url.startsWith(line(ofClient('')))) continue;
        if (lines.has(url)) used.add(await (await book.match(url))?.text());
        else await book.delete(url);
      }
      for (const of of await kept()) if (!used.has(of)) await caches.delete(nameOf(of));
    },
  };
}
