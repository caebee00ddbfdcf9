/** What the specs of the sweep share. */
import { expect, type Page } from '@playwright/test';

/** Two clauses counts, one width, two seeds, three methods: twelve networks. */
export const TINY =
  'v=1&train=256&test=256&warmup=2&finetune=2&seeds=2&hidden=4&literals=2&sx=clauses:2,4';
export const TINY_NETWORKS = 12;

/** Long enough to be stopped on the way. */
export const LONG =
  'v=1&train=4000&test=1000&warmup=10&finetune=10&seeds=8&backend=webgpu&sx=hidden:4,8&sy=clauses:4,8';

/** Opens the page with that link and waits until the section is there. */
export async function openSweep(page: Page, fragment: string): Promise<void> {
  await page.goto(`./#${fragment}`);
  await expect(page.locator('.sweep-plot svg[data-part="svg"] *').first()).toBeAttached();
  await page.locator('#sweep').scrollIntoViewIfNeeded();
}

export const start = (page: Page) => page.getByRole('button', { name: 'Start the sweep' }).click();

export const words = (page: Page) => page.locator('.sweep-words');

export const allTrained = (page: Page, networks = TINY_NETWORKS) =>
  expect(words(page)).toHaveText(`all ${networks} networks trained`, { timeout: 110_000 });

/** Some networks are done, others are not. */
export const under = (page: Page) =>
  expect(words(page)).toHaveText(/^[1-9][\d,]* of [\d,]+ networks/, { timeout: 60_000 });

/** The sweep's table twin as rows of cells, without its heading. */
export async function rows(page: Page): Promise<string[][]> {
  const toggle = page.locator('.sweep-plot [data-table-toggle]');
  const table = page.locator('.sweep-plot .plot-table');
  if (!(await table.isVisible())) await toggle.dispatchEvent('click');
  await expect(table).toBeVisible();
  const text = await table.locator('tbody').innerText();
  await toggle.dispatchEvent('click');
  await expect(table).toBeHidden();
  return text.split('\n').map((row) => row.split('\t').map((cell) => cell.trim()));
}

/** More than 10,000 networks of many sizes. */
export const HUGE =
  'v=1&train=500&test=500&warmup=5&finetune=5&seeds=64&backend=webgpu&sx=hidden:2,3,4,5,6,7,8,9,10&sy=clauses:2,3,4,5,6,8';
export const HUGE_NETWORKS = 10_368;

/** Bytes of living objects on the page's heap. */
export async function heap(page: Page): Promise<number> {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  await inspector.detach();
  return usedSize;
}
