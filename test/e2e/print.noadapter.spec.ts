/** The page on paper: what is read, none of what is operated, light, and where it comes from. */
import { expect, type Page, test } from '@playwright/test';
import { watchErrors } from './support';

const CHROME =
  '.bar, .overlays, .advanced, .own, main button, main select, main input, .plot-tools, .dial';

/** What of it is on the page that is printed. */
const seen = (page: Page, selector: string) =>
  page.evaluate(
    (of) =>
      [...document.querySelectorAll(of)]
        .filter((element) => element.checkVisibility())
        .map((element) => `${element.tagName}.${element.getAttribute('class')}`),
    selector,
  );

/** The luminance of a CSS colour, 0 to 255. */
const lightness = (color: string): number => {
  const [r, g, b] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b;
};

const ready = async (page: Page) => {
  await page.locator('.curve .plot-box path').first().waitFor({ state: 'attached' });
  await expect(page.locator('.verified')).toBeAttached();
};

test('a dark page prints light, without its chrome, with settings and link as text', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto('./#v=1&theme=dark');
  await ready(page);
  // Control: on screen all of it is there, and dark.
  expect((await seen(page, CHROME)).length).toBeGreaterThan(10);
  expect(await seen(page, '.print-sheet')).toEqual([]);
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--bg'));
  expect((await ground()).trim()).toBe('#111316');

  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.print-sheet');
  await expect(sheet).toBeVisible();
  expect(await seen(page, CHROME)).toEqual([]);
  expect((await ground()).trim()).toBe('#fbfaf6');
  const ink = await page
    .locator('.figure-value')
    .first()
    .evaluate((element) => getComputedStyle(element).color);
  expect(lightness(ink)).toBeLessThan(60);
  const html = await page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  );
  expect(html).toBe('rgba(0, 0, 0, 0)');

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const part of [
    '.headline',
    '.loom .plot-box > svg',
    '.ledger .plot-box > svg',
    '.curve figcaption',
  ]) {
    await expect(page.locator(part).first()).toBeVisible();
  }
  await expect(sheet).toContainText('Expansion factor α');
  await expect(sheet).toContainText('epoch 50, seed 33');
  const link = await sheet.locator('.print-link').innerText();
  expect(link).toContain('/#v=1');
  await page.emulateMedia({ media: 'screen' });
  await expect(sheet).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('the printer’s own moment: pictures fit the paper, nothing narrow, then all is as before', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  const picture = page.locator('.loom .plot-box > svg');
  const width = await picture.getAttribute('width');
  const box = await picture.getAttribute('viewBox');
  await page.evaluate(() => {
    addEventListener('beforeprint', () =>
      // After the page's own, which were there before this one.
      Object.assign(window, {
        paper: [...document.querySelectorAll('.plot[data-mode="drawn"] .plot-box > svg')].map(
          (svg) => ({
            box: svg.getAttribute('viewBox'),
            width: Number(svg.getAttribute('width')),
            marks: svg.childElementCount,
          }),
        ),
        sheet: document.querySelector('.print-sheet')?.textContent,
      }),
    );
    Object.assign(window, { narrow: 0 });
    new MutationObserver(() => {
      if (document.querySelector('.tabs')) Object.assign(window, { narrow: 1 });
    }).observe(document, { childList: true, subtree: true });
  });
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.length).toBeGreaterThan(20_000);
  const [paper, sheet, narrow] = await page.evaluate(() => {
    const { paper, sheet, narrow } = window as unknown as {
      paper: { box: string | null; width: number; marks: number }[];
      sheet: string;
      narrow: number;
    };
    return [paper, sheet, narrow] as const;
  });
  expect(paper.length).toBeGreaterThan(4);
  for (const { box, width, marks } of paper) {
    expect(box).toMatch(/^0 0 \d+ \d+$/);
    expect(width).toBeLessThanOrEqual(830);
    expect(marks).toBeGreaterThan(0);
  }
  expect(sheet).toContain('This link opens it');
  expect(narrow).toBe(0);
  // The picture on screen is the one that was there.
  await expect(picture).toHaveAttribute('width', width ?? '');
  await expect(picture).toHaveAttribute('viewBox', box ?? '');
  await expect(page.locator('.print-sheet')).toHaveCount(0);
});

test('on both ways of A4 nothing is wider than the paper and no card is cut', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  for (const [width, height] of [
    [688, 1016],
    [1016, 688],
  ]) {
    await page.setViewportSize({ width, height });
    await expect(page.locator('.print-sheet')).toBeVisible();
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...document.querySelectorAll('main *')]
            .filter((e) => e.checkVisibility() && !e.closest('.sr-only, svg'))
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => `${e.tagName}.${e.getAttribute('class')}`),
        ),
      )
      .toEqual([]);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.plot, .claim')]
        .filter((e) => e.checkVisibility())
        .filter((e) => getComputedStyle(e).breakInside !== 'avoid')
        .map((e) => e.className),
    );
    expect(cut).toEqual([]);
  }
});

test('a section that was never fetched is not on paper', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  const claims = page.locator('section#claims');
  await expect(claims).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(claims).toBeHidden();
});
