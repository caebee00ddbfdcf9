import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const box = (page: Page) => page.locator('.loom > .plot-box');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await page.locator('main .loom svg path').nth(20).waitFor({ state: 'attached' });
}

/** How far the title of a page is from the window's left edge, px. */
const titleAt = async (page: Page, side: 'left' | 'right'): Promise<number> =>
  (await page.locator(`.loom g[data-name="${side}"] > g[data-name="head"]`).boundingBox())?.x ??
  Number.NaN;

/** A finger drawn over the looms by so many px, to the left where negative. */
async function swipe(page: Page, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = await box(page).boundingBox();
  if (!at) throw new Error('no looms');
  const [from, y] = [at.x + at.width / 2 - by / 2, at.y + 100];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined ? [] : [{ x, y }],
    });
  await touch('touchStart', from);
  for (let k = 1; k <= 12; k++) await touch('touchMove', from + (by * k) / 12);
  await touch('touchEnd');
}

test('a swipe shows the network after the split in the place of the one before', async ({
  page,
}) => {
  await open(page);
  const before = await titleAt(page, 'left');
  expect(before).toBeGreaterThanOrEqual(0);
  expect(await titleAt(page, 'right')).toBeGreaterThan(370);
  await expect(button(page, 'Before')).toHaveAttribute('aria-pressed', 'true');

  await swipe(page, -220);
  await expect(button(page, 'After')).toHaveAttribute('aria-pressed', 'true');
  // It comes to rest exactly where the other one was.
  await expect.poll(async () => Math.abs((await titleAt(page, 'right')) - before)).toBeLessThan(1);
  await swipe(page, 220);
  await expect(button(page, 'Before')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => Math.abs((await titleAt(page, 'left')) - before)).toBeLessThan(1);

  // Where there is no page it goes nowhere.
  await swipe(page, 220);
  await expect.poll(async () => Math.abs((await titleAt(page, 'left')) - before)).toBeLessThan(1);
});

test('buttons bring each page by keyboard, at once with reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await button(page, 'After').focus();
  await page.keyboard.press('Enter');
  expect(await box(page).evaluate((element) => element.scrollLeft)).toBe(358);
  await expect(button(page, 'After')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Before')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(button(page, 'Before')).toHaveAttribute('aria-pressed', 'true');
  expect(await box(page).evaluate((element) => element.scrollLeft)).toBe(0);
  // Both networks are in the picture's words, whichever is in sight.
  await expect(page.getByRole('img', { name: /Dense, never split and Split in 2/ })).toBeAttached();

  // The table, from either page, is there in full.
  await button(page, 'After').click();
  await page.locator('.loom svg[data-part="svg"]').focus();
  await page.keyboard.press('t');
  const table = await page.locator('.loom .plot-table').boundingBox();
  expect(table?.x).toBeGreaterThanOrEqual(0);
  expect(table?.width).toBeGreaterThan(300);
  await page.keyboard.press('t');

  await sound(page, '.hero');
});

test('what a tap on the second page selects is what was tapped', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await button(page, 'After').click();
  const label = page.locator('.loom g[data-name="right"] text', { hasText: /^3a$/ });
  const at = await label.boundingBox();
  if (!at) throw new Error('no label 3a');
  await page.touchscreen.tap(at.x + 60, at.y + at.height / 2);
  await expect(page).toHaveURL(/pin=w3\./);
});

test('headline, α and ledger, accuracy and lesson are reached without scrolling sideways', async ({
  page,
}) => {
  await open(page);
  for (const part of ['.figure-value >> nth=3', '.dial', '.ledger svg[role="img"]', '.evidence']) {
    const found = page.locator(part);
    await found.scrollIntoViewIfNeeded();
    const at = await found.boundingBox();
    expect(at?.x, part).toBeGreaterThanOrEqual(0);
    expect((at?.x ?? 0) + (at?.width ?? 0), part).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.evaluate(() => window.scrollX)).toBe(0);
  }
  // α by touch: the ledger counts again.
  await page.evaluate(() => window.scrollTo(0, 0));
  const dial = await page.locator('.dial').boundingBox();
  if (!dial) throw new Error('no dial');
  await page.touchscreen.tap(dial.x + dial.width - 14, dial.y + dial.height / 2);
  await expect(page.locator('.dial-handle')).toHaveText('8');
  await expect(page.locator('.ledger svg[role="img"]')).toContainText('264 + 56 − 56');

  await page.getByText('More controls').or(page.locator('.more > summary')).first().click();
  await page.getByRole('button', { name: 'Lesson' }).click();
  await expect(page.locator('.lesson')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
