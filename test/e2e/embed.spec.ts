/** The page in a frame of another one: the pictures, what trains them, and the way to the page itself. */
import { expect, test } from '@playwright/test';
import { sound } from './sound';
import { standing, watchErrors } from './support';

for (const width of [1200, 320]) {
  test(`shows the first screen only and links to the rest, ${width} px`, async ({ page }) => {
    const errors = watchErrors(page);
    await page.setViewportSize({ width, height: 720 });
    await page.goto('./#v=1&alpha=4&embed=1');
    await standing(page);
    await expect(page.locator('#sweep')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
    const link = page.getByRole('link', { name: 'FPE Explorer' });
    await expect(link).toHaveAttribute('href', /#v=1&alpha=4$/);
    await expect(link).toHaveAttribute('rel', 'noopener');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await sound(page);
    // What changes here does not change the frame's own address.
    await page.getByRole('slider', { name: /α/ }).press('ArrowLeft');
    await expect(link).toHaveAttribute('href', /#v=1&alpha=3$/);
    await page.reload();
    await expect(link).toHaveAttribute('href', /#v=1&alpha=4$/);
    expect(errors).toEqual([]);
  });
}

test('the whole page has the sections that the frame leaves out', async ({ page }) => {
  await page.goto('./#v=1&alpha=4');
  await expect(page.locator('#sweep')).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'FPE Explorer' })).toHaveCount(0);
});
