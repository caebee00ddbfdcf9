/** Real data on the page: FashionMNIST, the sample, files of one's own; all of it on the CPU. */
import { expect, type Page, test } from '@playwright/test';
import { embeddingSample } from '../../src/tasks/embeddings/sample';
import { labelsNpy, npy, npz } from '../support/array-files';
import { sound } from './sound';
import { finished, play, watchErrors } from './support';

const FASHION =
  '#v=1&task=fashion-mnist&hidden=4&train=1000&test=500&warmup=1&finetune=1&seeds=2&opt=adam&lr=0.001&methods=dense,fpe-random';
const SHORT = { warmup: 'Epochs of warm-up', finetune: 'Epochs of fine-tuning' };

const data = (page: Page) => page.locator('.own-data');
const picker = (page: Page) => page.getByLabel(/A table \(CSV or TSV\) or arrays of NumPy/);
const preset = (page: Page) => page.getByRole('banner').getByLabel('Preset');
const notice = (page: Page) => page.locator('.notice').last();

async function openOwn(page: Page, fragment = '#v=1'): Promise<void> {
  await page.goto(`./${fragment}`);
  await page.locator('#own').scrollIntoViewIfNeeded();
  await picker(page).waitFor();
}

const file = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** Sets fields of "Advanced". */
async function set(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const advanced = page.locator('#advanced');
  if (!(await advanced.evaluate((e) => (e as HTMLDetailsElement).open))) {
    await page.getByRole('heading', { name: 'Advanced' }).click();
  }
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press('Enter');
  }
}

/** Non-zero weights of the dense network and of the split one, as the headline says them. */
async function weights(page: Page): Promise<string> {
  return (await page.locator('.headline').innerText()).replace(/\s+/g, ' ');
}

test('images come with their progress, train, and are kept for the next visit', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const shards: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.bin')) shards.push(request.url());
  });
  await page.goto(`./${FASHION}`);
  // What was said on the way, as the line beside the scrubber shows it once a second.
  await page.evaluate(() => {
    const said: string[] = [];
    Reflect.set(window, 'said', said);
    new MutationObserver(() => {
      said.push(document.querySelector('.time-left')?.textContent ?? '');
      said.push(document.querySelector('.pill-text')?.textContent ?? '');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  // One shard is slow, so that somebody can see it.
  await page.route(/\.bin$/, async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await play(page);
  await finished(page);
  const said = await page.evaluate(() => Reflect.get(window, 'said') as string[]);
  expect(said.filter((text) => /^Fetching images: \d\.\d of 5\.3 MB$/.test(text))).not.toEqual([]);
  // In a narrow bar only the pill is in sight.
  expect(said.filter((text) => /^\d\.\d of 5\.3 MB$/.test(text))).not.toEqual([]);
  expect(shards).toHaveLength(3);
  // 784 × 4 + 4 × 10, before the split and after it.
  await expect.poll(() => weights(page)).toContain('3176=3176');

  await page.reload();
  await play(page);
  await finished(page);
  expect(shards).toHaveLength(3);
  expect(errors).toEqual([]);
});

test('a shard that does not come is named, and what was on screen stays', async ({ page }) => {
  await page.route(/\.bin$/, (route) => route.fulfill({ status: 503 }));
  await page.goto('./#v=1');
  await expect(page.locator('.curve')).toContainText('%');
  await preset(page).selectOption('fashion-4');
  // The preset looks at another method of what is on screen.
  await expect(page.locator('.curve')).toContainText('85.0 vs 78.2 %');
  const seen = await page.locator('.curve').innerText();
  await play(page);
  await expect(notice(page)).toContainText(
    /could not be loaded: \S+\.bin: the server answered 503/,
  );
  expect(await page.locator('.curve').innerText()).toBe(seen);
  await expect(page.locator('[data-key="play"]')).toHaveAttribute('aria-label', 'Play');
});

test('fetching is called off by Pause', async ({ page }) => {
  await page.route(/\.bin$/, () => {});
  await page.goto(`./${FASHION}`);
  await play(page);
  await expect(page.locator('.time-left')).toContainText('Fetching images');
  await expect(page.locator('.progress')).toHaveAttribute(
    'aria-label',
    'Progress of fetching data',
  );
  await play(page);
  await expect(page.getByText('Nothing has been trained yet.')).toBeAttached();
  await expect(page.locator('.time-left')).not.toContainText('Fetching');
});

test('the preset of the sample trains at once, within its budget', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto('./#v=1&seeds=2');
  await preset(page).selectOption('embeddings-sample');
  await set(page, { [SHORT.warmup]: '1', [SHORT.finetune]: '1' });
  await play(page);
  await finished(page);
  // 64 × 4 + 4 × 10.
  await expect.poll(() => weights(page)).toContain('296=296');
  await expect(page.getByLabel('Clauses', { exact: true })).toBeDisabled();
  expect(errors).toEqual([]);
});

test('512 → 128 → 100: a file of embeddings is read, trained and split to its budget', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const { features, labels, columns } = await embeddingSample({
    rows: 3000,
    columns: 512,
    classes: 100,
  });
  const arrays = {
    features: npy({ shape: [3000, columns], kind: 'f4' }, ([r, j]) => features[r * columns + j]),
    labels: npy({ shape: [3000], kind: 'i8' }, ([r]) => labels[r]),
  };
  await openOwn(page, '#v=1&seeds=1&warmup=1&finetune=1');
  await picker(page).setInputFiles(file('clip.npz', npz(arrays)));
  await expect(data(page)).toContainText('3,000 rows × 512 features, in 100 classes.');
  await expect(data(page)).toContainText('about 600 rows to test on; the other 2,400');
  await expect(data(page).locator('.own-classes tr')).toHaveCount(13);
  await expect(data(page).getByLabel(/^Standardise/)).toBeChecked();
  await page.getByRole('button', { name: 'Train on this file' }).click();
  await finished(page);
  // 512 × 40 + 40 × 100.
  await expect.poll(() => weights(page)).toContain('24480=24480');
  await set(page, { 'Hidden layers': '128' });
  await expect(page.getByLabel('Neurons', { exact: true })).toBeDisabled();
  await play(page);
  // 512 × 128 + 128 × 100.
  await expect.poll(() => weights(page), { timeout: 60_000 }).toContain('78336=78336');
  await finished(page);
  const link = await page.evaluate(() => location.hash);
  expect(link).toMatch(/task=embeddings&data=[0-9a-f]{16}\.3000x512x100&scale=standard/);
  expect(link).toContain('layers=128');

  // Elsewhere the link names the file and asks for it.
  const other = await (await page.context().browser()?.newContext())?.newPage();
  if (!other) throw new Error('no other page');
  await other.goto(`${page.url().split('#')[0]}${link}`);
  await expect(other.locator('.notice')).toContainText(
    /not on this page yet \(3,000 rows × 512 features in 100 classes, checksum [0-9a-f]{16}\)/,
  );
  await play(other);
  await expect(notice(other)).toContainText('Training could not start: the file is not on this');
  await other.context().close();
  expect(errors).toEqual([]);
});

const good = npy({ shape: [200, 3], kind: 'f4' }, ([r, j]) => r + j);
const rows = (cell: (r: number) => string): string =>
  ['a,b,label', ...Array.from({ length: 200 }, (_, r) => cell(r))].join('\n');

const REFUSED = [
  ['nan.csv', rows((r) => `${r === 5 ? 'nan' : r}.5,1,${r % 3}`), /nan\.csv, line 7, column 1/],
  ['ragged.csv', rows((r) => `${r}.5,1,${r % 3}${r === 9 ? ',4' : ''}`), /line 11: 4 columns/],
  ['cut.npy', good.subarray(0, 900), /cut\.npy, byte 900: .*expected/],
  [
    'pickled.npy',
    new Uint8Array([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0]),
    /byte 0: a pickle of Python, which is never opened/,
  ],
  [
    'infinite.npz',
    npz({
      features: npy({ shape: [200, 3], kind: 'f4' }, ([r]) => (r === 50 ? Infinity : r)),
      labels: labelsNpy(200),
    }),
    /infinite\.npz.*byte/,
  ],
] as const;

test('files with faults are refused, each with its place, and the run goes on as it was', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await openOwn(page, '#v=1&train=256&test=256&warmup=3&finetune=3&seeds=2');
  await play(page);
  await finished(page);
  const seen = await page.locator('.curve').innerText();
  const link = await page.evaluate(() => location.hash);
  await page.locator('#own').scrollIntoViewIfNeeded();
  for (const [name, content, problem] of REFUSED) {
    const labels = name === 'cut.npy' ? [file('labels.npy', labelsNpy(200))] : [];
    await picker(page).setInputFiles([file(name, content), ...labels]);
    await expect(data(page)).toContainText('cannot be used');
    await expect(data(page).locator('.own-problems')).toContainText(problem);
    await expect(page.getByRole('button', { name: 'Train on this file' })).toHaveCount(0);
  }
  expect(await page.locator('.curve').innerText()).toBe(seen);
  expect(await page.evaluate(() => location.hash)).toBe(link);
  // Control: one without a fault is taken.
  await picker(page).setInputFiles([file('x.npy', good), file('y.npy', labelsNpy(200))]);
  await expect(data(page)).toContainText('200 rows × 3 features, in 3 classes.');
  expect(errors).toEqual([]);
});

test('a file dropped anywhere on the page is read by the data box', async ({ page }) => {
  await page.goto('./#v=1');
  const transfer = await page.evaluateHandle(
    (text) => {
      const held = new DataTransfer();
      held.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      return held;
    },
    rows((r) => `${r}.5,1,${r % 3}`),
  );
  // The page listens once its late parts are here.
  await expect(async () => {
    await page.locator('main').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(data(page)).toContainText('200 rows × 2 features', { timeout: 3000 });
  }).toPass();
});

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`axe finds nothing in the data boxes and nothing sticks out, ${theme}, ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openOwn(page, `#v=1&theme=${theme}`);
    await picker(page).setInputFiles(
      file(
        'a.csv',
        rows((r) => `${r}.5,1,${r % 3}`),
      ),
    );
    await expect(data(page)).toContainText('200 rows × 2 features');
    await page.getByRole('button', { name: /^Load 10,000 images/ }).click();
    await expect(page.locator('.own-samples li')).toHaveCount(10, { timeout: 60_000 });
    await sound(page, '#own');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
}
