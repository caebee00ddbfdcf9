// @ts-check
/**
 * Serves FashionMNIST as packed by `fashion-pack.mjs` under `data/fashion-mnist/`: `vite build`
 * copies it into the built site, `vite dev` packs it when it is first asked for.
 */
import { copyFileSync, createReadStream, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packedFashion } from './fashion-pack.mjs';

/** From the page's address. */
export const FASHION_PATH = 'data/fashion-mnist/';

/**
 * Makes the Vite plugin.
 *
 * @returns {import('vite').Plugin}
 */
export function fashion() {
  let out = '';
  return {
    name: 'fpe-fashion',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
    async writeBundle() {
      const folder = await packedFashion();
      mkdirSync(join(out, FASHION_PATH), { recursive: true });
      for (const name of readdirSync(folder)) {
        copyFileSync(join(folder, name), join(out, FASHION_PATH, name));
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${FASHION_PATH}`, (request, response, next) => {
        const name = (request.url ?? '').split('?')[0].slice(1);
        packedFashion().then((folder) => {
          if (!readdirSync(folder).includes(name)) {
            // Said here, or the dev server would answer with the page.
            response.statusCode = 404;
            response.end();
            return;
          }
          const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
          response.setHeader('Content-Type', type);
          createReadStream(join(folder, name)).pipe(response);
        }, next);
      });
    },
  };
}
