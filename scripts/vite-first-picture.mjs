// @ts-check
/**
 * Puts the first picture, `src/ui/first-picture.html` as baked, into the page, so that it stands
 * there before any script. The dev server, which serves styles by script, gets those that it needs
 * as links too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACE = '<!-- first picture -->';
const FILE = 'src/ui/first-picture.html';

/** Style sheets of what the picture is made of, in the order of `src/main.tsx`. */
const STYLES = [
  'plots/tokens',
  ...['base', 'pill', 'bar', 'dial', 'headline', 'plot'],
  'page',
  'first',
].map((name) => `/src/${name.includes('/') ? name : `ui/${name}`}.css`);

/**
 * The page with the picture in its place.
 *
 * @param {string} html
 * @param {string} picture
 * @returns {string}
 * @throws {Error} where the page has no place for it, or the picture would be blocked or broken
 */
export function withPicture(html, picture) {
  if (html.split(PLACE).length !== 2) throw new Error(`the page must have one ${PLACE}`);
  if (/\sstyle=|<script/i.test(picture)) throw new Error('a picture with styles or scripts inside');
  return html.replace(PLACE, () => picture.trimEnd());
}

/**
 * Makes the Vite plugin.
 *
 * @returns {import('vite').Plugin}
 */
export function firstPicture() {
  let root = '';
  return {
    name: 'fpe-first-picture',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path, server }) {
        // The other pages of the dev server have no such place.
        if (path !== '/index.html') return html;
        const page = withPicture(html, readFileSync(join(root, FILE), 'utf8'));
        const links = STYLES.map((href) => ({
          ...{ tag: 'link', injectTo: /** @type {const} */ ('head') },
          attrs: { rel: 'stylesheet', href },
        }));
        return server ? { html: page, tags: links } : page;
      },
    },
  };
}
