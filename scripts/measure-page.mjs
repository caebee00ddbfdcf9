// @ts-check
/**
 * What the page costs a person: `npm run measure:page [-- fragment]`. Builds and serves the site,
 * opens it in headless Chromium on the software adapter, presses Play and prints bytes before the
 * first picture, layout shift, main-thread tasks and the time until training has finished.
 */
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { launchOptions } from './browser.mjs';

const outDir = '.cache/measure';
await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
const server = await preview({ preview: { port: 0 }, build: { outDir }, logLevel: 'error' });
const address = server.resolvedUrls?.local[0] ?? '';
const fragment = process.argv[2] ?? '';

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

const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let scriptBytes = 0;
  let bytes = 0;
  /** @type {Map<string, string>} */
  const types = new Map();
  network.on('Network.responseReceived', (e) => types.set(e.requestId, e.type));
  network.on('Network.loadingFinished', (e) => {
    bytes += e.encodedDataLength;
    if (types.get(e.requestId) === 'Script') scriptBytes += e.encodedDataLength;
  });
  await page.addInitScript(observe);
  await page.goto(`${address}#${fragment}`);
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  const picture = await page.evaluate(() => performance.now());
  console.log(`first picture after ${Math.round(picture)} ms; sent until then, compressed:`);
  console.log(
    `${Math.round(scriptBytes / 1024)} KB of script, ${Math.round(bytes / 1024)} KB in all`,
  );
  await page.waitForTimeout(6000);
  const start = await page.evaluate(() => performance.now());
  await page.keyboard.press('Space');
  await page.getByText('Training is finished.').waitFor({ state: 'attached', timeout: 600_000 });
  const end = await page.evaluate(() => performance.now());
  const { tasks, shift } = await page.evaluate(() => Reflect.get(window, 'seen'));
  const during = tasks.filter((/** @type {{ start: number }} */ t) => t.start >= start);
  const longest = Math.max(0, ...during.map((/** @type {{ length: number }} */ t) => t.length));
  const over = during.filter((/** @type {{ length: number }} */ t) => t.length > 100).length;
  console.log(
    `trained in ${((end - start) / 1000).toFixed(1)} s on ${await page.locator('.pill').first().innerText()}`,
  );
  console.log(
    `main thread while training: ${during.length} tasks over 50 ms, ${over} over 100 ms, longest ${Math.round(longest)} ms`,
  );
  console.log(`layout shift ${shift.toFixed(4)}`);
} finally {
  await browser.close();
  await server.close();
}
