/** Snapshots: opened elsewhere, continued from a file, refused; and the dialog that makes them. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { difference, freshPage, hero, linkOnScreen, NOISE, opensElsewhere } from './share-support';
import { sound } from './sound';
import { curves, finished, play, SMALL, watchErrors } from './support';

test('a snapshot link shows the very same networks in a fresh profile', async ({
  page,
  browser,
}) => {
  await opensElsewhere(page, browser);
  // A damaged link leaves what is on screen.
  const before = await hero(page);
  await page.evaluate(() => {
    location.hash = `${location.hash}&snap=1.00000000.AAAA`;
  });
  await expect(page.locator('.notice')).toContainText(
    /^This snapshot .+\. What was on screen is still there\./,
  );
  for (const close of await page.getByRole('button', { name: 'Dismiss' }).all()) {
    await close.click();
  }
  expect(await difference(page, before, await hero(page))).toBeLessThan(NOISE);
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('snap=');
});

test('a file that is dropped goes on as if it had never stopped', async ({ page, browser }) => {
  // Several workers, which is where a state has to be read at one epoch of all.
  await page.goto(`./${SMALL}&backend=cpu&workers=2`);
  await play(page);
  await finished(page);
  const whole = await curves(page);
  await page.keyboard.press('r');
  for (const epoch of ['epoch 0', 'epoch 1', 'epoch 2']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.scrub-label')).toHaveText(epoch);
    await expect(page.locator('[data-key="play"]')).toHaveAccessibleName(/play|resume/i);
  }
  await page.keyboard.press('s');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save file' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('fpe-alpha-2-seed-33-epoch-2.fpe.json');
  await expect(page.getByRole('dialog')).toContainText('go on from it with every bit');
  const text = readFileSync(await download.path(), 'utf8');

  const other = await freshPage(browser);
  const errors = watchErrors(other);
  await other.goto('./');
  const transfer = await other.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'run.fpe.json', { type: 'application/json' }));
    return data;
  }, text);
  // What listens is fetched when the page has nothing better to do.
  await expect(async () => {
    await other.locator('main').dispatchEvent('dragover', { dataTransfer: transfer });
    await expect(other.getByText('Drop a snapshot (.fpe.json) to open it')).toBeVisible({
      timeout: 500,
    });
  }).toPass({ timeout: 30_000 });
  await other.locator('main').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(other.locator('.scrub-label')).toHaveText('epoch 2');
  await play(other);
  await finished(other);
  expect(await curves(other)).toBe(whole);
  expect(errors).toEqual([]);
  await other.context().close();
});

test('the share dialog copies and confirms, keeps the focus, and axe finds nothing', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const [theme, width] of [
    ['light', 1440],
    ['dark', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('about:blank');
    await page.goto(`./#v=1&theme=${theme}`);
    await expect(page.locator('.pill')).toBeVisible();
    const link = await linkOnScreen(page);
    expect(link.length).toBeLessThan(20_000);
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Share this network' });
    await expect(dialog).toContainText('All seeds');
    await sound(page, 'dialog');
    await dialog.getByRole('button', { name: 'Copy: Snapshot link' }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    // The frame's page: what is ticked is in its code and in its preview.
    await dialog.getByRole('tab', { name: 'Links' }).press('ArrowRight');
    await expect(dialog.getByRole('tab', { name: 'Embed' })).toBeFocused();
    const preview = page.frameLocator('.embed-preview iframe');
    await expect(preview.locator('.ledger')).toBeAttached();
    await dialog.getByRole('checkbox', { name: 'Budget ledger' }).uncheck();
    await expect(preview.locator('.ledger')).toHaveCount(0);
    await expect(preview.locator('.loom')).toBeAttached();
    await dialog.getByText('Locked settings').click();
    await dialog.locator('details').getByRole('checkbox', { name: 'Seed', exact: true }).check();
    await expect(dialog.getByRole('checkbox', { name: 'Sweep', exact: true })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Page that may drive it' }).fill('nobody');
    await expect(dialog).toContainText('Needs scheme and host only');
    await dialog
      .getByRole('textbox', { name: 'Page that may drive it' })
      .fill('https://school.example/');
    const { violations } = await new AxeBuilder({ page })
      .include('dialog')
      .exclude('.embed-preview iframe')
      .analyze();
    expect(violations).toEqual([]);
    await dialog.getByRole('button', { name: 'Copy: Embed code' }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toMatch(
      /^<iframe src="http[^"]*#v=1&amp;[^"]*embed=1&amp;ui-ledger=0&amp;lock=seed&amp;origin=https%3A%2F%2Fschool.example" data-fpe title=.*<script src="[^"]*\/embed.js" async><\/script>$/,
    );
    for (let i = 0; i < 14; i++) await page.keyboard.press('Tab');
    const outside = await page.evaluate(
      () => document.activeElement?.closest('dialog, body > :not(dialog)')?.tagName,
    );
    expect(['DIALOG', undefined]).toContain(outside);
    const [room, wide] = await dialog.evaluate((d) => [d.clientWidth, d.scrollWidth]);
    expect(wide).toBeLessThanOrEqual(room);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});
