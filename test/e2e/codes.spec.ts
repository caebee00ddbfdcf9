/** Codes: the panel on the example and after a run, its threshold, its selections, its links. */
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { finished, play, SMALL, watchErrors } from './support';

const FIGURES = ['signs', 'table', 'formula', 'distance', 'relations', 'load'] as const;
type Figure = (typeof FIGURES)[number];

const figure = (page: Page, name: Figure) => page.locator(`.codes-${name}`);
const caption = (page: Page, name: Figure) => figure(page, name).locator('figcaption');

/** Brings the section near, so that its inside is fetched. */
async function near(page: Page): Promise<void> {
  // Sections above it come late too, and may push it away again.
  await expect(async () => {
    await page.locator('#codes').scrollIntoViewIfNeeded();
    await expect(figure(page, 'signs')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
}

/** Clicks into a drawing, px from its top left. */
async function clickAt(page: Page, name: Figure, x: number, y: number): Promise<void> {
  const svg = figure(page, name).locator('svg[data-part="svg"]');
  await svg.scrollIntoViewIfNeeded();
  await svg.click({ position: { x, y } });
}

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 320],
] as const) {
  test(`the example is read from its signs, ${theme} at ${width} px`, async ({ page }) => {
    const errors = watchErrors(page);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`./#v=1&theme=${theme}`);
    await near(page);
    for (const name of FIGURES) {
      await figure(page, name).scrollIntoViewIfNeeded();
      await expect(figure(page, name).locator('svg[data-part="svg"] path').first()).toBeAttached();
    }
    await expect(caption(page, 'table')).toContainText(
      'Before the split 4 of 8 clauses have a code',
    );
    await expect(caption(page, 'table')).toContainText('By chance: random signs');
    await expect(caption(page, 'formula')).toContainText('5 of 8 clauses found');
    // What the signs alone say is held against the test set of the run on screen.
    await expect(caption(page, 'signs')).toContainText('of the first 2,000 test examples');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await sound(page, '#codes');
    expect(errors).toEqual([]);
  });
}

test('a clause lights its code everywhere, a neuron writes out what it computes', async ({
  page,
}) => {
  await page.goto('./');
  await near(page);
  await expect(caption(page, 'signs')).toContainText('Our rule, not the paper’s');
  // The row of the second clause.
  await clickAt(page, 'table', 60, 40 + 18 * 1.5);
  await expect(page).toHaveURL(/pin=c2/);
  await expect(caption(page, 'signs')).toContainText('Clause B');
  await expect(figure(page, 'table').locator('path[data-name="light"][d]')).toHaveCount(2);
  await expect(figure(page, 'relations').locator('path[data-name="light"][d]')).toHaveCount(3);
  await expect(figure(page, 'formula').locator('path[data-name="light"][d]')).toHaveCount(1);
  await expect(figure(page, 'signs').locator('path[data-name="light"][d]')).toHaveCount(2);
  // The first band of the heatmap.
  await clickAt(page, 'signs', 40, 70);
  await expect(page).toHaveURL(/pin=n\d/);
  await expect(caption(page, 'signs')).toContainText(/which raises the output .*fires when/);
  await expect(figure(page, 'load').locator('path[data-name="lit"][d]')).toHaveCount(2);
});

test('τ is dragged, stays in the link, and codes vanish with it', async ({ page }) => {
  await page.goto('./');
  await near(page);
  const tau = page.getByRole('slider', { name: 'Threshold τ of codes' });
  await tau.focus();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/tau=2/);
  await expect(caption(page, 'signs')).toContainText('τ = 2.00');
  await expect(caption(page, 'table')).toContainText('after the split 0 of 8');
  await page.getByRole('button', { name: 'Hamming' }).click();
  await expect(page).toHaveURL(/codes=hamming/);
  // A link about codes fetches the section without waiting for it to come near.
  await page.goto(page.url().replace('tau=2', 'tau=0.3'));
  await page.reload();
  await expect(tau).toHaveValue('0.3');
  await expect(page.getByRole('button', { name: 'Hamming' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('a run fills the panel, and codes form epoch by epoch', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(`./${SMALL}`);
  await near(page);
  await play(page);
  await finished(page);
  await expect(caption(page, 'table')).toContainText('after the split');
  await expect(caption(page, 'table')).toContainText('(dense)');
  const toggle = figure(page, 'distance').locator('[data-table-toggle]');
  await toggle.dispatchEvent('click');
  // Epochs 0 to 6, the split twice, and the head.
  await expect(figure(page, 'distance').locator('.plot-table tr')).toHaveCount(9);
  expect(errors).toEqual([]);
});
