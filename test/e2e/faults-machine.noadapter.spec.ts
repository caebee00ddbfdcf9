/** Workers that crash, a tab forgotten for an hour, storage that is full, two tabs at once. */
import { expect, type Page, test } from '@playwright/test';
import { finished, hide, plant, play, SMALL, watchErrors } from './support';
import { allTrained, openSweep, rows, start, TINY } from './sweep-support';

const crashOn = (name: string) => `if (self.name === '${name}') self.addEventListener('message',
  () => { throw new Error('planted crash'); });`;

// A worker that is fetched as the page closes concerns no other test.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** The runs that are kept, by name. */
async function kept(page: Page, count: number): Promise<void> {
  await page.locator('#runs').scrollIntoViewIfNeeded();
  await expect(page.locator('#runs .runs-name')).toHaveCount(count);
}

test('workers of a sweep that crash: it says so, and the next sweep is well', async ({ page }) => {
  const errors = watchErrors(page);
  await plant(page, crashOn('sweep'));
  await openSweep(page, TINY);
  await start(page);
  await expect(
    page
      .locator('#sweep')
      .getByText(/planted crash/)
      .first(),
  ).toBeVisible({
    timeout: 30_000,
  });
  await page.unroute('**/worker-*.js');
  await page.reload();
  await openSweep(page, TINY);
  await start(page);
  await allTrained(page);
  expect((await rows(page)).length).toBeGreaterThan(1);
  expect(errors).toEqual([]);
});

test('the worker that checks crashes: the badge says that it could not, and what was trained stays', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await plant(page, crashOn('verify'));
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await expect(page.locator('.verified')).toHaveText(/Could not be checked/, { timeout: 30_000 });
  await expect(page.locator('.figure-value').last()).toContainText('%');
  expect(errors).toEqual([]);
});

test('the worker that measures costs crashes: the panel says why, and measures again', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await plant(page, crashOn('cost'), 'cost-worker');
  await page.goto('./');
  await page.locator('#cost').scrollIntoViewIfNeeded();
  const measure = page.locator('#cost').getByRole('button', { name: 'Measure' });
  await measure.click();
  await expect(page.locator('#cost').getByText(/planted crash/)).toBeVisible();
  await expect(measure).toBeEnabled();
  expect(errors).toEqual([]);
});

test('the worker that reads data crashes: the page says so and trains on', async ({ page }) => {
  const errors = watchErrors(page);
  await plant(page, crashOn('data'), 'data-worker');
  await page.goto('./#v=1&task=fashion-mnist&hidden=4&train=500&test=200&warmup=1&finetune=1');
  await play(page);
  await expect(page.getByText(/planted crash/).first()).toBeAttached({ timeout: 30_000 });
  await page.goto(`./${SMALL}`);
  await page.reload();
  await play(page);
  await finished(page);
  expect(errors).toEqual([]);
});

test('a tab hidden for an hour: paused meanwhile, goes on, and no figure is out of its mind', async ({
  page,
}) => {
  const errors = watchErrors(page);
  // Far longer than the test, on any machine.
  await page.goto(
    './#v=1&train=50000&test=2000&warmup=500&finetune=500&hidden=64&seeds=1&backend=cpu&workers=1',
  );
  await play(page);
  await expect(page.locator('.scrub-label')).toHaveText(/epoch [1-9]/, { timeout: 60_000 });
  await hide(page, true);
  await expect(page.getByText('paused in background').first()).toBeAttached();
  // An hour by all clocks of the page.
  await page.evaluate((hour) => {
    const [now, date] = [performance.now.bind(performance), Date.now];
    performance.now = () => now() + hour;
    Date.now = () => date() + hour;
  }, 3_600_000);
  // What was in flight may still arrive.
  await page.waitForTimeout(700);
  const held = await page.locator('.scrub-label').innerText();
  await page.waitForTimeout(700);
  expect(await page.locator('.scrub-label').innerText()).toBe(held);
  await hide(page, false);
  const left = page.locator('.time-left');
  await expect(left).toHaveText(/left/, { timeout: 30_000 });
  // Not the hour that nobody trained in.
  const minutes = /^about (\d+) min left$/.exec(await left.innerText())?.[1] ?? '0';
  expect(Number(minutes)).toBeLessThan(60 * 24);
  await expect(page.locator('.scrub-label')).not.toHaveText(held, { timeout: 60_000 });
  await expect(page.locator('main')).not.toContainText('NaN');
  expect(errors).toEqual([]);
});

test('a clock set back a day: runs are kept in their order, and nothing is negative', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await kept(page, 1);
  await page.evaluate(() => {
    const before = Date.now;
    Date.now = () => before() - 86_400_000;
  });
  // The same document, with its clock.
  await page.goto(`./${SMALL}&alpha=3`);
  await play(page);
  await expect(page.locator('#runs .runs-name')).toHaveCount(2, { timeout: 60_000 });
  // The newest first, though the clock says otherwise.
  await expect(page.locator('#runs .runs-name').first()).toContainText('α 2→3');
  await expect(page.locator('main')).not.toContainText('NaN');
  expect(errors).toEqual([]);
});

test('storage that is full: said once, and the runs stay for the visit', async ({ page }) => {
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('planted', 'QuotaExceededError');
    };
  });
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await kept(page, 1);
  await expect(page.locator('.runs-fault')).toContainText('is full');
  expect(errors).toEqual([]);
});

test('no storage of any kind: the page opens, trains and keeps for the visit', async ({ page }) => {
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('planted', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, { get: denied, configurable: true });
    }
  });
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await kept(page, 1);
  await expect(page.locator('.runs-fault')).toContainText('stores nothing');
  expect(errors).toEqual([]);
});

test('two tabs at once: both train, and both have both runs', async ({ page }) => {
  const errors = watchErrors(page);
  const other = await page.context().newPage();
  errors.push(...watchErrors(other));
  await page.goto(`./${SMALL}`);
  await other.goto(`./${SMALL}&alpha=3`);
  await Promise.all([play(page), play(other)]);
  await finished(other);
  await page.bringToFront();
  await finished(page);
  await kept(page, 2);
  await other.bringToFront();
  await kept(other, 2);
  await expect(other.locator('.runs-fault')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('the store is deleted under an open tab: not held up by it, and the next run is kept', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await kept(page, 1);
  const earlier = await page.locator('#runs .runs-name').innerText();
  const deleted = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.deleteDatabase('fpe-explorer-runs');
        request.onsuccess = () => resolve('deleted');
        request.onblocked = () => resolve('blocked');
        request.onerror = () => resolve('failed');
      }),
  );
  expect(deleted).toBe('deleted');
  await page.goto(`./${SMALL}&alpha=3`);
  await page.locator('.changes .button').first().click();
  // The earlier one went with the store, whatever the list still showed until now.
  await expect(page.locator('#runs .runs-name')).not.toHaveText(earlier, { timeout: 60_000 });
  await expect(page.locator('#runs .runs-name')).toHaveCount(1);
  await expect(page.locator('.runs-fault')).toHaveCount(0);
  // In the database, not only in memory.
  await page.reload();
  await kept(page, 1);
  expect(errors).toEqual([]);
});
