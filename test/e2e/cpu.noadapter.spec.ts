/** A browser with the WebGPU API and no adapter behind it. */
import { expect, test } from '@playwright/test';
import { curves, finished, plant, play, SMALL, watchErrors } from './support';

test('without an adapter the page trains on the CPU and says why', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(`./${SMALL}`);
  expect(await page.evaluate(() => 'gpu' in navigator)).toBe(true);
  await play(page);
  await finished(page);
  await expect(page.getByText('live · CPU (no adapter)').first()).toBeVisible();
  await expect(page.getByText(/found no graphics adapter/).first()).toBeAttached();
  await expect(page.locator('.figure').nth(1)).toContainText('16');
  expect(errors).toEqual([]);
});

test('any number of threads gives the same curves', async ({ page }) => {
  await page.goto(`./${SMALL}&workers=2`);
  await play(page);
  await finished(page);
  await page.locator('.pill').click();
  await expect(page.getByText(/WebAssembly (relaxed )?SIMD, 2 threads/)).toBeVisible();
  await page.locator('.pill').click();
  const two = await curves(page);
  await page.goto(`./${SMALL}&workers=1`);
  await page.reload();
  await play(page);
  await finished(page);
  expect(await curves(page)).toBe(two);
});

test('without SIMD the plain engine trains, and the page says so', async ({ page }) => {
  await plant(page, 'WebAssembly.validate = () => false;');
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await expect(page.getByText('live · CPU (no SIMD)').first()).toBeVisible();
  await expect(page.getByText(/WebAssembly has no SIMD in this browser/).first()).toBeAttached();
});
