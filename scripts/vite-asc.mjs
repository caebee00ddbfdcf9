// @ts-check
/**
 * Compiles AssemblyScript at import time: `import bytes from '../../wasm/engine.ts?asc'` gives the
 * module as a base64 string, `?asc&relaxed` the same with relaxed SIMD.
 *
 * Modules are kept in `.cache/asc` under the hash of their sources, options and compiler, so that
 * only an edit compiles. The same plugin serves vite dev, vite build (workers too), vitest in Node
 * and in a browser, and `scripts/bundle.mjs`.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CACHE = join(PROJECT, '.cache', 'asc');

/** Raw loads and stores only: no runtime, no checks of bounds or of assertions. */
const OPTIONS = [
  ...['-O3', '--runtime', 'stub', '--noAssert', '--uncheckedBehavior', 'always'],
  ...['--enable', 'simd'],
  // "v128 cannot be exchanged with the host", "casts are missing for 64-bit addresses": no need.
  ...['--disableWarning', '112', '--disableWarning', '201'],
];

/**
 * Compiles one module; the folder of its entry is all that it may import from.
 *
 * @param {string} entry absolute path
 * @param {{ relaxed?: boolean, cache?: string | null }} [options] `cache: null` compiles always
 * @returns {Promise<Uint8Array>} the .wasm, the same bytes for the same sources
 * @throws {Error} with the compiler's messages, warnings included
 */
export async function compileAsc(entry, { relaxed = false, cache = CACHE } = {}) {
  const folder = dirname(entry);
  const options = relaxed ? [...OPTIONS, '--enable', 'relaxed-simd'] : OPTIONS;
  const sources = sourcesOf(folder);
  const file = cache && join(cache, `${hashOf(entry, options, sources)}.wasm`);
  if (file && existsSync(file)) return readFileSync(file);
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array | undefined} */
  let binary;
  const messages = asc.createMemoryStream();
  const name = entry.slice(folder.length + 1);
  const { error } = await asc.main([name, '--outFile', 'out.wasm', ...options], {
    stdout: messages,
    stderr: messages,
    readFile: (path) => sources.get(path) ?? null,
    writeFile: (path, data) => {
      if (path === 'out.wasm') binary = /** @type {Uint8Array} */ (data);
    },
    listFiles: () => [],
  });
  // A warning fails too: nobody reads those of a plugin.
  const said = messages.toString().trim();
  if (error || said !== '' || !binary) {
    throw new Error(`AssemblyScript: ${name}\n${said || error?.message}`);
  }
  if (file && cache) {
    mkdirSync(cache, { recursive: true });
    // Written aside first: two processes may compile at once.
    writeFileSync(`${file}.${process.pid}`, binary);
    renameSync(`${file}.${process.pid}`, file);
  }
  return binary;
}

/** @param {string} folder @returns {Map<string, string>} text of each source by name */
function sourcesOf(folder) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** @param {string} entry @param {readonly string[]} options @param {Map<string, string>} sources */
function hashOf(entry, options, sources) {
  const compiler = readFileSync(join(PROJECT, 'node_modules', 'assemblyscript', 'package.json'));
  const hash = createHash('sha256').update(compiler);
  hash.update(JSON.stringify([entry.slice(dirname(entry).length), options, [...sources]]));
  return hash.digest('hex').slice(0, 32);
}

/**
 * Makes the Vite plugin.
 *
 * @returns {import('vite').Plugin}
 */
export function asc() {
  return {
    name: 'fpe-asc',
    enforce: 'pre',
    async load(id) {
      const [file, query = ''] = id.split('?');
      const asked = new URLSearchParams(query);
      if (!file.endsWith('.ts') || !asked.has('asc')) return null;
      const binary = await compileAsc(file, { relaxed: asked.has('relaxed') });
      const folder = dirname(file);
      for (const name of sourcesOf(folder).keys()) this.addWatchFile(join(folder, name));
      return { code: `export default '${Buffer.from(binary).toString('base64')}';`, map: null };
    },
  };
}
