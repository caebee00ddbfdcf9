// @ts-check
/**
 * Writes `licences.txt` into the built site: name, version, licence and the licence's text of every
 * package that something in the site comes from, after the site's own licence. Which ones these are
 * is asked of the bundler, for the page and for its workers, not of the list of dependencies.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What is shipped without being a module of a package: code written by tools, and the data. */
const BESIDE = {
  vite: 'fetches scripts that come late',
  rolldown: 'joins modules into scripts',
  assemblyscript: 'its standard library, compiled into the engine',
  'fashion-mnist': 'the images of FashionMNIST',
};

/** Where a tool's file turns to what the tool itself contains, none of which is shipped. */
const OTHERS = /^# Licenses of bundled dependencies/m;

/**
 * @typedef {object} Licensed
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression
 * @property {string} text
 */

/**
 * The folder of the package that a module belongs to.
 *
 * @param {string} id of the bundler
 * @returns {string | null}
 */
export function packageFolder(id) {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0];
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found && !path.includes('/node_modules/.') ? found[1] : null;
}

/**
 * Reads what a package says of its licence.
 *
 * @param {string} folder
 * @returns {Licensed}
 * @throws {Error} where it has no licence or no text of it
 */
export function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.sort().map((file) => {
    const [text] = readFileSync(join(folder, file), 'utf8').split(OTHERS);
    return text.trim();
  });
  if (typeof license !== 'string' || texts.length === 0) {
    throw new Error(`${name} ${version} is shipped and has no licence, or no text of it`);
  }
  return { name, version, licence: license, text: texts.join('\n\n') };
}

/**
 * The file.
 *
 * @param {string} own the site's own licence
 * @param {readonly Licensed[]} packages
 */
export function licencesText(own, packages) {
  const line = '-'.repeat(80);
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = sorted.map(({ name, version, licence, text }) => {
    const why = Object.hasOwn(BESIDE, name) ? `\n(${Reflect.get(BESIDE, name)})` : '';
    return `${line}\n${name} ${version}, ${licence}${why}\n${line}\n\n${text}\n`;
  });
  const list = sorted.map(({ name, version, licence }) => `  ${name} ${version}, ${licence}`);
  return [
    `FPE Explorer\n\n${own.trim()}\n`,
    `It contains parts of these packages, each under the licence below:\n\n${list.join('\n')}\n`,
    ...parts,
  ].join('\n');
}

/**
 * Makes the Vite plugins: of the page, and of its workers, which are bundled before it.
 *
 * @returns {{ page: import('vite').Plugin, worker: () => import('vite').Plugin }}
 */
export function licences() {
  /** @type {Set<string>} */
  const folders = new Set();
  /** @param {import('vite').Rollup.OutputBundle} bundle */
  const collect = (bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const id of Object.keys(chunk.modules)) {
        const folder = packageFolder(id);
        if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
      }
    }
  };
  return {
    worker: () => ({
      name: 'fpe-licences-worker',
      generateBundle: (_, bundle) => collect(bundle),
    }),
    page: {
      name: 'fpe-licences',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle);
        for (const name of Object.keys(BESIDE)) folders.add(join(PROJECT, 'node_modules', name));
        const packages = [...folders].map(licenceOf);
        const source = licencesText(readFileSync(join(PROJECT, 'LICENSE'), 'utf8'), packages);
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
      },
    },
  };
}
