/** A sweep in a browser with the WebGPU API and no adapter behind it. */
import { expect, test } from '@playwright/test';
import { watchErrors } from './support';
import { allTrained, openSweep, rows, start, TINY } from './sweep-support';

test('without an adapter the sweep fills on the CPU and says why', async ({ page }) => {
  const errors = watchErrors(page);
  await openSweep(page, TINY);
  await start(page);
  await allTrained(page);
  await expect(page.locator('.sweep-machine')).toHaveText(/^on the CPU, \d+ workers?/);
  await expect(page.locator('.sweep-run').getByText(/found no graphics adapter/)).toBeVisible();
  const cells = await rows(page);
  expect(cells).toHaveLength(2 * 3);
  for (const [, , n, mean] of cells) expect([n, Number(mean) > 40]).toEqual(['2', true]);
  expect(errors).toEqual([]);
});
