/** An insecure origin: no `navigator.gpu`, none of its constants. */
import { expect, test } from '@playwright/test';
import { finished, play, SMALL, watchErrors } from './support';

test('without the API the page trains on the CPU and says why', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(`./${SMALL}`);
  expect(await page.evaluate(() => 'gpu' in navigator)).toBe(false);
  await play(page);
  await finished(page);
  await expect(page.getByText('live · CPU (no WebGPU)').first()).toBeVisible();
  await expect(page.getByText(/does not offer WebGPU/).first()).toBeAttached();
  await expect(page.locator('.figure').nth(1)).toContainText('16');
  expect(errors).toEqual([]);
});
