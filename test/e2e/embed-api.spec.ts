/**
 * The page in a frame of another origin: 127.0.0.1 and localhost are two to a browser. The example
 * page drives a run; whoever may not, or says something else, is ignored and told of on the console.
 */
import { expect, type Frame, type Page, test } from '@playwright/test';
import { sound } from './sound';
import { SMALL, watchErrors } from './support';

const elsewhere = (base = '') => base.replace('127.0.0.1', 'localhost');

/** The sentences that pages say on the console about messages. */
function watchWarnings(page: Page): string[] {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('FPE Explorer:')) warnings.push(message.text());
  });
  return warnings;
}

/** A page of the tests' own origin with the explorer of the other one in its first frame. */
async function around(page: Page, base: string, link: string): Promise<Frame> {
  const src = `${elsewhere(base)}/${SMALL}&embed=1${link}`;
  const second = `${elsewhere(base)}/icon.svg`;
  // Any page of the site does; without its scripts it is empty.
  await page.route(/\/embed(-example)?\.js$/, (route) => route.abort());
  await page.addInitScript(() => {
    if (window.parent !== window) return;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', (event) => heard.push(event.data));
  });
  await page.goto(`${base}/embed-example.html`);
  await page.evaluate(
    ([first, other]) => {
      document.body.innerHTML = `<iframe width="900" height="700"></iframe><iframe></iframe>`;
      const frames = document.querySelectorAll('iframe');
      frames[0].src = first;
      frames[1].src = other;
    },
    [src, second],
  );
  await expect.poll(() => page.frames().map((f) => f.url())).toContain(second);
  const frame = page.frames().find((f) => f.url().includes('embed=1'));
  if (!frame) throw new Error('no frame');
  await expect(frame.locator('.loom svg[data-part="svg"] *').first()).toBeAttached();
  return frame;
}

type Heard = Record<string, unknown>;
const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: Heard[] }).heard.filter((m) => m.fpe === 1));

/** From the page itself to its first frame. */
const say = (page: Page, message: unknown) =>
  page.evaluate((data) => window.frames[0]?.postMessage(data, '*'), message);

const replyTo = async (page: Page, id: number | string) =>
  (await heard(page)).find((message) => message.id === id);

const PLAY = { fpe: 1, id: 'play', type: 'play' };

test('the example drives a run from another origin, and gives the frame its height', async ({
  page,
  baseURL,
}) => {
  const errors = watchErrors(page);
  const warnings = watchWarnings(page);
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto('./embed-example.html');
  const said = page.locator('#said');
  await expect(said).toHaveText('The frame answers. Press Train.');
  const frame = page.frames()[1];
  expect(new URL(frame.url()).origin).toBe(elsewhere(baseURL));
  expect(new URL(page.url()).origin).toBe(baseURL);
  const fits = async () => {
    const height = await page.locator('iframe').evaluate((f) => f.clientHeight);
    const needed = await frame.locator('#root').evaluate((r) => r.getBoundingClientRect().height);
    expect(Math.abs(height - needed)).toBeLessThan(2);
  };
  await expect(fits).toPass();

  await page.getByLabel('α').selectOption('4');
  await expect(frame.getByRole('slider', { name: /α/ })).toHaveAttribute('aria-valuetext', 'α = 4');
  await page.getByRole('button', { name: 'Train' }).click();
  await expect(said).toContainText('Finished: dense', { timeout: 90_000 });
  await expect(said).toContainText('with 264 and 264 non-zero weights');
  const log = page.locator('#log');
  await expect(log).toContainText('split at epoch 3');
  await expect(log.getByText('finished', { exact: true })).toHaveCount(1);
  await expect(log.getByText('split at epoch 3')).toHaveCount(1);
  await expect(frame.locator('.scrub-label')).toHaveText('epoch 6');

  await page.getByRole('button', { name: 'Rewind' }).click();
  await expect(frame.locator('.scrub-label')).toHaveText('epoch 0');
  // The first step makes the networks, the next one trains them.
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect(said).toContainText('Epoch 0 of 6');
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect(frame.locator('.scrub-label')).toHaveText('epoch 1', { timeout: 60_000 });

  expect(warnings).toEqual([]);
  await page.getByRole('button', { name: 'Ask for another seed' }).click();
  await expect(said).toHaveText('Refused: seed is locked by the link of this frame.');
  expect(warnings).toHaveLength(1);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(fits).toPass();
    await sound(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1200, height: 900 });
    await expect(fits).toPass();
  }
  expect(errors).toEqual([]);
});

test('other windows, versions and shapes are ignored and logged once; locks hold', async ({
  page,
  baseURL,
}) => {
  const own = String(baseURL);
  const warnings = watchWarnings(page);
  const link = `&lock=alpha&origin=${encodeURIComponent(own)}`;
  const frame = await around(page, own, link);
  await expect.poll(async () => (await heard(page)).map(({ type }) => type)).toContain('ready');
  await expect(frame.getByRole('slider', { name: /α/ })).toBeDisabled();

  // The frame beside it: another window, of the very origin that the explorer has.
  const beside = page.frames().find((f) => f.url().endsWith('icon.svg'));
  const evil = () =>
    beside?.evaluate((data) => window.parent.frames[0]?.postMessage(data, '*'), PLAY);
  for (let i = 0; i < 2; i++) {
    await evil();
    await say(page, { ...PLAY, fpe: 2 });
    await say(page, { ...PLAY, type: 'train' });
    await say(page, { ...PLAY, extra: true });
    await say(page, 'play');
  }
  await say(page, {
    fpe: 1,
    id: 'locked',
    type: 'set',
    settings: { alpha: 8, hidden: 4 },
  });
  await expect.poll(() => replyTo(page, 'locked')).toMatchObject({ ok: false });
  expect((await replyTo(page, 'locked'))?.error).toBe('alpha is locked by the link of this frame.');
  expect(await replyTo(page, 'play')).toBeUndefined();
  expect(warnings.toSorted()).toEqual(
    [
      `FPE Explorer: a message from ${elsewhere(own)} is ignored.`,
      `FPE Explorer: a message from ${own} is not of version 1, so it is ignored.`,
      `FPE Explorer: a message from ${own} has the wrong shape at “type”, so it is ignored.`,
      `FPE Explorer: a message from ${own} has the wrong shape at “extra”, so it is ignored.`,
      `FPE Explorer: a message from ${own} is no message of this page, so it is ignored.`,
      `FPE Explorer: “set” from ${own} is refused: alpha is locked by the link of this frame.`,
    ].toSorted(),
  );
  await say(page, { fpe: 1, id: 'get', type: 'get' });
  await expect
    .poll(() => replyTo(page, 'get'))
    .toMatchObject({
      ok: true,
      state: { status: 'idle', settings: { alpha: 2, hidden: 8 }, locked: ['alpha'] },
    });
  // Nor does a key of the keyboard change it; what is not locked changes.
  await frame.locator('main').press(']');
  await say(page, { fpe: 1, id: 'free', type: 'set', settings: { hidden: 4 } });
  await expect
    .poll(() => replyTo(page, 'free'))
    .toMatchObject({ ok: true, state: { settings: { alpha: 2, hidden: 4 } } });
  // Control: the same message in the right shape, from the right window.
  await say(page, PLAY);
  await expect.poll(() => replyTo(page, 'play')).toMatchObject({ ok: true });
});

test('a page of another origin than the one named is neither heard nor told', async ({
  page,
  baseURL,
}) => {
  const own = String(baseURL);
  const warnings = watchWarnings(page);
  const frame = await around(page, own, '&origin=https%3A%2F%2Fother.example');
  await expect.poll(() => warnings).toHaveLength(1);
  await say(page, PLAY);
  await expect.poll(() => warnings).toHaveLength(2);
  expect(warnings[1]).toBe(`FPE Explorer: a message from ${own} is ignored.`);
  expect(await heard(page)).toEqual([]);
  await expect(frame.locator('[data-key="play"]')).toHaveAccessibleName('Play');
  await expect(frame.locator('.scrub-label')).toHaveText('epoch 0');
});
