/** The browser's Cache API in memory, with a switch that makes writes fail as a full disk does. */

export interface FakeCaches extends CacheStorage {
  /** Writes left before the room ends; infinite unless set. */
  room: number;
}

export function fakeCaches(): FakeCaches {
  const stores = new Map<string, Map<string, Response>>();
  const addressOf = (request: RequestInfo | URL): string =>
    request instanceof Request ? request.url : String(request);
  const storage = {
    room: Number.POSITIVE_INFINITY,
    keys: async () => [...stores.keys()],
    has: async (name: string) => stores.has(name),
    delete: async (name: string) => stores.delete(name),
    async open(name: string) {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return {
        match: async (request: RequestInfo | URL) => store.get(addressOf(request))?.clone(),
        keys: async () => [...store.keys()].map((url) => new Request(url)),
        delete: async (request: RequestInfo | URL) => store.delete(addressOf(request)),
        async put(request: RequestInfo | URL, response: Response) {
          if (storage.room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
          store.set(addressOf(request), response);
        },
      };
    },
  };
  return storage as unknown as FakeCaches;
}
