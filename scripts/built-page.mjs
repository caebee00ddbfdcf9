// @ts-check
/** The built site in headless Chromium, watched from its first script on; for measuring it. */
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { launchOptions } from './browser.mjs';

/** Runs in the page before its scripts: collects what only an observer can see. */
function observe() {
  /** @type {{ tasks: { start: number, length: number }[], shift: number }} */
  const seen = { tasks: [], shift: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) seen.tasks.push({ start: e.startTime, length: e.duration });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) {
      if (!Reflect.get(e, 'hadRecentInput')) seen.shift += Reflect.get(e, 'value');
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * Builds and serves the site, opens a blank page for it and closes all of it after `use`.
 *
 * @param {object} options
 * @param {boolean} [options.webgpu] false: a browser without an adapter
 * @param {string} [options.outDir] where the site is built, which nothing else may build into meanwhile
 * @param {boolean} [options.observed] false: nothing is collected in the page, and `seenSince` fails
 * @param {string[]} [options.args] of the browser
 * @param {(page: import('playwright').Page, address: string) => Promise<void>} use
 */
export async function withBuiltPage(
  { webgpu = true, outDir = '.cache/measure', observed = true, args = [] },
  use,
) {
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ preview: { port: 0 }, build: { outDir }, logLevel: 'error' });
  const browser = await chromium.launch(launchOptions({ webgpu, args }));
  try {
    // A service worker would answer for scripts that a measurement looks into.
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    if (observed) await page.addInitScript(observe);
    await use(page, server.resolvedUrls?.local[0] ?? '');
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * What the observer saw from a time of the page on: main-thread tasks over 50 ms, layout shift.
 *
 * @param {import('playwright').Page} page
 * @param {number} from milliseconds, `performance.now()` of the page
 */
export async function seenSince(page, from) {
  const { tasks, shift } = await page.evaluate(() => Reflect.get(window, 'seen'));
  const lengths = tasks
    .filter((/** @type {{ start: number }} */ task) => task.start >= from)
    .map((/** @type {{ length: number }} */ task) => task.length);
  return {
    tasks: lengths.length,
    over: lengths.filter((/** @type {number} */ length) => length > 100).length,
    longest: Math.round(Math.max(0, ...lengths)),
    shift,
  };
}

/** @param {import('playwright').Page} page */
export const pageTime = (page) => page.evaluate(() => performance.now());
