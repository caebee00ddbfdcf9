/** The built site from a server of the test's own: below a folder, changed or gone while a page is open. */
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { stampWorker } from '../../scripts/vite-offline.mjs';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Where the site lies on its host. */
const BELOW = '/deep/down/';

export interface SiteServer {
  /** Of the page. */
  readonly address: string;
  /** Serves another folder from now on. */
  publish(folder: string): void;
  /** Nothing answers any more. */
  stop(): Promise<void>;
}

export async function serveSite(first: string): Promise<SiteServer> {
  let folder = first;
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const name = pathname.slice(BELOW.length) || 'index.html';
    try {
      if (!pathname.startsWith(BELOW) || name.includes('..')) throw new Error('not of the site');
      const body = readFileSync(join(folder, name));
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  if (!at || typeof at === 'string') throw new Error('no address');
  return {
    address: `http://127.0.0.1:${at.port}${BELOW}`,
    publish(next) {
      folder = next;
    },
    stop() {
      if (!server.listening) return Promise.resolve();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** The build that the tests of this run share. */
export const built = (): string => `.cache/e2e-${process.env.FPE_E2E_PORT}`;

/** The heading of the share dialog in the build and in the changed one. */
export const HEADINGS = ['Share this network', 'Share what is here'] as const;

/** The chunk of the share dialog in a built site, from the page. */
export const dialogIn = (folder: string): string => {
  const found = readdirSync(join(folder, 'assets')).find((name) =>
    /^share-dialog-.*js$/.test(name),
  );
  if (!found) throw new Error('the build has no chunk of the share dialog');
  return `assets/${found}`;
};

/**
 * A copy of the build as if the share dialog had been changed: another heading, so another name of
 * its chunk wherever it is named, and the old chunk is gone.
 */
export function changedBuild(to: string): void {
  cpSync(built(), to, { recursive: true, filter: (path) => !/[\\/]data$/.test(path) });
  const before = dialogIn(to);
  const after = before.replace(/-[^-]{8}\.js$/, '-changed0.js');
  const chunk = join(to, before);
  const text = readFileSync(chunk, 'utf8');
  if (!text.includes(HEADINGS[0])) throw new Error('the heading is not in the chunk');
  writeFileSync(chunk, text.replace(HEADINGS[0], HEADINGS[1]));
  renameSync(chunk, join(to, after));
  for (const name of readdirSync(join(to, 'assets'))) {
    const file = join(to, 'assets', name);
    if (!name.endsWith('.js')) continue;
    const code = readFileSync(file, 'utf8');
    const own = before.slice('assets/'.length);
    writeFileSync(file, code.replaceAll(own, after.slice('assets/'.length)));
  }
  stampWorker(to);
}
