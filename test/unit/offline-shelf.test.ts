import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { openShelf, type Site } from '../../src/offline/shelf';
import { type FakeCaches, fakeCaches } from '../support/fake-caches';

const SCOPE = 'https://host.test/deep/';

type Files = Readonly<Record<string, string>>;
const A: Files = { 'index.html': 'page A', 'assets/one-a.js': 'one', 'examples/1.json': 'old' };
const B: Files = { 'index.html': 'page B', 'assets/one-a.js': 'one', 'examples/1.json': 'new' };

const integrityOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;
const siteOf = (version: string, files: Files): Site => ({
  version,
  files: Object.fromEntries(Object.entries(files).map(([path, t]) => [path, integrityOf(t)])),
});

let caches: FakeCaches;
/** What the server has, and what was asked of it. */
let served: Files;
let asked: string[];

/** Refuses what is not what was asked for, as the browser's own `integrity` does. */
const fetch = async (url: string, init: RequestInit): Promise<Response> => {
  const path = url.slice(SCOPE.length);
  asked.push(path);
  const text = served[path];
  if (text !== undefined && integrityOf(text) !== init.integrity) throw new TypeError('integrity');
  return text === undefined
    ? new Response('', { status: 404 })
    : new Response(text, { headers: { 'content-encoding': 'gzip', 'x-host': 'kept' } });
};
const shelfOf = (version: string, files: Files, scope = SCOPE) =>
  openShelf(siteOf(version, files), { caches, fetch, scope });
const textOf = async (answer: Promise<Response | undefined>) => (await answer)?.text();
const url = (path: string): string => SCOPE + path;

beforeEach(() => {
  caches = fakeCaches();
  served = A;
  asked = [];
});

/** The first version whole, with a page open; then the second one whole. */
async function twoVersions() {
  const a = shelfOf('a', A);
  await a.install();
  await a.page('tab 1');
  served = B;
  asked = [];
  const b = shelfOf('b', B);
  await b.install();
  return { a, b };
}

describe('a version', () => {
  test('is fetched whole, and answers with the headers of its host', async () => {
    const shelf = shelfOf('a', A);
    expect(await shelf.page('tab')).toBeUndefined();
    await shelf.install();
    expect(asked.sort()).toEqual(Object.keys(A).sort());
    for (const [path, text] of Object.entries(A)) {
      const found = await shelf.file(url(path), 'tab');
      expect(await found?.text()).toBe(text);
      expect(found?.headers.get('x-host')).toBe('kept');
      expect(found?.headers.has('content-encoding')).toBe(false);
    }
    expect(await shelf.file(url('data/shard'), 'tab')).toBeUndefined();
  });

  test('takes from an older one what is the same, and fetches the rest', async () => {
    await twoVersions();
    expect(asked.sort()).toEqual(['examples/1.json', 'index.html']);
  });

  test.each([
    ['a file is missing', () => (served = { 'index.html': 'page B' })],
    ['the server has half of a newer build', () => (served = { ...B, 'index.html': 'page C' })],
    ['there is no room', () => (caches.room = 2)],
  ])('is not there at all where %s', async (_, spoil) => {
    const a = shelfOf('a', A);
    await a.install();
    await a.page('tab');
    served = B;
    spoil();
    await expect(shelfOf('b', B).install()).rejects.toThrow();
    expect(await caches.has(`fpe-site-b ${SCOPE}`)).toBe(false);
    expect(await textOf(a.page('tab 2'))).toBe('page A');
    expect(await a.isStale('tab')).toBe(false);
    expect(await textOf(a.file(url('assets/one-a.js'), 'tab'))).toBe('one');
  });
});

describe('a newer version', () => {
  test('is given to pages that are opened, by the older worker too, and never to one that is open', async () => {
    const { a, b } = await twoVersions();
    expect(await a.isStale('tab 1')).toBe(true);
    expect(await textOf(a.page('tab 2'))).toBe('page B');
    for (const shelf of [a, b]) {
      expect(await textOf(shelf.file(url('examples/1.json'), 'tab 1'))).toBe('old');
      expect(await textOf(shelf.file(url('examples/1.json'), 'tab 2'))).toBe('new');
      expect(await shelf.isStale('tab 2')).toBe(false);
    }
  });

  test('leaves a worker of an older page its files', async () => {
    const a = shelfOf('a', { ...A, 'assets/backend-a.js': 'backend' });
    served = { ...A, 'assets/backend-a.js': 'backend' };
    await a.install();
    await a.page('tab 1');
    served = B;
    const b = shelfOf('b', B);
    await b.install();
    expect(await textOf(b.file(url('assets/backend-a.js'), 'not in the book'))).toBe('backend');
  });

  test('stays when the older one goes, which is once no page has it', async () => {
    const { a, b } = await twoVersions();
    await a.page('tab 2');
    await b.tidy(['tab 1', 'tab 2']);
    expect(await textOf(b.file(url('examples/1.json'), 'tab 1'))).toBe('old');
    await b.tidy(['tab 2']);
    expect(await caches.has(`fpe-site-a ${SCOPE}`)).toBe(false);
    expect(await textOf(b.page('tab 3'))).toBe('page B');
  });

  test('that is being fetched is not tidied away', async () => {
    const a = shelfOf('a', A);
    await a.install();
    let during: Promise<void> | undefined;
    const slow = openShelf(siteOf('b', B), {
      caches,
      scope: SCOPE,
      fetch: (address, init) => {
        during ??= a.tidy([]);
        return during.then(() => fetch(address, init));
      },
    });
    served = B;
    await slow.install();
    expect(during).toBeDefined();
    expect(await textOf(a.page('tab'))).toBe('page B');
  });
});

test('another copy of the site on this origin, and what is not a site, are left alone', async () => {
  const other = 'https://host.test/';
  const elsewhere = shelfOf('x', {}, other);
  await elsewhere.install();
  await caches.open('fpe-data-1');
  const { b } = await twoVersions();
  await b.tidy([]);
  expect(await caches.has(`fpe-site-x ${other}`)).toBe(true);
  expect(await caches.has('fpe-data-1')).toBe(true);
  expect(await caches.has(`fpe-site-a ${SCOPE}`)).toBe(false);
});
