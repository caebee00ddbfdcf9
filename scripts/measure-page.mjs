// @ts-check
/**
 * What the page costs a person: `npm run measure:page [-- fragment]`. Opens the built site in
 * headless Chromium on the software adapter, presses Play and prints bytes before the first
 * picture, layout shift, main-thread tasks and the time until training has finished.
 */
import { pageTime, seenSince, withBuiltPage } from './built-page.mjs';

const fragment = process.argv[2] ?? '';

await withBuiltPage({}, async (page, address) => {
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
  await page.goto(`${address}#${fragment}`);
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  console.log(
    `first picture after ${Math.round(await pageTime(page))} ms; sent until then, compressed:`,
  );
  console.log(
    `${Math.round(scriptBytes / 1024)} KB of script, ${Math.round(bytes / 1024)} KB in all`,
  );
  await page.waitForTimeout(6000);
  const start = await pageTime(page);
  await page.keyboard.press('Space');
  await page.getByText('Training is finished.').waitFor({ state: 'attached', timeout: 600_000 });
  const seconds = ((await pageTime(page)) - start) / 1000;
  const { tasks, over, longest, shift } = await seenSince(page, start);
  const pill = await page.locator('.pill').first().innerText();
  console.log(`trained in ${seconds.toFixed(1)} s on ${pill}`);
  console.log(
    `main thread while training: ${tasks} tasks over 50 ms, ${over} over 100 ms, longest ${longest} ms`,
  );
  console.log(`layout shift ${shift.toFixed(4)}`);
});
