/** A browser with the WebGPU API and no adapter behind it. */
import { expect, test } from '@playwright/test';
import { finished, play, SMALL, watchErrors } from './support';

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
