// @ts-check
/**
 * Puts the service worker (`src/offline`) at the root of the built site, and in front of it the list
 * of files that the site consists of, each with its hash, and one hash of it all as the version: a
 * build that changes any of them is a new worker to the browser. The FashionMNIST shards are left
 * out: whoever trains on them keeps them in a store of its own (`src/tasks/fashion-mnist`).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export const WORKER = 'service-worker.js';

/** Starts the line that is put in front. */
const STAMP = 'self.site=';

/** @param {string | Uint8Array} data @param {'base64' | 'hex'} form */
const sha256 = (data, form) => createHash('sha256').update(data).digest(form);

/**
 * The files of a built site that are there without a network.
 *
 * @param {string} folder
 * @returns {Record<string, string>} integrity by path from the page, in order of paths
 */
export function filesOf(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== WORKER && !path.startsWith('data/'))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [path, `sha256-${sha256(readFileSync(join(folder, path)), 'base64')}`]),
  );
}

/**
 * Writes the list into the worker of a built site, in place of the one that it may have.
 *
 * @param {string} folder
 * @returns {string} the version
 */
export function stampWorker(folder) {
  const file = join(folder, WORKER);
  const text = readFileSync(file, 'utf8');
  const code = text.startsWith(STAMP) ? text.slice(text.indexOf('\n') + 1) : text;
  // A module's import or export would be an error in a script that every browser can register.
  if (/^\s*(import|export)\b/m.test(code)) throw new Error(`${WORKER} is no script by itself`);
  const files = filesOf(folder);
  const version = sha256(JSON.stringify([files, code]), 'hex').slice(0, 16);
  writeFileSync(file, `${STAMP}${JSON.stringify({ version, files })};\n${code}`);
  return version;
}

/**
 * Makes the Vite plugin.
 *
 * @returns {import('vite').Plugin}
 */
export function offline() {
  let root = '';
  let out = '';
  return {
    name: 'fpe-offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      out = resolve(config.root, config.build.outDir);
    },
    buildStart() {
      const id = join(root, 'src', 'offline', 'service-worker.ts');
      this.emitFile({ type: 'chunk', id, fileName: WORKER });
    },
    writeBundle() {
      stampWorker(out);
    },
  };
}
