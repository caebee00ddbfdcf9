/** The history of runs: named, compared, given back, kept over a reload, shared by tabs. */
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { finished, play, SMALL, watchErrors } from './support';

const items = (page: Page) => page.locator('.runs-item');
const names = (page: Page) => expect(page.locator('.runs-name'));
/** On the CPU nothing compiles, whatever the machine. */
const QUICK = `${SMALL}&backend=cpu`;
const FIRST = 'training examples 5000→256, test examples 10000→256, warm-up 25→3, 2 more';

/** Brings the section near, so that its inside is fetched. */
async function near(page: Page): Promise<void> {
  await page.locator('#runs').scrollIntoViewIfNeeded();
  await expect(page.locator('#runs-list-title')).toBeVisible();
}

/** Trains SMALL, then the same at α = 3. */
async function trainTwo(page: Page): Promise<void> {
  await play(page);
  await finished(page);
  await page.keyboard.press(']');
  await play(page);
  await expect(page).toHaveURL(/alpha=3/);
  await near(page);
  await expect(items(page)).toHaveCount(2, { timeout: 60_000 });
  await expect(page.locator('.runs-extent').first()).not.toContainText('stopped');
}

async function pinBoth(page: Page): Promise<void> {
  for (const k of [0, 1]) await items(page).nth(k).locator('.runs-pin').click();
  await expect(page.locator('.runs-plot figcaption')).toContainText('From A to B: ');
}

async function well(page: Page): Promise<void> {
  await sound(page, '#runs');
  const wide = await page.locator('#runs').evaluate((e) => e.scrollWidth - e.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

test('two runs are named, compared, given back, kept and cleared', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(`./${QUICK}`);
  await trainTwo(page);
  await names(page).toHaveText(['α 2→3', FIRST]);
  await pinBoth(page);
  await expect(page.locator('.runs-plot figcaption')).toContainText('From A to B: α 2→3.');
  await expect(page.locator('.runs-plot figcaption')).toContainText('over 2 shared seeds');
  const [settings, ends] = [page.locator('.runs-table').nth(0), page.locator('.runs-table').nth(1)];
  await expect(settings.locator('tbody tr')).toHaveCount(1);
  await expect(settings).toContainText('Expansion factor α');
  // The dense network is the same in both, whatever α.
  const dense = ends.locator('tbody tr').first().locator('td');
  await expect(dense.nth(2)).toHaveText('0.0');
  await expect(dense.nth(5)).toHaveText('264, 264');
  await well(page);
  const plot = page.locator('.runs-plot svg[data-part="svg"]');
  await plot.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.runs-plot [data-part="live"]')).toContainText('epoch 6');

  await items(page).nth(1).locator('.runs-name').click();
  await expect(page).not.toHaveURL(/alpha=/);
  await expect(page.locator('.runs-back')).toContainText('are back');
  await expect(items(page).nth(1)).toContainText('on screen');
  await page.keyboard.press('z');
  await expect(page).toHaveURL(/alpha=3/);
  await page.keyboard.press('Shift+Z');
  await expect(page).not.toHaveURL(/alpha=/);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/alpha=3/);

  await page.reload();
  await near(page);
  await expect(items(page)).toHaveCount(2);
  await expect(page.locator('.runs-plot figcaption')).toContainText('From A to B: α 2→3.');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(items(page)).toHaveCount(0);
  await expect(page.locator('#runs')).toContainText('No run is kept yet');
  await page.getByRole('button', { name: 'Put 2 runs back' }).click();
  await names(page).toHaveText(['α 2→3', FIRST]);

  // Another tab sees the same list, and what is removed in one goes from the other.
  const other = await page.context().newPage();
  await other.goto('./');
  await near(other);
  await expect(items(other)).toHaveCount(2);
  await items(other).first().locator('.runs-remove').click();
  await expect(items(page)).toHaveCount(1);
  await names(page).toHaveText([FIRST]);
  expect(errors).toEqual([]);
});

test('without storage the history lasts for the visit, and says so', async ({ page }) => {
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied by the test', 'SecurityError');
    };
  });
  await page.goto(`./${QUICK}&theme=dark`);
  await trainTwo(page);
  await expect(page.locator('.runs-fault')).toContainText('stores nothing for this page');
  await pinBoth(page);
  await well(page);
  await page.setViewportSize({ width: 320, height: 844 });
  await well(page);
  await page.goto(`./${QUICK}&theme=light`);
  await page.reload();
  await near(page);
  await expect(page.locator('#runs')).toContainText('No run is kept yet');
  await well(page);
  expect(errors).toEqual([]);
});
