// @ts-check
/**
 * What a sweep costs in the page: `npm run measure:sweep [-- fragment] [--cpu]`. Opens the built
 * site with a sweep's link (384 networks, clauses × neurons, where none is given), starts it and
 * prints the time until every cell is filled, the page's main-thread tasks and the growth of its
 * heap; `--cpu`: in a browser without an adapter.
 */
import { parseArgs } from 'node:util';
import { pageTime, seenSince, withBuiltPage } from './built-page.mjs';

const GRID =
  'v=1&train=2000&test=2000&warmup=20&finetune=20&sx=hidden:4,8,16,32&sy=clauses:2,4,8,16';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cpu: { type: 'boolean', default: false } },
});

await withBuiltPage({ webgpu: !values.cpu }, async (page, address) => {
  await page.goto(`${address}#${positionals[0] ?? GRID}`);
  const start = page.getByRole('button', { name: 'Start the sweep' });
  await start.waitFor();
  await page.waitForTimeout(3000);
  const inspector = await page.context().newCDPSession(page);
  const heap = async () => {
    await inspector.send('HeapProfiler.collectGarbage');
    const { usedSize } = await inspector.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  const before = await heap();
  const began = await pageTime(page);
  await start.click();
  await page.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 3_600_000 });
  const seconds = ((await pageTime(page)) - began) / 1000;
  const { tasks, over, longest } = await seenSince(page, began);
  // The words follow twice a second.
  const words = page.locator('.sweep-words', { hasText: /^all/ });
  console.log(await words.innerText());
  console.log(`in ${seconds.toFixed(1)} s, ${await page.locator('.sweep-machine').innerText()}`);
  console.log(`main thread: ${tasks} tasks over 50 ms, ${over} over 100 ms, longest ${longest} ms`);
  console.log(`heap: ${before.toFixed(1)} MB before, ${(await heap()).toFixed(1)} MB after`);
});
