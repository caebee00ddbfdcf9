/** What the system asks for: more contrast, and colours of its own. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { contrast, type Rgb } from '../support/contrast';
import { sound } from './sound';

const ready = async (page: Page) => {
  await page.locator('.curve .plot-box path').first().waitFor({ state: 'attached' });
  await expect(page.locator('.verified')).toBeAttached();
};

const token = (page: Page, name: string) =>
  page.evaluate(
    (of) => getComputedStyle(document.documentElement).getPropertyValue(of).trim(),
    `--${name}`,
  );

/** Of a colour as the browser computed it. */
const computed = (color: string): Rgb => (color.match(/\d+/g) ?? []).slice(0, 3).map(Number);

for (const theme of ['light', 'dark'] as const) {
  test(`more contrast, ${theme}: stronger texts and lines, thicker rings, axe finds nothing`, async ({
    page,
  }) => {
    await page.goto(`./#v=1&theme=${theme}`);
    await ready(page);
    const usual = [await token(page, 'ink-3'), await token(page, 'rule')];
    await page.emulateMedia({ contrast: 'more' });
    expect([await token(page, 'ink-3'), await token(page, 'rule')]).not.toEqual(usual);
    expect(await token(page, 'bg')).toMatch(theme === 'light' ? /^#(fff){1,2}$/ : /^#(000){1,2}$/);
    await page.locator('body').press('Tab');
    const ring = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineWidth,
    );
    expect(ring).toBe('3px');
    const { violations } = await new AxeBuilder({ page })
      .withRules(['color-contrast-enhanced', 'color-contrast'])
      .include('main')
      .exclude('.inviting')
      .analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id} ${n.target}`))).toEqual(
      [],
    );
  });
}

for (const scheme of ['light', 'dark'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`forced colours, ${scheme} system, ${theme} page: drawings stand out from the ground`, async ({
      page,
    }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
      await page.goto(`./#v=1&theme=${theme}`);
      await ready(page);
      const drawn = await page.evaluate(() => {
        const ground = getComputedStyle(document.documentElement).backgroundColor;
        const probe = document.createElement('p');
        probe.style.color = 'Canvas';
        probe.style.setProperty('forced-color-adjust', 'none');
        document.body.append(probe);
        const canvas = getComputedStyle(probe).color;
        probe.remove();
        const texts = [...document.querySelectorAll('.plot-box > svg text')]
          .filter((text) => text.textContent?.trim() && text.checkVisibility())
          .map((text) => getComputedStyle(text).fill);
        const lines = [...document.querySelectorAll('.curve .plot-box > svg path')]
          .map((path) => getComputedStyle(path).stroke)
          .filter((stroke) => stroke !== 'none');
        return { ground, canvas, texts: [...new Set(texts)], lines: [...new Set(lines)] };
      });
      expect(drawn.texts.length).toBeGreaterThan(0);
      for (const fill of drawn.texts) {
        expect(contrast(computed(fill), computed(drawn.canvas)), fill).toBeGreaterThan(3);
      }
      expect(drawn.lines.length).toBeGreaterThan(2);

      // What is chosen is told by more than a background.
      const pressed = page.locator('.segments [aria-pressed="true"]').first();
      await expect(pressed).toHaveCSS('outline-style', 'solid');
      await expect(page.locator('.segments [aria-pressed="false"]').first()).toHaveCSS(
        'outline-style',
        'none',
      );
      await sound(page, 'main');
    });
  }
}
