/** The page in Chinese: nothing English left over, sound, and a language that changes at any time. */
import { expect, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { finished, play, SMALL, standing, watchErrors } from './support';

/** Names, units, keys and file kinds that stand in Chinese texts too. */
const LATIN = new Set(
  `FPE Explorer English GPU CPU WebGPU SGD Adam ReLU GELU tanh DNF CNF SET RigL DropConnect Jaccard
  Hamming FashionMNIST CLIP arXiv Sparse IFT Golubeva Han Mocanu Evci Frankle Carbin Wan
  Regularization of Neural Networks using SVG PNG CSV JSON QR HTML PyTorch safetensors logit zip fpe json
  Esc Enter Shift Ctrl PageUp PageDown kB MB Fixed Parameter Expansion iframe src https http
  WebAssembly Node relaxed SIMD`.split(/\s+/),
);

/** What is typed as it is: words of formulas, columns and endings of files; functions in formulas. */
const TYPED =
  'and or not xor implies iff true false yes no label target class DIMACS SAT TSV NumPy npz npy';
const FUNCTIONS = 'max cos';

/** Everything that is read or heard in these places: texts, names, titles, descriptions. */
const said = (page: Page, places: string): Promise<string[]> =>
  page
    .locator(places)
    .evaluateAll((elements) =>
      elements.flatMap((root) => [
        (root as HTMLElement).innerText ?? root.textContent ?? '',
        ...[root, ...root.querySelectorAll('*:not(.language)')].flatMap((e) => [
          ...['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext'].map(
            (name) => e.getAttribute(name) ?? '',
          ),
          e instanceof SVGTextElement ? (e.textContent ?? '') : '',
          e instanceof HTMLOptionElement || e instanceof HTMLOptGroupElement ? e.label : '',
        ]),
      ]),
    );

/** Latin words of two letters or more that are no names, each with what stands around it. */
const english = (texts: readonly string[], also = ''): string[] => [
  ...new Set(
    texts.flatMap((text) =>
      (text.match(/[A-Za-z]{2,}/g) ?? [])
        .filter((word) => !LATIN.has(word) && !also.split(' ').includes(word))
        .map((word) => {
          const at = text.search(new RegExp(`\\b${word}\\b`));
          return `${word}: ${text.slice(Math.max(0, at - 30), at + 60)}`;
        }),
    ),
  ),
];

/** Once what is sampled has been said again. */
const clean = (page: Page, places: string, also = ''): Promise<void> =>
  expect.poll(async () => english(await said(page, places), also), { message: places }).toEqual([]);

const FIRST =
  '.bar, .headline, .loom, .ledger .plot-head, .ledger svg, .ledger figcaption, .evidence, .changes';

async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await standing(page);
  await expect(page.locator('.evidence .load svg *').first()).toBeAttached();
}

for (const theme of ['light', 'dark']) {
  test(`the first screen has no English left and axe finds nothing, ${theme}`, async ({ page }) => {
    const errors = watchErrors(page);
    await open(page, `#v=1&lang=zh&theme=${theme}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(page).toHaveTitle(/神经元更多/);
    const texts = await said(page, FIRST);
    expect(texts.join('')).toContain('更多的');
    expect(english(texts)).toEqual([]);
    await sound(page);
    expect(errors).toEqual([]);
  });
}

test('settings, help, share and export have no English left', async ({ page }) => {
  await open(page, '#v=1&lang=zh');
  await page.locator('#advanced > summary').click();
  await expect(page.locator('.advanced-groups .field').first()).toBeVisible();
  expect(english(await said(page, '#advanced'))).toEqual([]);
  await page.getByLabel('种子', { exact: true }).first().fill('5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('设置已更改：')).toBeVisible();
  expect(english(await said(page, '.changes'))).toEqual([]);
  await page.locator('[data-key="help"]').click();
  expect(english(await said(page, 'dialog[open]'))).toEqual([]);
  await sound(page);
  await page.keyboard.press('Escape');
  await page.locator('[data-key="export"]').click();
  await expect(page.getByRole('heading', { name: '画面上的网络' })).toBeVisible();
  expect(english(await said(page, 'dialog[open]'))).toEqual([]);
});

const INSIDE = '[class$="-room"] > *';
/** Sections below the first screen, the words that are typed in them, and what shows they are there. */
const SECTIONS: readonly (readonly [id: string, inside: string, also?: string])[] = [
  ['sweep', INSIDE],
  ['theory', '.theory-plot svg *'],
  ['mechanism', '.mechanism-intro'],
  ['codes', INSIDE],
  ['step', INSIDE],
  ['cost', '.cost-intro'],
  ['runs', '.runs-name'],
  ['own', '.own-box', TYPED],
  ['claims', '.claim'],
  ['advanced', '.advanced-groups .field'],
];

for (const theme of ['light', 'dark']) {
  test(`every section and dialog is Chinese and sound, ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    const errors = watchErrors(page);
    await open(page, `${SMALL}&lang=zh&theme=${theme}`);
    await play(page);
    await expect(page.getByText('训练结束。')).toBeAttached({ timeout: 90_000 });
    await clean(page, '.verified');
    for (const [id, inside, also] of SECTIONS) {
      const section = `#${id}`;
      await page.locator(section).scrollIntoViewIfNeeded();
      if (id === 'advanced') await page.locator('#advanced > summary').click();
      await expect(page.locator(section).locator(inside).first()).toBeAttached();
      await page.locator(section).evaluate((root) => {
        for (const details of root.querySelectorAll('details')) details.open = true;
      });
      await clean(page, section, also);
      await sound(page, section);
    }
    for (const strip of await page.locator('.claim').all()) await strip.scrollIntoViewIfNeeded();
    await clean(page, '#claims');

    await page.locator('.verified').click();
    await expect(page.getByText('项核对全部通过。')).toBeVisible({ timeout: 30_000 });
    await clean(page, 'dialog[open]');
    await sound(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    for (const key of ['help', 'share', 'export']) {
      await page.locator(`[data-key="${key}"]`).click();
      await expect(page.locator('dialog[open]')).toBeVisible();
      await clean(page, 'dialog[open]');
      await sound(page, 'dialog[open]');
      if (key === 'share') {
        await page.locator('dialog[open] [role="tab"]').nth(1).click();
        await expect(page.locator('dialog[open] .embed-builder')).toBeVisible();
        await clean(page, 'dialog[open]', 'school example');
        await sound(page, 'dialog[open]');
      }
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog[open]')).toHaveCount(0);
    }
    expect(errors).toEqual([]);
  });
}

test('the lesson is Chinese from its first card to its last', async ({ page }) => {
  await open(page, '#v=1&lang=zh&lesson=1');
  const card = page.locator('.lesson');
  for (let beat = 1; beat <= 8; beat++) {
    await expect(card.getByText(`${beat}/8 节`)).toBeVisible();
    await expect(card.locator('.lesson-formula')).toBeVisible();
    await clean(page, '.lesson', FUNCTIONS);
    if (beat === 1) await sound(page, '.lesson');
    if (beat < 8) await card.getByRole('button', { name: /^(跳过|下一步)$/ }).click();
  }
});

/** What in the bar is wider than its place. */
const cutOff = (page: Page): Promise<string[]> =>
  page.locator('.bar').evaluate((bar) =>
    [bar, ...bar.querySelectorAll('*')]
      .filter((e) => e.checkVisibility() && e.clientWidth > 1)
      .filter((e) => e.scrollWidth > e.clientWidth && getComputedStyle(e).overflowX !== 'visible')
      .map((e) => `${e.className}: ${e.textContent}`),
  );

for (const lang of ['en', 'zh']) {
  test(`nothing in the bar is cut off, ${lang}`, async ({ page }) => {
    await open(page, `#v=1&lang=${lang}`);
    await expect(page.locator('.time-left')).not.toBeEmpty();
    for (const width of [1200, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => cutOff(page), { message: `${width} px` }).toEqual([]);
      // Neighbours in the line do not lie over each other.
      const boxes = await page.locator('.bar > :not(.progress)').evaluateAll((all) =>
        all
          .filter((e) => e.checkVisibility())
          .map((e) => {
            const inner = [e, ...e.querySelectorAll('*')].filter((i) => i.clientWidth > 1);
            const rights = inner.filter((i) => !i.closest('.disclosure-panel'));
            const ends = rights.map((i) => i.getBoundingClientRect().right);
            return [e.getBoundingClientRect().left, Math.max(...ends)] as const;
          }),
      );
      for (let k = 1; k < boxes.length; k++) {
        expect(boxes[k][0], `${width} px, ${k}`).toBeGreaterThanOrEqual(boxes[k - 1][1] - 0.5);
      }
    }
    // The control: a text that has no room is found.
    await page.locator('.wordmark').evaluate((e) => {
      Object.assign(e.style, { width: '20px', overflow: 'hidden' });
    });
    expect((await cutOff(page)).join()).toContain('wordmark');
  });
}

test('the check finds English where there is some', async ({ page }) => {
  await open(page, '#v=1');
  expect(english(await said(page, FIRST)).length).toBeGreaterThan(20);
});

test('the language changes while it trains, and nothing of the run is lost', async ({ page }) => {
  await open(page, SMALL);
  const before = await page.locator('.plot.loom').getAttribute('aria-labelledby');
  await play(page);
  await finished(page);
  const caption = page.locator('.curve figcaption');
  const title = page.locator('.curve [data-part="title"]');
  await expect(title).toHaveText('Test accuracy, 2 seeds');
  await expect(caption).not.toBeEmpty();
  const [told, numbers] = [
    await caption.innerText(),
    await page.locator('.figure-value').allInnerTexts(),
  ];
  const button = page.locator('.language');
  await button.click();
  await expect(title).toHaveText('测试准确率，2 个种子');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(button).toHaveText('English');
  await expect(button).toBeFocused();
  expect(await page.locator('.figure-value').allInnerTexts()).toEqual(numbers);
  expect(await page.locator('.plot.loom').getAttribute('aria-labelledby')).toBe(before);
  await clean(page, FIRST);
  await expect(page).toHaveURL(/lang=zh/);
  await button.press('Enter');
  await expect(caption).toHaveText(told);
  await expect(title).toHaveText('Test accuracy, 2 seeds');
});

test('an English page fetches no Chinese', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await open(page, '#v=1');
  expect(fetched.filter((url) => /\/zh-[\w-]+\.js/.test(url))).toEqual([]);
  await page.locator('.language').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  expect(fetched.filter((url) => /\/zh-[\w-]+\.js/.test(url))).toHaveLength(1);
});

test('a catalogue that cannot be fetched leaves the page English and says so', async ({ page }) => {
  await page.route(/\/zh-[\w-]+\.js/, (route) => route.abort());
  await open(page, '#v=1');
  await page.locator('.language').click();
  await expect(page.getByText(/could not be fetched.*无法获取/)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test.describe('a browser in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('reads Chinese unasked, and English where the link says so', async ({ page }) => {
    await open(page, '#v=1');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await open(page, '#v=1&lang=en&seed=2');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('on a phone the language is in the menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#v=1');
  await page.locator('.more > summary').click();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await clean(page, '.bar, .headline, .loom');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
