// @ts-check
/** What a command line learns from: the file of `--data`, the packed images. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from './experiment-arguments.mjs';
import { packedFashion } from './fashion-pack.mjs';

/** @typedef {import('../src/engine/headless-data.ts').GivenFile} GivenFile */

/**
 * @param {string | undefined} path
 * @returns {GivenFile | null} null where none was given
 * @throws {UsageError} where there is none of that name
 */
export function givenFile(path) {
  if (path === undefined) return null;
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such file`);
  return { name: basename(path), bytes: readFileSync(path) };
}

/** Addresses of the images: in a page of its server; in Node nothing is asked for by them. */
const IMAGES = 'http://127.0.0.1/data/fashion-mnist/';
const OWN = 'http://127.0.0.1/own-file';

/** @param {string} url */
const packed = async (url) => join(await packedFashion(), basename(new URL(url).pathname));

/**
 * Sources of data for this process.
 *
 * @param {GivenFile | null} file
 * @returns {import('../src/engine/headless-data.ts').DataSources}
 */
export const sourcesHere = (file) => ({
  file,
  fashion: {
    base: IMAGES,
    fetch: async (url) => new Response(readFileSync(await packed(`${url}`))),
  },
});

/**
 * The same for a page, which asks for them through its own requests.
 *
 * @param {import('playwright').Page} page
 * @param {GivenFile | null} file
 * @returns {Promise<import('playwright').JSHandle<import('../src/engine/headless-data.ts').DataSources>>}
 */
export async function sourcesInPage(page, file) {
  const headers = { 'access-control-allow-origin': '*' };
  await page.route(`${IMAGES}*`, async (route, request) =>
    route.fulfill({ path: await packed(request.url()), headers }),
  );
  await page.route(OWN, (route) =>
    route.fulfill({ body: Buffer.from(/** @type {Uint8Array} */ (file?.bytes)), headers }),
  );
  return page.evaluateHandle(
    async ({ base, name, own }) => {
      const bytes = async () => new Uint8Array(await (await fetch(own)).arrayBuffer());
      return {
        file: name === undefined ? null : { name, bytes: await bytes() },
        fashion: { base },
      };
    },
    { base: IMAGES, name: file?.name, own: OWN },
  );
}
