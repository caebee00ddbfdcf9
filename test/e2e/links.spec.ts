/** Links that are damaged, out of range, of the future or hostile. */
import { expect, test } from '@playwright/test';
import { watchErrors } from './support';

/** A small generator of its own, so that a failing fragment can be made again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const KEYS =
  'v task task clauses literals p sampler polarity formula data train test hidden opt lr momentum batch warmup finetune alpha methods seed seeds backend sx sy show at matrix curve metric pin theme __proto__ constructor'.split(
    ' ',
  );
const VALUES =
  'alpha:1,2,4 hidden:8,4,4 split:0,25,99 seed:1,2 p: clauses:1e9,x 0 -1 1 2 8 1e999 -0 NaN Infinity 99999999999 0.5 dnf cnf parity formula data x1.and.(x2|!x3) 3f2a90b1.1000x20 decoys iid dense,dense fpe-random <script>alert(1)</script> %00 %E0%A4%A %F0%9F%92%A9 null undefined [] {} w0.0 n999 light " \' & = # ∞'.split(
    ' ',
  );

function fragment(next: () => number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)];
  const parts = Array.from({ length: 1 + Math.floor(next() * 8) }, () => {
    const value = next() < 0.2 ? String.fromCodePoint(32 + Math.floor(next() * 900)) : pick(VALUES);
    return `${pick(KEYS)}=${next() < 0.5 ? value : encodeURIComponent(value)}`;
  });
  return next() < 0.3 ? parts.join('&') : `v=1&${parts.join('&')}`;
}

test('200 fuzzed fragments: never blank, never NaN, never an uncaught error', async ({ page }) => {
  test.setTimeout(300_000);
  const errors = watchErrors(page);
  const next = random(2510_04500);
  await page.goto('./');
  for (let i = 0; i < 200; i++) {
    const text = fragment(next);
    if (i % 20 === 0) {
      // Sometimes a fresh load, mostly a link pasted into the bar of the open page.
      await page.goto('about:blank');
      await page.goto(`./#${text}`);
    } else {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, text);
    }
    await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
    await page.waitForTimeout(20);
    const seen = await page.evaluate(() => ({
      controls: [...document.querySelectorAll('input, select')].map(
        (e) => (e as HTMLInputElement).value,
      ),
      marks: document.querySelectorAll('main svg path').length,
      // Notices quote what was given; everything else must not.
      text: (document.querySelector('main') as HTMLElement).innerText,
    }));
    expect(seen.marks, text).toBeGreaterThan(5);
    expect(seen.controls.join(' '), text).not.toMatch(/NaN|undefined|Infinity/);
    expect(seen.text, text).not.toMatch(/\bNaN\b|undefined/);
  }
  expect(errors).toEqual([]);
});

test('a bad value is named with the value used instead', async ({ page }) => {
  await page.goto('./#v=1&alpha=99&opt=lbfgs');
  const notices = page.locator('.notices, [role="alert"], [role="status"]');
  await expect(notices.filter({ hasText: 'alpha' }).filter({ hasText: '8' }).first()).toBeVisible();
  await expect(notices.filter({ hasText: 'opt' }).filter({ hasText: 'sgd' }).first()).toBeVisible();
});

test('a link of a future version is read as far as known and says so', async ({ page }) => {
  await page.goto('./#v=7&alpha=4');
  await expect(
    page
      .getByText(/version/i)
      .filter({ hasText: '7' })
      .first(),
  ).toBeVisible();
  await expect(page.locator('.figure').nth(1)).toContainText(/8|32/);
});
