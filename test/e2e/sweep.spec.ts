/** A sweep from its link to its file, as a person would do it. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { finished, fitsWindows, hide, play, standing, watchErrors } from './support';
import {
  allTrained,
  HUGE,
  HUGE_NETWORKS,
  heap,
  LONG,
  openSweep,
  rows,
  start,
  TINY,
  under,
  words,
} from './sweep-support';

const seeds = (page: Page) => page.getByRole('textbox', { name: 'Seeds a setting' });

test('the panel is fetched when it comes near, and not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/sweep-panel/.test(request.url())) asked.push(request.url());
  });
  await page.setViewportSize({ width: 1440, height: 500 });
  await page.goto('./');
  await standing(page);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  const room = await page.locator('#sweep').boundingBox();
  await page.locator('#sweep').scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: /^α sweep/ })).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect((await page.locator('#sweep').boundingBox())?.height).toBe(room?.height);
});

test('a preset is one click: its axes, its size, and Start', async ({ page }) => {
  await page.goto('./');
  await page.locator('#sweep').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: /^clauses × neurons/ }).click();
  await expect(page).toHaveURL(/sx=hidden:4,8,16,32&sy=clauses:2,4,8,16/);
  await expect(page.getByText('16 settings × 8 seeds × 3 methods = 384 networks')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the sweep' })).toBeEnabled();
});

test('axes are edited as text; what cannot be taken says why and changes nothing', async ({
  page,
}) => {
  await openSweep(page, TINY);
  const values = page.getByLabel('Values').first();
  await expect(values).toHaveValue('2, 4');
  await values.fill('4, 2,8');
  await values.press('Enter');
  await expect(values).toHaveValue('2, 4, 8');
  await expect(page).toHaveURL(/sx=clauses:2,4,8/);
  await values.fill('2, 99');
  await values.press('Enter');
  await expect(values).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/whole numbers from 1 to 32/)).toBeVisible();
  await expect(page).toHaveURL(/sx=clauses:2,4,8/);
  await values.press('Escape');
  await expect(values).toHaveValue('2, 4, 8');
  await page.getByLabel('Rows').selectOption('alpha');
  await expect(page).toHaveURL(/sy=alpha:1,2,4,8/);
});

test('fills all cells; a click loads that very network, and a full run ends in it too', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const errors = watchErrors(page);
  await openSweep(page, `${TINY}&metric=accuracy`);
  await start(page);
  await allTrained(page);
  const cells = await rows(page);
  expect(cells).toHaveLength(2 * 3);
  const accuracy = (clauses: string, method: string): string =>
    cells.find((row) => row[0] === clauses && row.includes(method))?.[3] ?? '';

  const headline = page.locator('.figure').nth(3);
  const load = async (clauses: string): Promise<string> => {
    await page.locator('#sweep').scrollIntoViewIfNeeded();
    const svg = page.locator('.sweep-plot svg[data-part="svg"]');
    await svg.focus();
    await page.keyboard.press('Escape');
    // The first arrow goes to the cell on screen or to the first, the second to its neighbour.
    for (let k = 0; k < (clauses === '2' ? 1 : 2); k++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`On screen above: clauses ${clauses}.`)).toBeVisible();
    await expect(headline).toContainText(accuracy(clauses, 'dense'));
    await expect(headline).toContainText(accuracy(clauses, 'clause-aware'));
    return headline.innerText();
  };
  const first = await load('2');
  expect(await load('4')).not.toBe(first);

  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page.locator('.loom svg[data-part="svg"]')).toBeFocused();
  await expect(page.locator('.headline')).toBeInViewport();
  const swept = await headline.innerText();
  const caption = page.locator('.curve [data-part="caption"]');
  await expect(caption).toContainText(/sweep/);
  await play(page);
  // Finished was said of the cell already: only a run in full knows all epochs.
  await expect(caption).not.toContainText(/sweep/);
  await finished(page);
  await expect.poll(() => headline.innerText()).toBe(swept);
  expect(errors).toEqual([]);
});

test('pauses, hides, resumes and is cancelled with nothing left on the GPU', async ({ page }) => {
  test.setTimeout(240_000);
  await openSweep(page, LONG);
  await start(page);
  await under(page);
  await page.getByRole('button', { name: 'Pause', exact: true }).last().click();
  await expect(words(page)).toHaveText(/paused$/);
  // What was in flight may still arrive; after that nothing may.
  await page.waitForTimeout(1500);
  const held = await words(page).innerText();
  await page.waitForTimeout(1500);
  expect(await words(page).innerText()).toBe(held);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(words(page)).not.toHaveText(/paused/);

  await hide(page, true);
  await expect(words(page)).toHaveText(/paused in background$/);
  await hide(page, false);
  await expect(words(page)).not.toHaveText(/paused/);

  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(words(page)).toHaveText(/^[1-9]\d* of 96 networks trained$/);
  await expect(page.getByText('on the GPU, its memory is free again')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Train the rest' })).toBeVisible();
  expect((await rows(page)).some((row) => /\d/.test(row[4]))).toBe(true);
});

test('says when the settings are no longer those of the picture', async ({ page }) => {
  await openSweep(page, TINY);
  await start(page);
  await allTrained(page);
  await expect(page.getByText('Settings changed since this sweep.')).toBeHidden();
  await seeds(page).fill('1');
  await seeds(page).press('Enter');
  await expect(page.getByText('Settings changed since this sweep.')).toBeVisible();
  await page.getByRole('button', { name: 'Start anew' }).click();
  await allTrained(page, 6);
  await expect(page.getByText('Settings changed since this sweep.')).toBeHidden();
});

test('saves its numbers as CSV and JSON, with the link', async ({ page, baseURL }) => {
  await openSweep(page, TINY);
  await start(page);
  await allTrained(page);
  for (const [name, kind] of [
    ['CSV', 'csv'],
    ['JSON', 'json'],
  ]) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain(`${baseURL}/#v=1`);
    expect(text).toContain('sx=clauses:2,4');
  }
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the panel, ${theme}`, async ({ page }) => {
    await page.goto(`./#v=1&theme=${theme}`);
    await page.locator('#sweep').scrollIntoViewIfNeeded();
    await expect(page.getByRole('button', { name: /^α sweep/ })).toBeVisible();
    await sound(page, '#sweep');
    await openSweep(page, `${TINY}&sy=alpha:1,2&theme=${theme}`);
    await page.reload();
    await start(page);
    await allTrained(page, 24);
    await page.getByLabel('Values').first().fill('x');
    await seeds(page).fill('3');
    await seeds(page).press('Enter');
    await expect(page.getByText('Settings changed since this sweep.')).toBeVisible();
    await sound(page, '#sweep');
  });
}

test('nothing sticks out of a narrow window, and targets are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSweep(page, `${TINY}&sy=alpha:1,2`);
  await start(page);
  await allTrained(page, 24);
  await fitsWindows(page, '#sweep button, #sweep select, #sweep input');
});

test('10,000 networks are queued within 50 MB of heap', async ({ page }) => {
  test.setTimeout(180_000);
  await openSweep(page, HUGE);
  await expect(page.getByText(`${HUGE_NETWORKS.toLocaleString('en')} networks`)).toBeVisible();
  const before = await heap(page);
  await start(page);
  await under(page);
  expect((await heap(page)) - before).toBeLessThan(50 * 2 ** 20);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.sweep-machine')).toHaveText(/memory is free again/);
});

test('a device lost in the middle costs no finished cell and changes no number', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const link = 'train=2000&test=500&warmup=10&finetune=10&seeds=16&sx=hidden:4,8&backend=webgpu';
  const NETWORKS = 16 * 2 * 3;
  await page.goto(`./?debug=1#v=1&${link}`);
  await page.locator('#sweep').scrollIntoViewIfNeeded();
  await start(page);
  await allTrained(page, NETWORKS);
  const undisturbed = await rows(page);
  await page.getByRole('button', { name: 'Train again' }).click();
  await under(page);
  // A loss between two batches interrupts nothing, and nothing is said of it: then once more.
  await expect(async () => {
    await page.evaluate(() => Reflect.get(window, 'loseSweepDevice')());
    await expect(page.getByText(/The GPU was lost/).first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await allTrained(page, NETWORKS);
  expect(await rows(page)).toEqual(undisturbed);
});
