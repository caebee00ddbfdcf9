// @ts-check
/**
 * Links WGSL modules at import time, so that a kernel can share code without a runtime.
 *
 * A line `// #import lib/random.wgsl` (path relative to `shaders/`) is replaced by that file.
 * Each file is included once, at its first mention; a cycle or a missing file is an error.
 * `import source from '../../shaders/lib/x.wgsl'` then gives the linked text as a string.
 * The same plugin serves vite dev, vite build, vitest in Node and vitest in a browser.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHADERS = join(dirname(fileURLToPath(import.meta.url)), '..', 'shaders');
const IMPORT = /^\s*\/\/\s*#import\b(.*)$/;

/**
 * Replaces every `// #import` line of one WGSL file by the file that it names.
 *
 * @param {string} entry absolute path of the file to link
 * @param {string} root folder that import paths start from
 * @param {(file: string) => string} read gives a file's text; tests pass their own
 * @returns {{ code: string, files: string[] }} linked text, and every file read (entry first)
 * @throws {Error} on a cycle, a missing file or a path that leaves the root
 */
export function linkWgsl(entry, root = SHADERS, read = readText) {
  /** @type {string[]} */
  const files = [];
  /** @type {string[]} */
  const open = [];
  const name = (/** @type {string} */ file) => relative(root, file).split(sep).join('/');

  /** @param {string} file @param {string} from @returns {string} */
  function include(file, from) {
    if (open.includes(file)) {
      const cycle = [...open.slice(open.indexOf(file)), file].map(name).join(' -> ');
      throw new Error(`WGSL import cycle: ${cycle} (${from})`);
    }
    // A file already linked defines its names: a second copy would be a redeclaration error.
    if (files.includes(file)) return '';
    let text;
    try {
      text = read(file);
    } catch {
      throw new Error(`WGSL import not found: ${name(file)} (${from})`);
    }
    files.push(file);
    open.push(file);
    const lines = text.split(/\r?\n/).map((line, index) => {
      const found = IMPORT.exec(line);
      if (!found) return line;
      const where = `imported by ${name(file)}:${index + 1}`;
      const wanted = found[1].trim();
      if (!/^[\w./-]+\.wgsl$/.test(wanted)) {
        throw new Error(`WGSL import path "${wanted}" is not a .wgsl path (${where})`);
      }
      const target = normalize(join(root, wanted));
      if (!target.startsWith(normalize(root) + sep)) {
        throw new Error(`WGSL import leaves the shader folder: ${wanted} (${where})`);
      }
      const body = include(target, where);
      return body === '' ? `// (already included: ${wanted})` : `// --- ${wanted}\n${body}`;
    });
    open.pop();
    return lines.join('\n');
  }

  return { code: include(resolve(entry), 'entry'), files };
}

/** @param {string} file */
function readText(file) {
  if (!existsSync(file)) throw new Error(`no such file: ${file}`);
  return readFileSync(file, 'utf8');
}

/**
 * Makes the Vite plugin.
 *
 * @param {string} [root] folder that import paths start from
 * @returns {import('vite').Plugin}
 */
export function wgsl(root = SHADERS) {
  return {
    name: 'fpe-wgsl',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0];
      // `?raw` and `?url` keep the meaning that Vite gives them.
      if (!file.endsWith('.wgsl') || /[?&](raw|url)\b/.test(id)) return null;
      const { code, files } = linkWgsl(file, root);
      // Watching the included files is what makes an edit to a library reload its kernels.
      for (const included of files) this.addWatchFile(included);
      return { code: `export default ${JSON.stringify(code)};`, map: null };
    },
  };
}
