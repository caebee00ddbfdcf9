/** Snapshots in a browser without a graphics adapter. */
import { expect, test } from '@playwright/test';
import { difference, hero, NOISE, opensElsewhere } from './share-support';
import { finished, play } from './support';

test('a snapshot link shows the very same networks without a GPU, and goes on', async ({
  page,
  browser,
}) => {
  await opensElsewhere(page, browser);
  // Stopped at epoch 1 of 6: the seed in the link trains on, and says what the link has not.
  await page.goto('./#v=1&train=256&test=256&warmup=3&finetune=3&seeds=1');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.scrub-label')).toHaveText('epoch 0');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.scrub-label')).toHaveText('epoch 1');
  await page.keyboard.press('s');
  const field = page.getByRole('textbox', { name: 'Snapshot link' });
  await expect(field).toHaveValue(/snap=/);
  const link = await field.inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('.scrub-label')).toHaveText('epoch 1');
  const opened = await hero(page);
  await play(page);
  await expect(page.locator('.notice').filter({ hasText: 'optimiser' })).toContainText(
    'goes on from epoch 1 with an optimiser that starts anew',
  );
  await finished(page);
  await expect(page.locator('.scrub-label')).toHaveText('epoch 6');
  expect(await difference(page, opened, await hero(page))).toBeGreaterThan(NOISE);
});
