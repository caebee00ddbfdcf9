/** The lesson: all of it by keyboard, sound in both themes, its links, beside what it points at. */
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { standing, watchErrors } from './support';

const card = (page: Page) => page.getByRole('region', { name: 'Lesson' });
const task = (page: Page) => card(page).locator('.lesson-task');

/** The card of a beat, once it has read the networks of the example. */
async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await expect(task(page)).toBeVisible({ timeout: 30_000 });
  await expect(task(page)).not.toContainText('Train the networks first');
  await expect(task(page)).toHaveAttribute('data-done', 'false');
}

/** Presses until the element is focused. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let k = 0; k < most; k++) {
    const there = await page.evaluate(
      (at) => document.activeElement?.matches(at) ?? false,
      selector,
    );
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

test('the whole lesson is done by keyboard alone', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto('./#v=1');
  await standing(page);
  await expect(page.getByText('95.1').first()).toBeAttached();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const done = async (beat: number) => {
    await expect(task(page)).toHaveAttribute('data-done', 'true');
    await expect(card(page).getByRole('button', { name: `Beat ${beat}:` })).toHaveAccessibleName(
      /, done$/,
    );
  };
  /** Back to the card with L, on to the next beat, and with its "Show me" to where it is done. */
  const next = async (title: string) => {
    // A menu takes letters for itself: out of it first.
    if (await page.evaluate(() => document.activeElement?.matches('select'))) await press('Tab');
    await press('l');
    await tabTo(page, '.lesson-steps > :last-child');
    await press('Enter');
    await expect(card(page).getByRole('heading', { name: title })).toBeFocused();
    await showMe();
  };
  const showMe = async () => {
    await expect(task(page)).toHaveAttribute('data-done', 'false');
    await tabTo(page, '.lesson-show');
    await press('Enter');
  };

  await press('l');
  await expect(card(page).getByRole('heading', { name: 'One neuron' })).toBeFocused();
  await showMe();
  await press('ArrowDown', 'Enter');
  await done(1);

  await next('Two features collide');
  const wanted = (await task(page).locator('strong').first().textContent()) ?? 'A';
  // "Show me" has lit the clause already: the arrow keys start from there.
  await expect(page.locator('.interference svg[data-part="svg"]')).toBeFocused();
  await press('Enter');
  await expect(page).toHaveURL(new RegExp(`pin=c${wanted.charCodeAt(0) - 64}`));
  await done(2);

  await next('Superposition');
  await press('Enter');
  await expect(page).toHaveURL(/matrix=inputs/);
  await done(3);

  await next('The split');
  await press('ArrowRight');
  await done(4);

  await next('The budget');
  await press('ArrowRight', 'ArrowRight');
  await done(5);
  await expect(task(page)).toContainText('At α = 4');

  await next('Random against clause-aware');
  await press('c');
  await done(6);

  await next('When it fails');
  await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await done(7);

  await next('Try to beat it');
  await expect(page.locator('.method-menu select')).toBeFocused();
  await page.keyboard.type('+ sparse');
  await expect(page).toHaveURL(/methods=.*sparse-wide/);
  await press('Tab', 'l', ' ');
  await expect(page.getByText('Training is finished.')).toBeAttached({ timeout: 30_000 });
  await done(8);
  await press('l', 'Escape');
  await expect(card(page)).toBeHidden();
  await expect(page).not.toHaveURL(/lesson=/);
  expect(errors).toEqual([]);
});

for (let beat = 1; beat <= 8; beat++) {
  test(`axe finds nothing on beat ${beat}, ${beat % 2 ? 'dark' : 'light'}`, async ({ page }) => {
    await open(page, `#v=1&theme=${beat % 2 ? 'dark' : 'light'}&lesson=${beat}`);
    await sound(page, '.lesson');
    await expect(card(page).locator('math').first()).toBeVisible();
    const spoken = await card(page).locator('.formula .sr-only').allTextContents();
    expect(spoken.length).toBeGreaterThan(0);
    for (const words of spoken) expect(words).toMatch(/[a-z]/);
  });
}

/** The card of a beat in Chinese, once it says something. */
async function openChinese(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await expect(page.locator('.lesson .formula').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
}

for (let beat = 1; beat <= 8; beat++) {
  const theme = beat % 2 ? 'light' : 'dark';
  test(`beat ${beat} in Chinese has no English left and axe finds nothing, ${theme}`, async ({
    page,
  }) => {
    await openChinese(page, `#v=1&theme=${theme}&lang=zh&lesson=${beat}`);
    const read = async () => {
      const text = await page.locator('.lesson').innerText();
      return text.replace(/\b(max|cos|Enter)\b/g, '').match(/[A-Za-z]{2,}/g) ?? [];
    };
    await expect.poll(read).toEqual([]);
    await expect(page.locator('.lesson .lesson-task')).toContainText(/\p{Script=Han}{4}/u);
    await sound(page, '.lesson');
  });
}

for (const [language, theme, width] of [
  ['en', 'light', 1440],
  ['en', 'dark', 1440],
  ['en', 'light', 390],
  ['en', 'dark', 390],
  ['zh', 'light', 1440],
  ['zh', 'dark', 1440],
  ['zh', 'light', 390],
  ['zh', 'dark', 390],
] as const) {
  test(`the page with the card is sound, ${language}, ${theme} at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    if (language === 'en') await open(page, `#v=1&theme=${theme}&lesson=7`);
    else await openChinese(page, `#v=1&theme=${theme}&lang=zh&lesson=7`);
    await sound(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
}

for (const [width, height] of [
  [1440, 900],
  [1000, 800],
  [390, 844],
]) {
  test(`the card covers nothing that it points at, ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const [beat, place] of [
      [2, '.interference .plot-box'],
      [6, '.curve .plot-box'],
    ] as const) {
      await page.goto('about:blank');
      await open(page, `#v=1&lesson=${beat}`);
      await expect(page.locator(place)).toBeInViewport({ ratio: 0.9 });
      // Once the page has scrolled there.
      const apart = async (): Promise<boolean> => {
        const [a, b] = [await card(page).boundingBox(), await page.locator(place).boundingBox()];
        return a !== null && b !== null && (b.x + b.width <= a.x + 1 || b.y + b.height <= a.y + 1);
      };
      await expect.poll(apart, { message: `beat ${beat}`, timeout: 10_000 }).toBe(true);
    }
  });
}

test('a link opens its beat and sets its scene; a link that says more keeps it', async ({
  page,
}) => {
  await open(page, '#v=1&lesson=7');
  await expect(card(page).getByRole('heading', { name: 'When it fails' })).toBeVisible();
  await expect(page).toHaveURL(/alpha=8&show=fpe-random&lesson=7/);
  await page.goto('about:blank');
  await page.goto('./#v=1&alpha=4&lesson=7');
  await expect(card(page).getByRole('heading', { name: 'When it fails' })).toBeVisible();
  await expect(page.getByRole('slider', { name: /Expansion factor/ })).toHaveAttribute(
    'aria-valuetext',
    'α = 4',
  );
});

test('undo takes the scene back and leaves the lesson open', async ({ page }) => {
  await page.goto('./#v=1&alpha=3');
  await standing(page);
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/lesson=1/);
  const dial = page.getByRole('slider', { name: /Expansion factor/ });
  await expect(dial).toHaveAttribute('aria-valuetext', 'α = 2');
  await page.keyboard.press('z');
  await expect(dial).toHaveAttribute('aria-valuetext', 'α = 3');
  await expect(card(page)).toBeVisible();
});
