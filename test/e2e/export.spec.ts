/** Files saved by the page, opened by other code than wrote them. */
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type Download, expect, type Page, test } from '@playwright/test';
import { csvParse } from 'd3';
import { unzipSync } from 'fflate';
import { logitsOf, readSafetensors } from '../support/safetensors-reader';
import { sound } from './sound';
import { watchErrors } from './support';

const bytesOf = async (file: Download): Promise<Buffer> => readFileSync(await file.path());

/** Presses a button by its name and takes the file it gives. */
async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file;
}

/** Saves from the menu of a plot. */
async function fromMenu(page: Page, plot: string, kind: string): Promise<Download> {
  const menu = page.locator(`${plot} .plot-menu`);
  if (!(await menu.evaluate((e) => (e as HTMLDetailsElement).open))) {
    await menu.locator('summary').click();
  }
  return saved(page, () => menu.getByRole('button', { name: kind, exact: true }).click());
}

const openExport = async (page: Page) => {
  await page.locator('[data-key="export"]').click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  return dialog;
};

test('a plot as SVG, as PNG of twice its size, and as the table it shows', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto('./');
  await expect(page.locator('.curve figcaption')).toContainText('%');
  const caption = (await page.locator('.curve figcaption').innerText()).trim();
  const svg = await fromMenu(page, '.curve', 'SVG');
  expect(svg.suggestedFilename()).toBe('fpe-accuracy.svg');
  const text = (await bytesOf(svg)).toString();
  expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(text).not.toMatch(/var\(|data-|href|<script/);
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(text) ?? [];
  // On a page without the policy of ours, which lets nobody make a document out of a text.
  const blank = await page.context().newPage();
  const read = await blank.evaluate((file) => {
    const root = new DOMParser().parseFromString(file, 'image/svg+xml').documentElement;
    const of = (name: string) => root.querySelector(name)?.textContent ?? '';
    return { name: root.localName, title: of('title'), desc: of('desc') };
  }, text);
  await blank.close();
  expect(read.name).toBe('svg');
  expect(read.title).toBe(await page.locator('.curve h2').innerText());
  expect(read.desc).toContain(caption);
  expect(read.desc).toMatch(/FPE Explorer \d+\.\d+\.\d+, http:\/\/127\.0\.0\.1:\d+\/#v=1$/);
  await expect(page.locator('.curve .save-row output')).toHaveText('Saved fpe-accuracy.svg');
  await sound(page, '.curve');

  const png = await bytesOf(await fromMenu(page, '.curve', 'PNG'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * +width, 2 * +height]);
  const chunks = pngTexts(png);
  expect(chunks.Title).toBe(read.title);
  expect(chunks.Description).toBe(caption);
  expect(chunks.URL).toMatch(/#v=1$/);

  const csv = (await bytesOf(await fromMenu(page, '.curve', 'CSV'))).toString();
  const lines = csv.split('\r\n');
  expect(lines.filter((line) => line.startsWith('# link: http'))).toHaveLength(1);
  const table = csvParse(lines.filter((line) => !line.startsWith('#')).join('\n'));
  await page.locator('.curve [data-table-toggle]').click();
  const shown = await page.locator('.curve .plot-table').innerText();
  const rows = shown.split('\n').map((row) => row.split('\t').map((cell) => cell.trim()));
  expect(table.columns).toEqual(rows[0]);
  expect(table.length).toBe(rows.length - 1);
  const cells = rows
    .slice(1)
    .map((row) => row.map((cell) => cell.replace('—', '').replace('−', '-')));
  expect(table.map((row) => table.columns.map((column) => row[column]))).toEqual(cells);
  expect(errors).toEqual([]);
});

test('the networks on screen run again outside; the numbers and all figures are files', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto('./');
  await expect(page.locator('.curve figcaption')).toContainText('%');
  const dialog = await openExport(page);
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog.getByRole('listitem').first()).toHaveText(/dense.*8 neurons, 264 non-zero/);
  await sound(page, '.export');

  const press = (name: string) => () => dialog.getByRole('button', { name }).click();
  const zip = unzipSync(await bytesOf(await saved(page, press('Save the networks on screen'))));
  expect(Object.keys(zip)).toEqual(['networks.safetensors', 'load_networks.py']);
  const { tensors, metadata } = readSafetensors(zip['networks.safetensors']);
  expect(metadata.networks).toBe('dense,fpe-clause');
  for (const name of metadata.networks.split(',')) {
    const given = tensors[`${name}.logits`].values;
    expect(given).toHaveLength(10);
    logitsOf(tensors, name).forEach((z, b) => {
      expect(Math.abs(z - given[b])).toBeLessThan(1e-9);
    });
  }
  const flipped = {
    ...tensors,
    inputs: { ...tensors.inputs, values: tensors.inputs.values.map((x) => -x) },
  };
  expect(logitsOf(flipped, 'dense')).not.toEqual(tensors['dense.logits'].values);

  const run = JSON.parse(
    (await bytesOf(await saved(page, press('Save this run as JSON')))).toString(),
  );
  expect(run.rows.length).toBeGreaterThan(100);
  expect(run.link).toBe(metadata.link);

  await dialog.getByRole('button', { name: 'dark', exact: true }).click();
  const figures = unzipSync(await bytesOf(await saved(page, press('Save all figures'))));
  const names = Object.keys(figures);
  for (const plot of ['loom', 'ledger', 'accuracy', 'interference', 'load', 'codes', 'theory'])
    for (const kind of ['svg', 'png', 'csv']) expect(names).toContain(`fpe-${plot}.${kind}`);
  expect(Buffer.from(figures['fpe-loom.svg']).toString()).toContain('fill="#111316"');
  await expect(dialog.locator('output')).toHaveText('Saved fpe-figures.zip');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('[data-key="export"]')).toBeFocused();
  expect(errors).toEqual([]);
});

test('by keyboard alone at 320 px, in the dark, and axe finds nothing', async ({ page }) => {
  const width = 320;
  await page.setViewportSize({ width, height: 844 });
  await page.goto('./#v=1&theme=dark');
  await page.locator('.ledger .plot-menu summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const file = await saved(page, () => page.keyboard.press('Enter'));
  expect(file.suggestedFilename()).toBe('fpe-ledger.svg');
  expect((await bytesOf(file)).toString()).toContain('fill="#111316"');
  await expect(page.locator('.ledger .save-row output')).toHaveText('Saved fpe-ledger.svg');
  await sound(page, '.ledger');
  const menu = await page.locator('.ledger .disclosure-panel').boundingBox();
  expect(menu?.x).toBeGreaterThanOrEqual(0);
  expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width);
  await page.keyboard.press('Escape');

  await page.locator('.more > summary').click();
  const dialog = await openExport(page);
  await sound(page, '.export');
  expect(await dialog.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-key="export"]')).toBeFocused();
});

/** Texts of a PNG file by keyword, each chunk's CRC checked. */
function pngTexts(png: Buffer): Record<string, string> {
  const texts: Record<string, string> = {};
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(crc32(body)).toBe(png.readUInt32BE(at + 8 + length));
    const type = body.toString('latin1', 0, 4);
    const end = body.indexOf(0, 4);
    const keyword = body.toString('latin1', 4, end);
    if (type === 'tEXt') texts[keyword] = body.toString('latin1', end + 1);
    if (type === 'iTXt') texts[keyword] = body.toString('utf8', end + 5);
    at += 12 + length;
  }
  return texts;
}
