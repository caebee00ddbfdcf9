/** One training step in slow motion: from the key, from the lesson, by keyboard, sound. */
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { standing, watchErrors } from './support';

const section = (page: Page) => page.locator('#step');
const caption = (page: Page) => section(page).locator('figcaption');

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`all phases are stepped through by keyboard, ${theme} at ${width} px`, async ({ page }) => {
    const errors = watchErrors(page);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`./#v=1&theme=${theme}&at=25`);
    await standing(page);
    await expect(page.getByText('95.1').first()).toBeAttached();
    await page.keyboard.press('.');
    await expect(page.getByRole('button', { name: 'Next phase' })).toBeFocused({ timeout: 30_000 });
    await expect(caption(page)).toContainText('inputs are on');
    await sound(page, '#step');
    const seen = new Set<string>();
    for (const words of ['adds its bias', 'are active', 'logit is', 'The loss is', 'Backwards']) {
      await page.keyboard.press('Enter');
      await expect(caption(page)).toContainText(words);
      seen.add(await section(page).locator('svg[data-part="svg"]').innerHTML());
    }
    await page.keyboard.press('Enter');
    await expect(caption(page)).toContainText('The loss on this example goes from');
    const [, from, to] =
      /from (\d+\.\d+) to (\d+\.\d+)/.exec(await caption(page).innerText()) ?? [];
    expect(Number(to)).toBeLessThan(Number(from));
    await page.keyboard.press('Enter');
    await expect(caption(page)).toContainText('At epoch 25');
    await expect(section(page).locator('svg[data-part="svg"]')).toContainText('1a');
    // The answer and its loss are one picture; every other phase has one of its own.
    expect(seen.size).toBe(4);
    await sound(page, '#step');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    expect(errors).toEqual([]);
  });
}

test('the lesson leads there; another example has other inputs; its table says the same', async ({
  page,
}) => {
  await page.goto('./#v=1&lesson=1');
  await page.getByRole('button', { name: 'Watch one training step in slow motion' }).click();
  await expect(page.getByRole('button', { name: 'Next phase' })).toBeFocused({ timeout: 30_000 });
  const first = await caption(page).innerText();
  await page.getByRole('button', { name: 'Another example' }).click();
  await expect(caption(page)).not.toHaveText(first);
  await section(page).getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(caption(page)).toContainText('logit is');
  const [, logit] = /logit is (−?\d+\.\d+)/.exec(await caption(page).innerText()) ?? [];
  const [, bias] = /output bias (−?\d+\.\d+)/.exec(await caption(page).innerText()) ?? [];
  await section(page).locator('.plot').hover();
  await page.keyboard.press('t');
  const cells = await section(page).locator('.plot-table tbody td:nth-child(5)').allInnerTexts();
  const number = (text: string | undefined) => Number((text ?? '').replace('−', '-'));
  const total = cells.reduce((sum, text) => sum + number(text), number(bias));
  expect(Math.abs(total - number(logit))).toBeLessThan(0.02);
});
