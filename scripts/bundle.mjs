// @ts-check
/**
 * Bundles one TypeScript module of the project for Node or for a page, and opens a page for it.
 *
 * A bundle, not Vite's dev server: hot loops then call plain functions instead of going through
 * the dev server's import objects, and no dependency optimiser can reload the page half-way.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { launchOptions } from './browser.mjs';
import { asc } from './vite-asc.mjs';
import { wgsl } from './vite-wgsl.mjs';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CACHE = join(PROJECT, '.cache');

/**
 * Bundles `entry` into a folder of its own, as `entry.js` with its exports kept.
 *
 * @param {string} entry path from the project's root
 * @param {'node' | 'page'} target
 * @returns {Promise<{ folder: string, remove: () => void }>}
 */
export async function bundle(entry, target) {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'bundle-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // A run that is broken off leaves no folder behind.
  process.once('exit', remove);
  try {
    await build({
      root: PROJECT,
      configFile: false,
      base: './',
      logLevel: 'error',
      publicDir: false,
      plugins: [wgsl(), asc()],
      worker: { format: 'es', plugins: () => [wgsl(), asc()] },
      ssr: { noExternal: true },
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: target === 'node' ? 'node20' : 'es2022',
        ssr: target === 'node',
        minify: false,
        modulePreload: false,
        rollupOptions: {
          input: { entry: join(PROJECT, entry) },
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

/**
 * Imports a module of the project into this process.
 *
 * @template T
 * @param {string} entry
 * @param {(module: Record<string, (...args: never[]) => unknown>) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withModule(entry, use) {
  const { folder, remove } = await bundle(entry, 'node');
  try {
    return await use(await import(pathToFileURL(join(folder, 'entry.js')).href));
  } finally {
    remove();
  }
}

/**
 * Opens a page in headless Chromium that can `import('/entry.js')`.
 *
 * @template T
 * @param {string} entry
 * @param {(page: import('playwright').Page, browser: { processId: number | null, version: string }) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPage(entry, use) {
  const { folder, remove } = await bundle(entry, 'page');
  const server = serve(folder);
  try {
    const port = await listen(server);
    // A server, because only its process id makes the browser's processes countable.
    const running = await chromium.launchServer(launchOptions());
    try {
      const browser = await chromium.connect(running.wsEndpoint());
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(`page: ${error.message}`));
      page.on('crash', () => console.error('page: crashed'));
      // 127.0.0.1 is a secure context, which WebGPU asks for.
      await page.goto(`http://127.0.0.1:${port}/`);
      const processId = running.process().pid ?? null;
      return await use(page, { processId, version: browser.version() });
    } finally {
      await running.close();
    }
  } finally {
    server.closeAllConnections();
    server.close();
    remove();
  }
}

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** @param {string} folder */
function serve(folder) {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (path === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!doctype html><title>headless</title><link rel="icon" href="data:,">');
      return;
    }
    try {
      const text = readFileSync(join(folder, normalize(path)));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.end(text);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
}

/** @param {import('node:http').Server} server @returns {Promise<number>} */
function listen(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the local server has no port'));
    });
  });
}
