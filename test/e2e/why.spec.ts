/** Why it works: the theory's plane with its formulas, and what predicts the gain. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { finished, play, SMALL, watchErrors } from './support';
import { allTrained, start, TINY } from './sweep-support';

const theory = (page: Page) => page.locator('.theory-plot');
const mechanism = (page: Page) => page.locator('.mechanism-plot');

/** Brings both sections near, so that their insides are fetched, and waits for the pictures. */
async function near(page: Page): Promise<void> {
  for (const section of ['#theory', '#mechanism']) {
    await page.locator(section).scrollIntoViewIfNeeded();
    await expect(page.locator(`${section} figure`)).toBeVisible();
  }
}

/** The table twin as rows of cells. */
async function rows(figure: Locator): Promise<string[][]> {
  const toggle = figure.locator('[data-table-toggle]');
  await toggle.dispatchEvent('click');
  const text = await figure.locator('.plot-table tbody').innerText();
  await toggle.dispatchEvent('click');
  return text.split('\n').map((row) => row.split('\t').map((cell) => cell.trim()));
}

test('the example shows what limits it and what predicts its gain', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto('./');
  await near(page);
  await expect(theory(page).locator('figcaption')).toContainText(
    'Collisions limit the clause-aware split at α = 2',
  );
  await expect(page.locator('.formulas')).toContainText('2 · C(28, 12) / C(32, 16)');
  await expect(page.locator('.formulas')).toContainText('as published, arXiv 2510.04500');
  await expect(mechanism(page).locator('figcaption')).toContainText('over 16 networks');
  await page.locator('.method-menu select').first().selectOption('fpe-random');
  await expect(theory(page).locator('figcaption')).toContainText(
    'Coverage limits the random split',
  );
  expect(errors).toEqual([]);
});

test('a run fills both; the measure and what it is compared over are in the link', async ({
  page,
}) => {
  await page.goto(`./${SMALL}`);
  await near(page);
  await expect(mechanism(page)).toContainText('once the networks are trained to the end');
  await play(page);
  await finished(page);
  await expect(mechanism(page).locator('figcaption')).toContainText('over 4 networks');
  const measured = await rows(theory(page));
  const random = measured.find((row) => row[0] === 'random split' && row[2]?.includes('coverage'));
  expect(random?.[3]).toBe('0.574');
  expect(random?.[7]).toBe('2');
  expect(await rows(mechanism(page))).toHaveLength(3 + 4);

  const measure = mechanism(page).getByLabel('What may predict the gain');
  await measure.selectOption('clauseCapacity');
  await expect(page).toHaveURL(/predictor=clauseCapacity/);
  await expect(mechanism(page).locator('h2')).toContainText('clause capacity');
  await mechanism(page).getByRole('button', { name: 'settings of the sweep' }).click();
  await expect(page).toHaveURL(/over=cells/);
  await expect(mechanism(page)).toContainText('No sweep has run yet');
  await mechanism(page).getByRole('button', { name: 'Show the seeds of this run' }).click();
  await expect(page).not.toHaveURL(/over=cells/);
});

test('keys walk the marks and the list, and the tip says their numbers', async ({ page }) => {
  await page.goto('./');
  await near(page);
  await theory(page).locator('svg[data-part="svg"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(theory(page).locator('[data-part="live"]')).toContainText(
    'clause-aware split, seed',
  );
  await expect(theory(page).locator('.mark-ring')).toBeVisible();
  await expect(theory(page).locator('.tip')).toContainText('whole in some child');
  await page.keyboard.press('Escape');
  await expect(theory(page).locator('.mark-ring')).toBeHidden();
  await mechanism(page).locator('svg[data-part="svg"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/predictor=mixed/);
  await page.keyboard.press('ArrowRight');
  await expect(mechanism(page).locator('.tip')).toContainText('with shuffled weights');
});

test('a sweep gives a mark a setting, and a click opens it', async ({ page }) => {
  await page.goto(`./#${TINY}&over=cells`);
  await page.locator('#sweep').scrollIntoViewIfNeeded();
  await start(page);
  await allTrained(page);
  await near(page);
  await expect(mechanism(page).locator('h2')).toContainText('4 means over seeds');
  await mechanism(page).locator('svg[data-part="svg"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(mechanism(page).locator('.tip')).toContainText('mean of 2 seeds');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/clauses=[24]/);
});

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 320],
] as const) {
  test(`axe finds nothing and nothing sticks out, ${theme}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`./#v=1&theme=${theme}`);
    await near(page);
    await sound(page, '#theory', '#mechanism');
    for (const section of ['#theory', '#mechanism']) {
      const wide = await page.locator(section).evaluate((e) => e.scrollWidth - e.clientWidth);
      expect(wide, section).toBeLessThanOrEqual(0);
    }
    for (const figure of [theory(page), mechanism(page)]) {
      await figure.locator('[data-table-toggle]').dispatchEvent('click');
      await expect(figure.locator('.plot-table')).toBeVisible();
    }
    await sound(page, '#theory', '#mechanism');
  });
}
