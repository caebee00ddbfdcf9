/** A small run from Play to its link, as a person would do it. */
import { expect, test } from '@playwright/test';
import { curves, finished, play, SMALL } from './support';

test('trains, splits, scrubs, and the link gives the same curves elsewhere', async ({
  page,
  browser,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await expect(page.locator('.scrub-label')).toHaveText('epoch 6');
  await expect(page.locator('.figure').nth(1)).toContainText('16');
  await expect(page.locator('.figure').first()).not.toHaveClass(/mismatch/);

  const scrubber = page.getByRole('slider', { name: 'Epoch shown' });
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.scrub-label')).toHaveText('epoch 0');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(page.locator('.scrub-label')).toHaveText('epoch 3, before');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.scrub-label')).toHaveText('epoch 3, split');
  await page.keyboard.press('End');

  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy: Settings link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  expect(link).toContain(baseURL ?? '');
  const before = await curves(page);

  const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = await fresh.newPage();
  await other.goto(link);
  await play(other);
  await finished(other);
  expect(await curves(other)).toBe(before);
  await fresh.close();
});

test('the split is shown once, and cut to stills where motion is unwelcome', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${SMALL}`);
  await play(page);
  const stills = page.getByRole('region', { name: 'The split in four stills' });
  await expect(stills).toBeVisible({ timeout: 60_000 });
  await expect(stills.locator('svg *').first()).toBeAttached();
  await stills.getByRole('button', { name: 'Dismiss' }).click();
  await expect(stills).toBeHidden();
});

test('changed settings wait for Restart', async ({ page }) => {
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await page.keyboard.press(']');
  await expect(page.getByText('α 2 → 3')).toBeVisible();
  await expect(page.locator('.figure').nth(1)).toContainText('16');
  await page.getByRole('button', { name: 'Restart' }).click();
  await finished(page);
  await expect(page.locator('.figure').nth(1)).toContainText('24');
});

test('α over the examples compares at once, before anything was trained', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('example').first()).toBeVisible();
  await expect(page.locator('.figure').nth(1)).toContainText('16');
  await page.waitForLoadState('networkidle');
  for (const children of ['8→24', '8→32']) {
    await page.keyboard.press(']');
    await expect(page.locator('.figure').nth(1)).toContainText(children);
    await expect(page.getByText('Train with these')).toBeHidden();
  }
  // Quick presses are one gesture, slow ones two: back to 3 or to 2, never where it was.
  await page.keyboard.press('z');
  await expect(page.locator('.figure').nth(1)).toContainText(/8→(24|16)/);
});

test('left to itself, the page measures GPU and CPU and says what it found', async ({ page }) => {
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await page.locator('.pill').click();
  await expect(page.getByText('Measured before')).toBeVisible();
  await expect(page.getByText(/GPU [\d,]+, CPU [\d,]+ network steps a second/)).toBeVisible();
});
