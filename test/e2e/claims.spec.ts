/** The claims: what the committed run says, one of them again on this machine, its setting opened. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { fitsWindows, standing, watchErrors } from './support';

const file = JSON.parse(
  readFileSync(new URL('../../docs/claims.json', import.meta.url), 'utf8'),
) as { claims: { id: string; title: string; sentence: string }[] };

/** Opens the page and waits until the committed run is on its cards. */
async function openClaims(page: Page, fragment = 'v=1'): Promise<void> {
  await page.goto(`./#${fragment}`);
  await page.locator('#claims').scrollIntoViewIfNeeded();
  await expect(page.getByText('from a baked run of').first()).toBeVisible();
}

const card = (page: Page, id: string) => page.locator(`#claim-${id}`);
const verdict = (page: Page, id: string) => card(page, id).locator('.claim-verdict');

test('panel and numbers are fetched when it comes near, and not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/claims/.test(request.url())) asked.push(request.url());
  });
  await page.setViewportSize({ width: 1440, height: 500 });
  await page.goto('./');
  await standing(page);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await page.locator('#claims').scrollIntoViewIfNeeded();
  await expect(page.locator('.claim').first()).toBeVisible();
  expect(asked.length).toBeGreaterThanOrEqual(2);
});

test('every claim has a card with verdict, dots, sentence and rule, in the paper’s order', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await openClaims(page);
  await expect(page.locator('.claim h3')).toHaveText(file.claims.map(({ title }) => title));
  for (const { id, sentence } of file.claims) {
    await card(page, id).scrollIntoViewIfNeeded();
    await expect(card(page, id).locator('.claim-sentence')).toHaveText(sentence);
    await expect(card(page, id).locator('svg[data-part="svg"] path').first()).toBeAttached();
  }
  await expect(page.locator('.claims-summary')).toHaveText(/^Of the paper’s 11 claims 4 reproduce/);
  await expect(verdict(page, 'real-data')).toHaveText('Reproduces here');
  await expect(verdict(page, 'random-always')).toHaveText('Does not hold here');
  const rule = card(page, 'order').locator('.claim-rule');
  await rule.getByText('How it is judged').click();
  await expect(rule).toContainText('95 % interval');
  await expect(rule.getByRole('listitem')).toHaveCount(2);
  await card(page, 'order').locator('[data-table-toggle]').dispatchEvent('click');
  await expect(card(page, 'order').locator('.plot-table tbody tr')).toHaveCount(21);
  expect(errors).toEqual([]);
});

test('a claim runs again here, and only then says so; others keep their numbers', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const errors = watchErrors(page);
  await openClaims(page, 'v=1&backend=cpu&workers=1');
  const baked = await card(page, 'order').locator('.claim-sentence').innerText();
  await card(page, 'order')
    .getByRole('button', { name: /^run it here/ })
    .click();
  await expect(verdict(page, 'order')).toHaveText(/^Running · \d+ of 20 seeds$/);
  await expect(card(page, 'order').getByText(/^No verdict before 20 seeds/)).toBeVisible();
  await expect(card(page, 'order').getByText('run here, just now, on the CPU')).toBeVisible({
    timeout: 180_000,
  });
  await expect(verdict(page, 'order')).toHaveText('Reproduces here');
  // The same engine in Node and here: the same bits.
  expect(await card(page, 'order').locator('.claim-sentence').innerText()).toBe(baked);
  await expect(card(page, 'disjoint').getByText('from a baked run of')).toBeVisible();

  // A grid of settings takes long enough to be stopped on the way.
  await card(page, 'clauses')
    .getByRole('button', { name: /^run it here/ })
    .click();
  await card(page, 'neurons')
    .getByRole('button', { name: /^run it here/ })
    .click();
  await expect(verdict(page, 'neurons')).toHaveText('Waiting for the one before');
  await expect(page.locator('.claims-summary')).toContainText('2 running');
  await page.getByRole('button', { name: 'Stop all' }).click();
  await expect(verdict(page, 'clauses')).toHaveText('Reproduces in part');
  await expect(card(page, 'clauses').getByText('from a baked run of')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Run all here/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test('a setting opens above, with the method it is about', async ({ page }) => {
  await openClaims(page, 'v=1&theme=dark');
  await card(page, 'random-always')
    .getByRole('button', { name: /^load this setting/ })
    .click();
  await expect(page).toHaveURL(/#v=1&p=0\.5&methods=dense,fpe-random&seeds=20&.*theme=dark/);
  await expect(page.locator('.loom svg[data-part="svg"]')).toBeFocused();
  await expect(page.locator('.headline')).toBeInViewport();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the panel, ${theme}`, async ({ page }) => {
    await openClaims(page, `v=1&backend=cpu&workers=1&theme=${theme}`);
    for (const id of ['order', 'clauses', 'structure']) {
      await card(page, id).getByText('How it is judged').click();
    }
    await card(page, 'clauses')
      .getByRole('button', { name: /^run it here/ })
      .click();
    await card(page, 'neurons')
      .getByRole('button', { name: /^run it here/ })
      .click();
    await expect(verdict(page, 'neurons')).toHaveText('Waiting for the one before');
    await sound(page, '#claims');
  });
}

test('nothing sticks out of a narrow window, and targets are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openClaims(page);
  await card(page, 'structure').getByText('How it is judged').click();
  await fitsWindows(page, '#claims button, #claims summary');
});
