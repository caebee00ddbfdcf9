/** What the specs of snapshots share: two pages, and what says that they show the same. */
import { type Browser, expect, type Page } from '@playwright/test';
import { curves, finished, play, SMALL, watchErrors } from './support';

/** Opens the dialog, reads a link off it and closes it again. */
export async function linkOnScreen(page: Page, name = 'Snapshot link'): Promise<string> {
  await page.keyboard.press('s');
  const field = page.getByRole('textbox', { name });
  await expect(field).toHaveValue(/#v=1/);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return link;
}

/** The pixels of both networks and their ledger; nothing under the pointer. */
export async function hero(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(300);
  return page.locator('.hero').screenshot({ animations: 'disabled' });
}

/** Two pictures of one page differ by a few levels where the rasteriser's tiles meet. */
export const NOISE = 0.0001;
const LEVELS = 16;

/** Share of colour values that differ by more than a few levels; 1 where the sizes do. */
export const difference = (page: Page, a: Buffer, b: Buffer): Promise<number> =>
  page.evaluate(
    async ([first, second, levels]) => {
      const pixels = async (png: string): Promise<Uint8ClampedArray> => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext('2d') as CanvasRenderingContext2D;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      };
      const [x, y] = [await pixels(first), await pixels(second)];
      if (x.length !== y.length) return 1;
      return x.filter((value, i) => Math.abs(value - y[i]) > levels).length / x.length;
    },
    [a.toString('base64'), b.toString('base64'), LEVELS] as const,
  );

/** The hero once nothing moves in it any more: a fast run ends before its split has been played. */
async function restingHero(page: Page): Promise<Buffer> {
  let last = await hero(page);
  await expect(async () => {
    const next = await hero(page);
    const moved = await difference(page, last, next);
    last = next;
    expect(moved).toBeLessThan(NOISE);
  }).toPass({ timeout: 20_000 });
  return last;
}

/** A page that has nothing of the first one but its size. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/**
 * Trains, opens the snapshot link in a fresh profile and compares: pixels of the hero, headline,
 * curves, and the snapshot that the receiver would give on, whose checksum covers every weight.
 */
export async function opensElsewhere(page: Page, browser: Browser): Promise<void> {
  await page.goto(`./${SMALL}`);
  const untrained = await hero(page);
  await play(page);
  await finished(page);
  // The stills of the split lie over the page; they are not part of what is sent.
  const stills = page.locator('.stills').getByRole('button', { name: /close|dismiss/i });
  if (await stills.count()) await stills.first().click();
  const link = await linkOnScreen(page);
  const sent = await restingHero(page);
  const changed = await difference(page, untrained, sent);
  expect(changed, 'control: training changes the picture').toBeGreaterThan(100 * NOISE);

  const other = await freshPage(browser);
  const errors = watchErrors(other);
  await other.goto(link);
  await expect(other.locator('.scrub-label')).toHaveText('epoch 6');
  expect(await difference(other, sent, await restingHero(other))).toBeLessThan(NOISE);
  const words = (of: Page) => of.locator('.headline').innerText();
  expect(await words(other)).toBe(await words(page));
  expect(await linkOnScreen(other)).toBe(link);
  expect(await curves(other)).toBe(await curves(page));
  expect(errors).toEqual([]);
  await other.context().close();
}
