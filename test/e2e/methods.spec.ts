/** Any method of the register stands beside the dense network with one choice. */
import { expect, type Page, test } from '@playwright/test';
import { METHODS } from '../../src/methods';
import { sound } from './sound';
import { finished, play, SMALL, watchErrors } from './support';

const menu = (page: Page) => page.getByRole('combobox', { name: /Method beside the dense/ });
const loomTitle = (page: Page) => page.locator('.loom [data-part="title"]');
const weights = (page: Page) => page.locator('.figure').first();

test('a method that is not compared joins with one choice, as a changed setting', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await expect(loomTitle(page)).toContainText('Split in 2 at epoch 3');

  await menu(page).selectOption('sparse-wide');
  await expect(menu(page)).toHaveValue('sparse-wide');
  await expect(page.getByText('Settings changed:')).toBeVisible();
  await expect(page.locator('.changes')).toContainText('methods + sparse wide');
  await expect(page).toHaveURL(/methods=dense,fpe-random,fpe-clause,sparse-wide/);
  await expect(loomTitle(page)).toContainText('Split in 2 at epoch 3');

  await page.getByRole('button', { name: 'Restart' }).click();
  await finished(page);
  await expect(loomTitle(page)).toContainText('Sparse and wide from scratch, 16 neurons');
  await expect(weights(page)).toContainText('Same non-zero weights');
  await sound(page);

  // Its neurons are nobody's children: the arrow keys walk over to them, and a pin names them.
  const loom = page.locator('.loom svg[data-part="svg"]');
  await loom.focus();
  for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  for (let column = 0; column < 32; column++) await page.keyboard.press('ArrowRight');
  await expect(page.locator('.loom [data-part="live"]')).toContainText(/neuron \d+ on the right/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/pin=N\d/);
  await menu(page).selectOption('fpe-clause');
  await expect(page.getByText('Settings changed:')).toBeHidden();
  await expect(loomTitle(page)).toContainText('Split in 2 at epoch 3');
  expect(errors).toEqual([]);
});

test('one with more weights says how many times, and what it reaches pruned', async ({ page }) => {
  await page.goto(`./${SMALL}&methods=dense,dense-wide&show=dense-wide`);
  await play(page);
  await finished(page);
  await expect(weights(page)).toContainText('2× the non-zero weights');
  await expect(weights(page)).toContainText('264→528');
  await expect(page.locator('.figure').last()).toContainText('pruned to the budget');
  await expect(page.locator('.ledger figcaption')).toContainText('twice as many as the dense one');
});

test('every method is drawn before, during and after a run, and the page stays in its width', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const all = METHODS.map((m) => m.id).join(',');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`./${SMALL.replace('seeds=2', 'seeds=1')}&alpha=4&methods=${all}`);
  await play(page);
  await finished(page);
  for (const { id } of METHODS.filter((m) => m.id !== 'dense')) {
    await menu(page).selectOption(id);
    for (const key of ['Home', 'End']) {
      await page.locator('.more > summary').click();
      await page.getByRole('slider', { name: 'Epoch shown' }).press(key);
      await page.keyboard.press('Escape');
    }
    await expect(loomTitle(page)).not.toContainText('undefined');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
  await expect(page.locator('.panel-failure')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('what a method is, and its budget, is read out and can be opened by keyboard', async ({
  page,
}) => {
  await page.goto('./#v=1&alpha=4');
  await page.getByRole('heading', { name: 'Advanced' }).click();
  const box = page.getByRole('checkbox', { name: 'clones, 4× weights' });
  await expect(box).toHaveAccessibleDescription(
    /full copy of its neuron.*4 times the dense network’s non-zero weights/,
  );
  const summary = page.getByRole('group', { name: 'Wide networks' }).getByText('What they are');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Frankle and Carbin', { exact: false })).toBeVisible();
  await expect(page.getByText('after the warm-up', { exact: true })).toBeVisible();
});
