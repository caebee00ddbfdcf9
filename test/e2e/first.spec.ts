import { type Browser, expect, type Page, test } from '@playwright/test';

const SIZES = [
  ['wide', { width: 1440, height: 900 }],
  ['narrow', { width: 390, height: 844 }],
] as const;

/** Keeps the page's first script until the returned function is called. */
async function held(page: Page): Promise<() => void> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/first-*.js', async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/** Light in dark and dark in light: how bright the colour of an element is, 0 to 255. */
const brightness = (page: Page, selector: string, property: string): Promise<number> =>
  page.locator(selector).evaluate((element, name) => {
    const numbers = getComputedStyle(element).getPropertyValue(name).match(/\d+/g) ?? [];
    return numbers.slice(0, 3).reduce((sum, n) => sum + Number(n), 0) / 3;
  }, property);

const without = (browser: Browser, baseURL: string | undefined, options: object) =>
  browser.newContext({ baseURL, javaScriptEnabled: false, serviceWorkers: 'block', ...options });

for (const [name, viewport] of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`without any script the pair, its ledger and its figures stand there, ${name}, ${colorScheme}`, async ({
      browser,
      baseURL,
    }) => {
      const context = await without(browser, baseURL, { viewport, colorScheme });
      const page = await context.newPage();
      await page.goto('/');
      for (const part of ['.loom', '.ledger']) {
        const shown = page.locator(`.first ${part} svg[role="img"]`).filter({ visible: true });
        await expect(shown).toHaveCount(1);
        await expect(shown).toHaveAccessibleName(/[a-z]{4,}.*\d/);
        const box = await shown.boundingBox();
        expect(box?.width).toBeGreaterThan(0.9 * (viewport.width - 112));
        expect(box?.height).toBeGreaterThan(80);
      }
      await expect(page.locator('.figure-value').nth(3)).toHaveText('78.8→96.5%');
      await expect(page.locator('.first-note')).toBeVisible();
      await expect(page.locator('.first-note')).toContainText('needs JavaScript');
      if (name === 'narrow') await expect(page.getByText('Swipe for the network')).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(viewport.width);
      const [ground, ink] = [
        await brightness(page, 'html', 'background-color'),
        await brightness(page, `.first-${name} text[fill="var(--ink)"] >> nth=0`, 'fill'),
      ];
      if (colorScheme === 'dark') expect(ink - ground).toBeGreaterThan(150);
      else expect(ground - ink).toBeGreaterThan(150);
      await context.close();
    });
  }

  test(`the live page takes the place of the picture without a jump, ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    // Frames in which neither the picture nor the drawn networks are there, or a figure is not known.
    await page.addInitScript(() => {
      const seen = { frames: 0, blank: 0 };
      Object.assign(window, { seen });
      const look = () => {
        if (document.querySelector('.hero')) {
          seen.frames++;
          const drawn = document.querySelectorAll('.loom svg path').length > 20;
          const unknown = [...document.querySelectorAll('.figure-value')].some(
            ({ textContent }) => textContent === '—',
          );
          if (!drawn || unknown) seen.blank++;
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const release = await held(page);
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.locator('.first .first-page')).toBeVisible();
    const parts = [
      '.bar .wordmark',
      ...[0, 1, 2, 3].map((k) => `.figure-value >> nth=${k}`),
      ...['.dial', '.dial-handle', '.method-menu select'],
      ...['.loom svg[role="img"]', '.ledger svg[role="img"]'].map((s) => `${s} >> visible=true`),
    ];
    const boxes = async () => {
      const found: { part: string; edges: number[] }[] = [];
      for (const part of parts) {
        const box = await page.locator(part).boundingBox();
        if (!box) throw new Error(`${part} is nowhere`);
        found.push({ part, edges: [box.x, box.y, box.x + box.width, box.y + box.height] });
      }
      return found;
    };
    const before = await boxes();
    const texts = () => page.locator('.hero svg text:visible').allTextContents();
    const said = await texts();
    release();
    await page.locator('main .loom svg path').nth(20).waitFor({ state: 'attached' });
    const after = await boxes();
    after.forEach(({ part, edges }, k) => {
      edges.forEach((edge, e) => {
        expect(Math.abs(edge - before[k].edges[e]), `${part}, edge ${e}`).toBeLessThanOrEqual(2);
      });
    });
    // The very same words and numbers, but for what the plots' menus say.
    expect(await texts()).toEqual(said);
    await expect(page.locator('.pill')).toContainText('example');
    const seen = await page.evaluate(
      () => (window as unknown as { seen: { frames: number; blank: number } }).seen,
    );
    expect(seen.frames).toBeGreaterThan(1);
    expect(seen.blank).toBe(0);
  });
}

test('a link to other settings is not met with a picture of these', async ({ page }) => {
  await held(page);
  for (const hash of ['#v=1&alpha=4', '#v=1&embed=1', '#v=1&lang=zh', '#v=1&lesson=2']) {
    await page.goto('about:blank');
    await page.goto(`/${hash}`, { waitUntil: 'commit' });
    await expect(page.locator('.shell')).toBeVisible();
    await expect(page.locator('.first')).toBeHidden();
  }
  await page.goto('about:blank');
  await page.goto('/#theme=dark', { waitUntil: 'commit' });
  await expect(page.locator('.first')).toBeVisible();
  await expect(page.locator('.shell')).toBeHidden();
});

test('where the example does not come, the live page does', async ({ page }) => {
  await page.route('**/examples/*.json', (route) => route.abort());
  await page.goto('/');
  await expect(page.locator('.first')).toHaveCount(0);
  await expect(page.locator('.pill')).toContainText('not trained yet');
});
