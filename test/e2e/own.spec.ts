/** Formulas and files of one's own: typed, mended, trained and shared. */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { curves, finished, play, SMALL, watchErrors } from './support';

const box = (page: Page) => page.getByLabel('A formula over up to 128 variables');
const said = (page: Page) => page.locator('.own-problem');
const data = (page: Page) => page.locator('.own-data');

async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await page.locator('#own').scrollIntoViewIfNeeded();
  await box(page).waitFor();
}

/** The link in the address bar, once it names that. */
async function linkWith(page: Page, part: string): Promise<string> {
  await expect.poll(() => page.evaluate(() => location.hash)).toContain(part);
  return page.evaluate(() => location.hash);
}

/** A page of a person who has nothing but the link. */
async function elsewhere(browser: Browser, link: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 } })
  ).newPage();
  await page.goto(`./${link}`);
  return page;
}

/** 200 rows of six bits and whether the first two differ; a small generator of its own. */
function table(seed: number): string {
  let state = seed;
  const bit = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 31;
  };
  const rows = Array.from({ length: 200 }, () => Array.from({ length: 6 }, bit));
  return ['a,b,c,d,e,f,label', ...rows.map((r) => [...r, r[0] ^ r[1]].join(','))].join('\n');
}

const file = (text: string, name = 'mine.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

test('a formula is typed with a fault, mended, trained and shared', async ({ page, browser }) => {
  const errors = watchErrors(page);
  await open(page, SMALL);
  await box(page).fill('(x1 & x2 & !x3) |\n(x4 & & x5)');
  await expect(said(page)).toContainText('Line 2, character 7: expected a variable');
  await expect(box(page)).toHaveAttribute('aria-invalid', 'true');
  // The mark lies on the faulty sign, letter on letter.
  await expect(page.locator('.own-copy mark')).toHaveText('&');
  const place = await page.locator('.own-copy mark').evaluate((mark) => {
    const letter = mark.getBoundingClientRect();
    const area = (mark.closest('.own-area') as Element).getBoundingClientRect();
    return { line: letter.top - area.top, column: (letter.left - area.left - 11) / letter.width };
  });
  expect(place.line).toBeGreaterThan(20);
  expect(place.column).toBeCloseTo(6, 0);
  // Nothing can be trained, and the button says where the fault is instead.
  const train = page.getByRole('button', { name: 'Train this formula' });
  await expect(train).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Go there' }).click();
  await page.keyboard.press('Delete');
  await expect(said(page)).toBeEmpty();
  await expect(box(page)).toHaveValue('(x1 & x2 & !x3) |\n(x4 &  x5)');
  await expect(page.locator('.own-clauses li')).toHaveText(['Ax1 ∧ x2 ∧ ¬x3', 'Bx4 ∧ x5']);
  await expect(page.locator('.own-facts').first()).toContainText('half of them are true');

  await train.click();
  await finished(page);
  await expect(page.locator('.loom')).toContainText('5 inputs');
  const link = await linkWith(page, 'task=formula&formula=%28x1.%26.x2');
  const seen = await curves(page);
  expect(seen).toMatch(/\d/);

  const other = await elsewhere(browser, link);
  await play(other);
  await finished(other);
  expect(await curves(other)).toBe(seen);
  // What was typed is in the box there.
  await other.locator('#own').scrollIntoViewIfNeeded();
  await expect(box(other)).toHaveValue('(x1 & x2 & !x3) |\n(x4 &  x5)');
  await other.context().close();
  expect(errors).toEqual([]);
});

test('a link with a bad formula says why and where, and keeps the text to be mended', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto('./#v=1&task=formula&formula=x1.%26.%28x2.%7C.x3');
  const notice = page.locator('.notice');
  await expect(notice).toContainText('this “(” is never closed (character 6)');
  await expect(notice).toContainText('dnf is used');
  // The nearest valid experiment is the example, not a blank page.
  await expect(page.locator('.curve')).toContainText('%');
  await page.locator('#own').scrollIntoViewIfNeeded();
  await expect(box(page)).toHaveValue('x1 & (x2 | x3');
  await expect(page.locator('.own-copy mark')).toHaveText('(');
  await linkWith(page, 'formula=x1.%26');
  // A link pasted into the bar of the open page is read the same way.
  await page.evaluate(() => {
    location.hash = '#v=1&task=formula&formula=x1.or.x1';
  });
  await expect(page.locator('.notice').last()).toContainText('has one variable');
  await expect(box(page)).toHaveValue('x1 or x1');
  expect(errors).toEqual([]);
});

test('the tasks of the menu come when they are chosen, and settings without effect rest', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto(`./${SMALL}`);
  await page.getByRole('heading', { name: 'Advanced' }).click();
  const task = page.getByLabel('Task', { exact: true });
  for (const id of ['cnf', 'parity', 'threshold']) {
    await task.selectOption(id);
    await linkWith(page, `task=${id}`);
    await expect(page.getByLabel('Clauses', { exact: true })).toBeEnabled();
  }
  await play(page);
  await finished(page);
  // Without a formula there is nothing to learn: said, and what was chosen stays.
  await task.selectOption('formula');
  await expect(page.locator('.notice').last()).toContainText('has no formula yet');
  await page.locator('#own').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'ring of eight' }).click();
  await expect(page.locator('.own-facts').first()).toContainText('keeps A, C, E and G whole');
  await page.getByRole('button', { name: 'Train this formula' }).click();
  await finished(page);
  await expect(page.getByLabel('Clauses', { exact: true })).toBeDisabled();
  await expect(page.getByText('Has no effect on your own formula.').first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('a file is refused with line and column, then read, trained and asked for elsewhere', async ({
  page,
  browser,
}) => {
  const errors = watchErrors(page);
  await open(page, SMALL);
  const choose = (on: Page, text: string, name?: string) =>
    on.getByLabel(/A table \(CSV or TSV\)/).setInputFiles(file(text, name));
  await choose(page, table(1).replace('\n1', '\nmaybe'), 'broken.csv');
  await expect(data(page)).toContainText('broken.csv cannot be used');
  await expect(data(page)).toContainText(/Line \d+, column 1 \(a\): “maybe” is neither 0 nor 1\./);
  await expect(page.getByRole('button', { name: 'Train on this file' })).toHaveCount(0);

  await choose(page, table(1));
  await expect(data(page)).toContainText('200 rows × 6 inputs');
  await expect(data(page)).toContainText(/Balance: \d+ % of the rows have label = 1/);
  await expect(data(page)).toContainText('No clauses are known');
  await page.getByRole('button', { name: 'Train on this file' }).click();
  await finished(page);
  const link = await linkWith(page, 'task=data&data=');
  expect(link).toMatch(/data=[0-9a-f]{8}\.200x6&train=136&test=64/);
  const seen = await curves(page);
  // Nobody knows its clauses: a formula is read from the signs instead.
  await page.locator('#codes').scrollIntoViewIfNeeded();
  await expect(page.locator('.codes-reading figcaption')).toContainText('Nobody knows the formula');
  await expect(page.locator('.codes-table')).toHaveCount(0);

  const other = await elsewhere(browser, link);
  await expect(other.locator('.notice')).toContainText(/200 rows × 6 inputs, checksum [0-9a-f]{8}/);
  await play(other);
  await expect(other.locator('.notice').last()).toContainText('Training could not start');
  await other.locator('#own').scrollIntoViewIfNeeded();
  await expect(data(other)).toContainText('learns from a file that is not here');
  await choose(other, table(2), 'another.csv');
  await expect(data(other)).toContainText('This is another file than the link’s');
  await choose(other, table(1));
  await expect(other.locator('.notice').last()).toContainText('The file of this link is here');
  await expect(data(other)).not.toContainText('not here');
  await play(other);
  await finished(other);
  expect(await curves(other)).toBe(seen);
  await other.context().close();
  expect(errors).toEqual([]);
});

test('a file can be pasted, or dropped', async ({ page }) => {
  await open(page, SMALL);
  await page.getByText('or paste it').click();
  const paste = page.getByLabel('Rows of a table');
  await paste.fill('0,1,1\n1,0,0');
  await expect(data(page)).toContainText('2 rows; at least 128 are needed');
  await paste.fill(table(3).replaceAll(',', '\t').replaceAll('1', 'true'));
  await expect(data(page)).toContainText('200 rows × 6 inputs');
  const transfer = await page.evaluateHandle((text) => {
    const held = new DataTransfer();
    held.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return held;
  }, table(4));
  await page.locator('.own-data .own-input').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(data(page)).toContainText('dropped.csv');
});

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`axe finds nothing in the boxes and nothing sticks out, ${theme}, ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page, `${SMALL}&theme=${theme}`);
    const well = async (): Promise<void> => {
      await sound(page, '#own');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    };
    await well();
    await box(page).fill('x1 & (x2 | x3');
    await expect(said(page)).toContainText('never closed');
    await well();
    await box(page).fill('(one & two) | (two & three & !four) | (four & five & six)');
    await page.getByText(/^Truth table/).click();
    await expect(page.locator('.own-table td').first()).toBeVisible();
    await page.getByText('or paste it').click();
    await page.getByLabel('Rows of a table').fill(table(5));
    await expect(data(page)).toContainText('200 rows');
    await well();
  });
}

test('the box is reached from the menu of presets and used by keyboard alone', async ({ page }) => {
  await page.goto(`./${SMALL}`);
  await page.getByRole('banner').getByLabel('Preset').selectOption({ label: 'your own formula…' });
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('not a and b or t');
  await expect(page.locator('.own-clauses li')).toHaveCount(2);
  // Keys of the page are letters here.
  await expect(box(page)).toHaveValue('not a and b or t');
  const train = page.getByRole('button', { name: 'Train this formula' });
  for (let i = 0; i < 12 && !(await train.evaluate((e) => e === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(train).toBeFocused();
  await page.keyboard.press('Enter');
  await finished(page);
  await linkWith(page, 'formula=not.a.and.b.or.t');
});
