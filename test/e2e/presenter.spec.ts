/** Presenter mode: its keys, its link, its way out, and that nothing of it stays behind. */
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { standing, watchErrors } from './support';

const strip = (page: Page) => page.getByRole('region', { name: 'Presenter' });
const says = (page: Page, text: string) => expect(strip(page).locator('p')).toContainText(text);

async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await standing(page);
}

test('P presents, arrows and a clicker’s keys turn the page, Esc leaves', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page, '#v=1');
  await page.keyboard.press('p');
  await says(page, '1 of 10 · The networks');
  await expect(page).toHaveURL(/present=1/);
  await expect(page.locator('.bar')).toBeHidden();
  await expect(page.locator('.loom')).toBeVisible();
  await expect(page.locator('.evidence')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await says(page, '2 of 10 · Test accuracy');
  await expect(page.locator('.curve')).toBeVisible();
  await expect(page.locator('.loom')).toBeHidden();
  await page.keyboard.press('PageDown');
  await says(page, '3 of 10 · Interference');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await says(page, '1 of 10');
  await page.keyboard.press('Escape');
  await expect(strip(page)).toBeHidden();
  await expect(page.locator('.bar')).toBeVisible();
  await expect(page).not.toHaveURL(/present/);
  await expect(page.locator('.evidence')).toBeVisible();
  expect(
    await page.evaluate(() => document.documentElement.getAttribute('data-present')),
  ).toBeNull();
  expect(errors).toEqual([]);
});

test('a clicker turns the page wherever the focus is, and arrows still move a slider', async ({
  page,
}) => {
  await open(page, '#v=1&present=1');
  await says(page, '1 of 10');
  const dial = page.getByRole('slider', { name: /Expansion factor/ });
  await dial.focus();
  await page.keyboard.press('ArrowRight');
  await expect(dial).toHaveAttribute('aria-valuetext', 'α = 3');
  await says(page, '1 of 10');
  await page.keyboard.press('PageDown');
  await says(page, '2 of 10');
});

test('beats of an open lesson are its pages; Space plays', async ({ page }) => {
  await open(page, '#v=1&seeds=1&train=128&test=128&lesson=2&present=1');
  await says(page, '2 of 8 · Two features collide');
  await expect(page.locator('.interference')).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByText('Training is finished.')).toBeAttached({ timeout: 60_000 });
  await page.keyboard.press('PageDown');
  await says(page, '3 of 8 · Superposition');
  await expect(page.getByRole('heading', { name: 'Superposition' })).toBeVisible();
  await expect(page).toHaveURL(/lesson=3/);
});

test('the training step is stepped through before the page turns', async ({ page }) => {
  await open(page, '#v=1&at=25&present=1');
  await says(page, '1 of 10');
  for (let k = 0; k < 4; k++) await page.keyboard.press('PageDown');
  await says(page, '5 of 10 · One training step');
  const title = page.locator('#step .plot h2');
  await expect(title).toContainText('1 of 8: Inputs', { timeout: 30_000 });
  for (let k = 0; k < 7; k++) await page.keyboard.press('PageDown');
  await expect(title).toContainText('8 of 8: Split');
  await says(page, '5 of 10');
  await page.keyboard.press('PageDown');
  await says(page, '6 of 10 · The sweep');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(title).toContainText('7 of 8: Update');
});

test('pointing hits the same marks in the enlarged picture', async ({ page }) => {
  await open(page, '#v=1&present=1');
  await says(page, '1 of 10');
  const zoom = await page.evaluate(() =>
    Number(document.documentElement.style.getPropertyValue('--present-slide')),
  );
  expect(zoom).toBeGreaterThan(1.1);
  const svg = page.locator('.loom svg[data-part="svg"]');
  const label = svg.getByText('6', { exact: true }).first();
  const [row, box] = [await label.boundingBox(), await svg.boundingBox()];
  if (!row || !box) throw new Error('nothing is drawn');
  // In the first column of the sixth row, where a drawing that is not enlarged has another row.
  await page.mouse.click(box.x + 20 * zoom, row.y + row.height / 2);
  await expect(page).toHaveURL(/pin=[nw]6/);
});

for (const [theme, lesson] of [
  ['light', ''],
  ['dark', '&lesson=6'],
] as const) {
  test(`axe finds nothing, ${theme}${lesson}`, async ({ page }) => {
    await open(page, `#v=1&theme=${theme}&present=1${lesson}`);
    await says(page, 'of');
    if (lesson) await expect(page.locator('.lesson-task')).toBeVisible();
    await sound(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(1440);
  });
}
