// @ts-check
/**
 * The rules of the layout that Biome cannot express; part of `npm run test:lint`.
 *
 * Folder and package boundaries are in biome.json. Here: globals that belong to one file, silenced
 * checkers, and things that would not work on another machine.
 * `node scripts/check-boundaries.mjs [folder]` prints one line a violation and exits 1.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @typedef {object} Rule
 * @property {string} name
 * @property {string} why
 * @property {(path: string) => boolean} applies path from the project's root, with slashes
 * @property {RegExp} pattern what must not occur in the code (comments are blanked)
 */

const inSrc = (/** @type {string} */ path) => path.startsWith('src/');
const except =
  (/** @type {string[]} */ ...allowed) =>
  (/** @type {string} */ path) =>
    inSrc(path) && !allowed.includes(path);

/** @type {readonly Rule[]} */
export const rules = [
  {
    name: 'math-random',
    why: 'random numbers come from src/lib/random.ts, or a run could not be repeated',
    applies: except('src/lib/clock.ts'),
    pattern:
      /\bMath\s*(\?\.|\.)\s*random\b|\bMath\s*\[|\bcrypto\s*\.\s*(getRandomValues|randomUUID)\b/g,
  },
  {
    name: 'clock',
    why: 'time comes from src/lib/clock.ts, so that a test can stand in for it',
    applies: except('src/lib/clock.ts'),
    pattern: /\bDate\s*(\?\.|\.)\s*now\b|\bnew\s+Date\s*\(\s*\)|\bperformance\s*\.\s*now\b/g,
  },
  {
    name: 'navigator-gpu',
    why: 'the device is asked for in src/engine/webgpu/device.ts only',
    // Its message names the object, and so does the message's Chinese.
    applies: except('src/engine/webgpu/device.ts', 'src/text/zh/engine.ts'),
    pattern: /\bnavigator\s*(\?\.|\.|\[\s*['"])\s*gpu\b|['"]gpu['"]\s+in\s+\w*navigator\b/gi,
  },
  {
    name: 'location',
    why: 'the URL is read and written in src/store/url.ts and src/main.tsx only, and whose frame it is in src/store/embed/surroundings.ts',
    applies: except('src/store/url.ts', 'src/main.tsx', 'src/store/embed/surroundings.ts'),
    // A variable may be called `history`; the browser's is known by what it is asked for.
    pattern:
      /\b(window|globalThis|self|document|top|parent)\s*(\?\.|\.)\s*(location|history)\b|(?<![\w$.])location\s*\.\s*(href|hash|search|pathname|origin|host|hostname|port|protocol|assign|replace|reload)\b|(?<![\w$.])history\s*\.\s*(pushState|replaceState|back|forward|go)\b|['"](hashchange|popstate)['"]/g,
  },
  {
    name: 'suppression',
    why: 'a silenced checker hides the next fault',
    applies: (path) =>
      /^(src|test|scripts|bench)\//.test(path) && !/toolchain-|check-bound/.test(path),
    // Looked for in comments too: see `scan`.
    pattern: /@ts-(ignore|nocheck|expect-error)\b/g,
  },
  {
    name: 'machine-path',
    why: 'a path or registry of one machine works on no other',
    applies: (path) => !/toolchain-|check-bound/.test(path),
    pattern:
      /(?<![\w.])\/(?:work|home|root|Users)\/\w|https?:\/\/(?!127\.0\.0\.1|localhost)[\w.-]*(?:registry|npmjs|artifactory|nexus|verdaccio)[\w.-]*/g,
  },
];

/** Rules whose violation may hide in a comment. */
const inComments = new Set(['suppression', 'machine-path']);

/**
 * Finds the violations in one file.
 *
 * @param {string} path from the project's root, with slashes
 * @param {string} text
 * @returns {{ path: string, line: number, rule: string, why: string }[]}
 */
export function scan(path, text) {
  const code = blankComments(text);
  return rules
    .filter((rule) => rule.applies(path))
    .flatMap((rule) => {
      const searched = inComments.has(rule.name) ? text : code;
      return [...searched.matchAll(rule.pattern)].map((found) => ({
        path,
        line: searched.slice(0, found.index).split('\n').length,
        rule: rule.name,
        why: rule.why,
      }));
    });
}

/**
 * Replaces comments by spaces and keeps strings: enough for patterns that a string rarely holds.
 *
 * @param {string} text
 */
function blankComments(text) {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
  return text.replace(token, (found) =>
    found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found,
  );
}

const LOOKED_AT = ['src', 'test', 'scripts', 'shaders', 'wasm', '.github', 'docs'];
const KINDS = /\.(ts|tsx|mjs|js|json|css|wgsl|html|yml|md)$/;

/**
 * Checks a project.
 *
 * @param {string} root
 */
export function check(root) {
  const files = LOOKED_AT.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && KINDS.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  // Without their subfolders: packages are installed there.
  const top = [root, join(root, 'bench')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && KINDS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return [...files, ...top].flatMap((file) =>
    scan(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')),
  );
}

function main() {
  const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
  const found = check(root);
  for (const { path, line, rule, why } of found) console.error(`${path}:${line} ${rule}: ${why}`);
  if (found.length > 0) process.exitCode = 1;
  else console.log('boundaries: no violation');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
