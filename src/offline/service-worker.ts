/**
 * The service worker: the page without a network. It answers from whole versions of the site
 * (`shelf.ts`) and never changes a page that is open. A worker of a newer version waits until no
 * page needs the older one's; the pages it has fetched are given to whoever opens or reloads one.
 *
 * A script of its own at the root of the built site, with `self.site` put in front of it by
 * `scripts/vite-offline.mjs`.
 */
import { openShelf, type Site } from './shelf';

/** What is needed of a service worker's globals, which the types of a page do not know. */
interface Scope {
  readonly site: Site;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<Client[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', heard: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', heard: (event: FetchHeard) => void): void;
  addEventListener(type: 'message', heard: (event: MessageHeard) => void): void;
}
interface Client {
  readonly id: string;
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchHeard extends Extendable {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}
interface MessageHeard extends Extendable {
  readonly data: unknown;
  readonly source: Client | null;
  readonly ports: readonly MessagePort[];
}

const worker = self as unknown as Scope;
const { scope } = worker.registration;
const shelf = openShelf(worker.site, {
  caches,
  fetch: (url, init) => fetch(url, init),
  scope,
});

const windows = (): Promise<Client[]> =>
  worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

/** Storage that fails is as if nothing were kept: the network answers. */
const orNetwork = async (
  request: Request,
  find: () => Promise<Response | undefined>,
): Promise<Response> => (await find().catch(() => undefined)) ?? fetch(request);

/** After a page was asked for: throws away what nobody uses, and lets a newer worker take over. */
async function settle(opened: string): Promise<void> {
  const open = (await windows()).map(({ id }) => id);
  await shelf.tidy([...open, opened]);
  // At most the page that is being left.
  if (open.length > 1) return;
  await quiet();
  if ((await windows()).length <= 1) worker.registration.waiting?.postMessage('take over');
}

/** How often a page or one of its workers has asked for something. */
let asked = 0;
/** Without a request for so long, ms, a page counts as loaded. */
const QUIET = 3000;

/** A dedicated worker whose script is on its way while this one is replaced may never start. */
async function quiet(): Promise<void> {
  for (let before = -1; before !== asked; ) {
    before = asked;
    await new Promise((resolve) => setTimeout(resolve, QUIET));
  }
}

worker.addEventListener('install', (event) => event.waitUntil(shelf.install()));

worker.addEventListener('activate', (event) => {
  const begin = async (): Promise<void> => {
    // The page of the first visit needs no second one.
    await worker.clients.claim();
    await shelf.tidy((await windows()).map(({ id }) => id));
  };
  event.waitUntil(begin());
});

worker.addEventListener('fetch', (event) => {
  asked++;
  const { request, clientId, resultingClientId } = event;
  const { origin, pathname } = new URL(request.url);
  const address = `${origin}${pathname}`;
  // Data has a store of its own, which the page fills.
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  if (address.startsWith(`${scope}data/`)) return;
  if (request.mode === 'navigate' && [scope, `${scope}index.html`].includes(address)) {
    event.respondWith(orNetwork(request, () => shelf.page(resultingClientId)));
    event.waitUntil(settle(resultingClientId).catch(() => undefined));
    return;
  }
  event.respondWith(orNetwork(request, () => shelf.file(request.url, clientId)));
});

worker.addEventListener('message', (event) => {
  const { data, source, ports } = event;
  if (data === 'take over') event.waitUntil(worker.skipWaiting());
  if (data === 'newer?' && source) {
    const answer = async (): Promise<void> => ports[0]?.postMessage(await shelf.isStale(source.id));
    event.waitUntil(answer().catch(() => undefined));
  }
});
