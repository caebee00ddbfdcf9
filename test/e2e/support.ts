/** What several end-to-end specs do. */
import { expect, type Page } from '@playwright/test';

/** Two seeds, few examples, six epochs: seconds on a software adapter. */
export const SMALL = '#v=1&train=256&test=256&warmup=3&finetune=3&seeds=2';

/** The page itself stands, not only the picture that comes before any script. */
export const standing = (page: Page) =>
  expect(page.locator('.loom svg[data-part="svg"] *').first()).toBeAttached();

export const play = (page: Page) => page.locator('[data-key="play"]').click();

export const finished = (page: Page) =>
  expect(page.getByText('Training is finished.')).toBeAttached({ timeout: 90_000 });

/** The curves as the table twin prints them. */
export async function curves(page: Page): Promise<string> {
  await page.locator('.curve').hover();
  await page.keyboard.press('t');
  return page.locator('.curve .plot-table').innerText();
}

/** Collects what must never happen on the page: uncaught errors. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Puts code before that of workers, which no script of a page reaches. */
export const plant = (page: Page, code: string, script = 'worker'): Promise<unknown> =>
  page.route(`**/${script}-*.js`, async (route) => {
    try {
      const answer = await route.fetch({ maxRetries: 5 });
      await route.fulfill({ response: answer, body: `${code}\n${await answer.text()}` });
    } catch {
      // The page is closing, or the worker is not there: then the test sees that.
    }
  });

/** Tells the page that its tab is hidden, or visible again. */
export const hide = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (value ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

/** Nothing sticks out of windows of these widths, and on narrow ones a finger hits every target. */
export async function fitsWindows(page: Page, targets: string): Promise<void> {
  for (const width of [320, 390, 900, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.waitForTimeout(300);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `${width} px`).toBeLessThanOrEqual(width);
    if (width > 899) continue;
    const low = await page.evaluate(
      (selector) =>
        [...document.querySelectorAll(selector)]
          .filter((e) => e.checkVisibility())
          .filter((e) => e.getBoundingClientRect().height < 43.5)
          .map((e) => `${e.tagName} ${e.textContent?.slice(0, 20)}`),
      targets,
    );
    expect(low, `${width} px`).toEqual([]);
  }
}
