/** Without a network after the first visit, and newer versions that come while a page is open. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { built, changedBuild, dialogIn, HEADINGS, type SiteServer, serveSite } from './site-server';
import { curves, finished, play, SMALL, watchErrors } from './support';

/** Long enough to be under way while a version is published. */
const LONG = '#v=1&train=5000&test=5000&warmup=60&finetune=60&seeds=8&workers=1';

let site: SiteServer;
test.beforeEach(async () => {
  site = await serveSite(built());
});
test.afterEach(() => site.stop());

const visitor = (browser: Browser, serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers });

/** Opens the page and waits until all of it is kept. */
async function visit(page: Page, fragment: string): Promise<void> {
  await page.goto(`${site.address}${fragment}`);
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
    .toBe('activated');
}

/** Names of the versions that are kept. */
const versions = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await caches.keys()).filter((name) => /^fpe-site-[0-9a-f]{16} /.test(name)),
  );

const lookForNewer = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });

const notice = (page: Page) => page.getByText('A new version of this page is here.');

async function heading(page: Page): Promise<string> {
  const title = page.locator('#share-title');
  // A page that has just been drawn may not listen to keys yet.
  await expect(async () => {
    if ((await title.count()) === 0) await page.keyboard.press('s');
    await expect(title).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 30_000 });
  const text = await title.innerText();
  await page.keyboard.press('Escape');
  await expect(title).toHaveCount(0);
  return text;
}

test('after one visit the page trains and opens every panel without a network', async ({
  browser,
}) => {
  const context = await visitor(browser, 'allow');
  const page = await context.newPage();
  const errors = watchErrors(page);
  await visit(page, '#v=1');
  await site.stop();
  await page.goto('about:blank');
  await page.goto(`${site.address}#v=1`);
  await expect(page.getByText('95.1').first()).toBeAttached();
  await play(page);
  await finished(page);

  expect(await heading(page)).toBe(HEADINGS[0]);
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('dialog')).toContainText('safetensors');
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await expect(page.getByRole('region', { name: 'Lesson' }).locator('.lesson-task')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const id of ['sweep', 'theory', 'mechanism', 'codes', 'step', 'runs', 'own', 'claims']) {
    const section = page.locator(`#${id}`);
    await section.scrollIntoViewIfNeeded();
    await expect(section.locator(':scope > * button, :scope > * svg').first(), id).toBeAttached({
      timeout: 30_000,
    });
  }
  await page.getByText('Advanced', { exact: false }).first().scrollIntoViewIfNeeded();
  await expect(page.locator('.about')).toBeAttached();
  const link = page.getByRole('link', { name: 'all listed with their texts' });
  await expect(link).toHaveAttribute('href', './licences.txt');
  const licences = await page.evaluate(async () => (await fetch('licences.txt')).text());
  expect(licences).toContain('react-dom');
  await expect(page.locator('.panel-failure')).toHaveCount(0);
  await expect(page.getByText(/failed to fetch/i)).toHaveCount(0);
  expect(errors).toEqual([]);
  await context.close();
});

test('control: without the worker the page is gone with its network', async ({ browser }) => {
  const context = await visitor(browser, 'block');
  const page = await context.newPage();
  await page.goto(`${site.address}#v=1`);
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await site.stop();
  await page.goto('about:blank');
  await expect(page.goto(`${site.address}#v=1`)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await context.close();
});

test('a version published during a run: the run ends, the page stays whole, a reload is the new one', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'fpe-changed-'));
  try {
    changedBuild(folder);
    const context = await visitor(browser, 'allow');
    const page = await context.newPage();
    const errors = watchErrors(page);
    await visit(page, LONG);
    // An epoch or two, where it waits: on a fast machine the whole run would be over.
    await expect(async () => {
      await page.getByRole('button', { name: 'Step one epoch' }).click();
      await expect(page.locator('.scrub-label')).toHaveText(/epoch [1-9]/, { timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    site.publish(folder);
    const gone = await context.request.get(`${site.address}${dialogIn(built())}`);
    expect(gone.status(), 'control: the old chunk is not on the server').toBe(404);
    await lookForNewer(page);
    await expect(notice(page)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Training is finished.')).toHaveCount(0);
    await play(page);
    await finished(page);
    expect(await heading(page)).toBe(HEADINGS[0]);
    const trained = await curves(page);
    expect(await versions(page)).toHaveLength(2);

    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    await expect(notice(page)).toHaveCount(0);
    await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
    await expect(page).toHaveURL(/warmup=60/);
    expect(await heading(page)).toBe(HEADINGS[1]);
    // The same settings give the same numbers in the version that came.
    await play(page);
    await finished(page);
    expect(await curves(page)).toBe(trained);
    await page.reload();
    await expect.poll(() => versions(page), { timeout: 20_000 }).toHaveLength(1);
    expect(errors).toEqual([]);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('two tabs of two versions: each goes on with its own', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fpe-changed-'));
  try {
    changedBuild(folder);
    const context = await visitor(browser, 'allow');
    const older = await context.newPage();
    const newer = await context.newPage();
    const errors = [watchErrors(older), watchErrors(newer)];
    await visit(older, SMALL);
    await visit(newer, SMALL);
    site.publish(folder);
    await lookForNewer(newer);
    await expect(notice(newer)).toBeVisible({ timeout: 30_000 });
    await expect(notice(older)).toBeVisible();
    await newer.reload();
    await newer.locator('main svg path').nth(5).waitFor({ state: 'attached' });
    await newer.bringToFront();
    expect(await heading(newer)).toBe(HEADINGS[1]);
    await site.stop();
    await older.bringToFront();
    expect(await heading(older)).toBe(HEADINGS[0]);
    await play(older);
    await finished(older);
    expect(errors).toEqual([[], []]);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

for (const fault of ['full', 'denied'] as const) {
  test(`storage ${fault}: the page trains, and nothing goes unhandled`, async ({ browser }) => {
    const context = await visitor(browser, 'allow');
    const page = await context.newPage();
    const errors = watchErrors(page);
    if (fault === 'full') {
      const devtools = await context.newCDPSession(page);
      const { origin } = new URL(site.address);
      await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
    } else {
      await page.addInitScript(() => {
        const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'));
        ServiceWorkerContainer.prototype.register = refuse;
        CacheStorage.prototype.open = refuse;
      });
    }
    await page.goto(`${site.address}${SMALL}`);
    await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
    // Full: the worker comes and gives up.
    const states = () =>
      page.evaluate(async () => {
        const all = await navigator.serviceWorker.getRegistrations();
        return all.filter(({ active, installing }) => active || installing).length;
      });
    await page.waitForTimeout(1500);
    await expect.poll(states, { timeout: 30_000 }).toBe(0);
    await play(page);
    await finished(page);
    expect(await heading(page)).toBe(HEADINGS[0]);
    await page.reload();
    await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
    expect(errors).toEqual([]);
    await context.close();
  });
}
