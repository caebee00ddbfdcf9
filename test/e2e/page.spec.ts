/** The page before anything ran: accessible in both themes, usable by keys, never wider than the window. */
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { standing } from './support';

async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(`./${fragment}`);
  await standing(page);
}

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await open(page, `#v=1&theme=${theme}`);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await sound(page);
    await page.getByRole('heading', { name: 'Advanced' }).click();
    await page.getByLabel('seed', { exact: true }).first().fill('5');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Settings changed:')).toBeVisible();
    await sound(page);
  });
}

test('axe finds nothing on a phone, with the menu, the table and the help open', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('tab', { name: 'Interference' }).click();
  await page.locator('.interference .plot-menu summary').click();
  await page.getByRole('button', { name: /Show as table/ }).click();
  await expect(page.locator('.plot-table')).toBeVisible();
  await page.locator('.more > summary').click();
  await sound(page);
  await page.getByRole('button', { name: /^Help/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await sound(page);
});

for (const width of [320, 390, 899, 900, 1280, 1440]) {
  test(`nothing sticks out at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
}

test('the first screen at 1440 × 900 holds headline, looms, ledger and evidence', async ({
  page,
}) => {
  await open(page);
  for (const part of [
    '.headline',
    '.loom',
    '.ledger',
    '.interference .plot-box',
    '.load .plot-box',
  ]) {
    const box = await page.locator(part).first().boundingBox();
    expect((box?.y ?? 901) + (box?.height ?? 0), part).toBeLessThanOrEqual(900);
  }
});

test('keys do what the help says', async ({ page }) => {
  await open(page);
  const dial = page.getByRole('slider', { name: /Expansion factor/ });
  await page.keyboard.press(']');
  await expect(dial).toHaveAttribute('aria-valuetext', 'α = 3');
  await page.keyboard.press('z');
  await expect(dial).toHaveAttribute('aria-valuetext', 'α = 2');
  await page.keyboard.press('Shift+Z');
  await expect(dial).toHaveAttribute('aria-valuetext', 'α = 3');
  await page.keyboard.press('[');
  await expect(dial).toHaveAttribute('aria-valuetext', 'α = 2');
  await page.locator('.load').hover();
  await page.keyboard.press('t');
  await expect(page.locator('.load .plot-table')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('typing in a field is not taken for keys', async ({ page }) => {
  await open(page);
  const seed = page.getByRole('textbox', { name: 'seed', exact: true });
  await seed.fill('');
  await seed.pressSequentially('r] 12');
  await expect(seed).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/Needs a whole number/)).toBeVisible();
  await expect(page.getByText('Settings changed:')).toBeHidden();
  await seed.fill('42');
  await seed.press('Enter');
  await expect(seed).toHaveAttribute('aria-invalid', 'false');
  await expect(page).toHaveURL(/seed=42/);
});

test('arrow keys walk the loom and Esc lets go', async ({ page }) => {
  await open(page);
  await page.locator('.loom svg[data-part="svg"]').focus();
  await page.keyboard.press('ArrowDown');
  const live = page.locator('.loom [data-part="live"]');
  await expect(live).not.toBeEmpty();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/pin=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/pin=/);
});
