/** The badge by the ledger: green as trained, red once a weight of the networks is another. */
import { expect, type Page, test } from '@playwright/test';
import { finished, plant, play, SMALL, watchErrors } from './support';

const RUN = `./${SMALL}&backend=cpu&methods=dense.fpe-random.fpe-clause`;
const badge = (page: Page) => page.locator('.verified');

/** Changes what the worker that checks is given, in its own script. */
const spoil = (page: Page, change: string): Promise<unknown> =>
  plant(
    page,
    `self.addEventListener('message', ({ data }) => {
      if (data.type !== 'check') return;
      for (const of of data.evidence) { ${change} }
    });`,
  );

test('a finished run is verified by itself, and trained again with the same curves', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(RUN);
  await play(page);
  await finished(page);
  await expect(badge(page)).toHaveText(/Verified/, { timeout: 30_000 });
  await badge(page).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Are these numbers right?' });
  await expect(dialog.getByText(/^All \d+ checks passed\.$/)).toBeVisible();
  await expect(
    dialog.getByRole('row', { name: /Logits on 256 test inputs/ }).first(),
  ).toContainText('✓ same');
  await expect(dialog.getByRole('row', { name: /two children of one neuron share/ })).toHaveCount(
    1,
  );
  await dialog.getByRole('button', { name: 'Train again on the reference' }).click();
  await expect(dialog.getByText(/The two runs stay together/)).toBeVisible({ timeout: 60_000 });
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const inside = await dialog.evaluate((e) => [e.scrollWidth - e.clientWidth, e.clientWidth]);
    expect(inside[0], `${width} px`).toBe(0);
    expect(inside[1]).toBeLessThanOrEqual(width);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(badge(page)).toBeFocused();
  expect(errors).toEqual([]);
});

for (const [what, change, name] of [
  ['one weight', 'of.network.weight[0] += 0.5', 'Test loss on the curve'],
  [
    'one bit of a mask',
    'const n = of.network; n.edgeInput[0] = n.edgeInput[n.childStart[1]]',
    'Inputs that two children of one neuron share',
  ],
  ['one count', 'of.measures.nonzeros += 1', 'Non-zero weights'],
] as const) {
  test(`the badge is red when ${what} is another, and says so`, async ({ page }) => {
    await spoil(page, change);
    await page.goto(RUN);
    await play(page);
    await finished(page);
    await expect(badge(page)).toHaveText(/Failed: \d+ checks/, { timeout: 30_000 });
    await badge(page).click();
    const failures = page.locator('.verified-outcome[data-verdict="failed"] li');
    await expect(failures.filter({ hasText: name }).first()).toBeVisible();
    // The page goes on: another run starts and is checked.
    await page.keyboard.press('Escape');
    await play(page);
    await finished(page);
    await expect(badge(page)).toHaveText(/Failed/, { timeout: 30_000 });
  });
}

test('the example is checked on request, and what trains is not checked', async ({ page }) => {
  await page.goto('./');
  await expect(badge(page)).toHaveText(/Not checked/, { timeout: 30_000 });
  await badge(page).click();
  const dialog = page.getByRole('dialog', { name: 'Are these numbers right?' });
  await expect(dialog.getByText(/^All \d+ checks passed\.$/)).toBeVisible({ timeout: 30_000 });
});

test('a layered run is verified layer by layer, and is red once a weight is another', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const run = `./${SMALL}&backend=cpu&layers=8,4&opt=adam&lr=0.01`;
  await page.goto(run);
  await play(page);
  await finished(page);
  await expect(badge(page)).toHaveText(/Verified/, { timeout: 30_000 });
  await badge(page).click();
  const dialog = page.getByRole('dialog', { name: 'Are these numbers right?' });
  await expect(dialog.getByText(/^All \d+ checks passed\.$/)).toBeVisible();
  await expect(dialog.getByRole('row', { name: /Layer 2: connections/ })).toHaveCount(1);
  await expect(dialog.getByRole('row', { name: /confusion matrix/ }).first()).toContainText('✓');
  await expect(dialog.getByText(/trains networks with one hidden layer only/)).toBeVisible();
  await page.keyboard.press('Escape');

  await spoil(page, 'of.layered.layers[0].weight[0] += 5');
  await page.goto('about:blank');
  await page.goto(run);
  await play(page);
  await finished(page);
  await expect(badge(page)).toHaveText(/Failed: \d+ checks/, { timeout: 30_000 });
  expect(errors).toEqual([]);
});
