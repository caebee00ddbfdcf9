// @ts-check
/** What a person does to the page in one turn of the soak; every step ends with the page at rest. */

/** @typedef {import('playwright').Page} Page */

const RUN = 'train=256&test=256&warmup=3&finetune=3&seeds=2';
/** Where the page rests between turns: the example that is shown before anything has run. */
export const REST = 'v=1';

/** @param {Page} page @param {string} fragment */
const open = async (page, fragment) => {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#${fragment}`);
  await page.waitForTimeout(700);
};

/** @param {Page} page */
const finished = (page) =>
  page.getByText('Training is finished.').waitFor({ state: 'attached', timeout: 240_000 });

/** @param {Page} page @param {string} fragment */
const train = async (page, fragment) => {
  await open(page, fragment);
  await page.locator('[data-key="play"]').click();
  await finished(page);
};

/** @param {Page} page @param {'loseDevice' | 'loseSweepDevice'} name of a hook of `?debug=1` */
const lose = (page, name) => page.evaluate((of) => Reflect.get(window, of)(), name);

/** @param {Page} page @param {RegExp} text */
const sweepSays = (page, text) =>
  page.locator('.sweep-words', { hasText: text }).waitFor({ timeout: 240_000 });

/** @param {Page} page @param {string} fragment */
const startSweep = async (page, fragment) => {
  await open(page, fragment);
  await page.locator('#sweep').scrollIntoViewIfNeeded();
  await page.locator('.sweep-buttons button').first().click({ timeout: 60_000 });
};

/** @param {Page} page some of whose networks are trained */
const cancelSweep = async (page) => {
  const cancel = page.locator('.sweep-buttons button').nth(1);
  await cancel.click();
  // Without effect once the workers have let go.
  await page.locator('.sweep-buttons button:nth-of-type(2)[aria-disabled="true"]').waitFor();
  await page.waitForTimeout(500);
};

/** A table of zeros and ones whose label is whether two columns differ. @param {number} seed */
function table(seed) {
  let state = seed;
  const bit = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 31;
  };
  const rows = Array.from({ length: 200 }, () => Array.from({ length: 6 }, bit));
  return ['a,b,c,d,e,f,label', ...rows.map((r) => [...r, r[0] ^ r[1]].join(','))].join('\n');
}

/** @type {{ readonly [name: string]: (page: Page, turn: number) => Promise<void> }} */
export const STEPS = {
  'a run on the GPU': (page, turn) => train(page, `v=1&${RUN}&seed=${100 + turn}&backend=webgpu`),

  'settings undone and done again': async (page) => {
    for (const key of [']', ']', '[']) {
      await page.keyboard.press(key);
      // Less than that is one gesture, and one edit.
      await page.waitForTimeout(700);
    }
    for (let k = 0; k < 5; k++) {
      for (const key of ['z', 'z', 'Shift+Z', 'z', 'Shift+Z', 'Shift+Z']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(60);
      }
    }
  },

  'a snapshot opened from its link': async (page, turn) => {
    await train(page, `v=1&${RUN}&seed=${100 + turn}&alpha=3&backend=cpu`);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.keyboard.press('s');
    const field = page.getByRole('textbox', { name: 'Snapshot link' });
    // Not the element itself: a handle of it would keep the whole dialog for ever.
    await page.waitForFunction(
      () =>
        document.querySelector('dialog[open] input[aria-label="Snapshot link"][value*="snap="]') !==
        null,
      null,
      { timeout: 60_000 },
    );
    const link = await field.inputValue();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await open(page, `v=1&${RUN}&alpha=4`);
    await open(page, link.replace(/^[^#]*#/, ''));
    await page.locator('.scrub-label', { hasText: 'epoch 6' }).waitFor();
  },

  'a sweep, whole': async (page, turn) => {
    const sweep = `train=256&test=256&warmup=2&finetune=2&seeds=2&hidden=4&literals=2&sx=clauses:2,4`;
    await startSweep(page, `v=1&${sweep}&seed=${100 + turn}&backend=webgpu`);
    await sweepSays(page, /^all 12 networks trained$/);
  },

  'a sweep that loses its device and is cancelled': async (page, turn) => {
    const sweep = 'train=4000&test=1000&warmup=10&finetune=10&seeds=8&sx=hidden:4,8&sy=clauses:4,8';
    await startSweep(page, `v=1&${sweep}&seed=${100 + turn}&backend=webgpu`);
    await sweepSays(page, /^[1-9][\d,]* of [\d,]+ networks/);
    await lose(page, 'loseSweepDevice');
    await page
      .getByText(/The GPU was lost/)
      .first()
      .waitFor({ timeout: 60_000 });
    await cancelSweep(page);
  },

  'a sweep on the CPU, cancelled': async (page, turn) => {
    const sweep = 'train=20000&test=1000&warmup=40&finetune=40&seeds=8&sx=hidden:4,8,16,32';
    await startSweep(page, `v=1&${sweep}&seed=${100 + turn}&backend=cpu`);
    await sweepSays(page, /^(all|[1-9])/);
    await cancelSweep(page);
  },

  'a run that loses its device, on the GPU and on the CPU': async (page, turn) => {
    for (const [backend, examples] of [
      ['webgpu', 3000],
      ['cpu', 50_000],
    ]) {
      const run = `train=${examples}&test=1000&warmup=8&finetune=8&seeds=2&backend=${backend}`;
      await open(page, `v=1&${run}&seed=${100 + turn}`);
      await page.locator('[data-key="play"]').click();
      await page.locator('.scrub-label', { hasText: /epoch [1-9]/ }).waitFor({ timeout: 120_000 });
      await lose(page, 'loseDevice');
      await finished(page);
    }
  },

  'layered networks, and a device they lose': async (page, turn) => {
    const layered = `train=512&test=256&warmup=3&finetune=3&seeds=1&layers=8,4&opt=adam&lr=0.01`;
    await train(page, `v=1&${layered}&seed=${100 + turn}&backend=webgpu`);
    await open(page, `v=1&${layered}&seed=${100 + turn}&backend=webgpu&alpha=3`);
    await page.locator('[data-key="play"]').click();
    await page.waitForTimeout(400);
    await lose(page, 'loseDevice');
    await finished(page);
    await train(page, `v=1&${layered}&seed=${100 + turn}&backend=cpu&alpha=4`);
  },

  'data of one’s own': async (page, turn) => {
    await open(page, `v=1&${RUN}&backend=cpu`);
    await page.locator('#own').scrollIntoViewIfNeeded();
    await page.getByLabel(/A table \(CSV or TSV\)/).setInputFiles({
      name: `turn-${turn}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(table(turn + 1)),
    });
    await page.getByRole('button', { name: 'Train on this file' }).click({ timeout: 60_000 });
    await finished(page);
  },

  'colours, tables, dialogs, the lesson and the slides': async (page) => {
    await open(page, `${REST}&theme=dark`);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('.curve').hover();
    for (const key of ['t', 't', '?', 'Escape', 's', 'Escape', 'p', 'ArrowRight', 'Escape']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(500);
    }
    for (const fragment of [`${REST}&lesson=1`, `${REST}&lesson=4`, REST])
      await open(page, fragment);
  },

  'the history compared and cleared': async (page) => {
    await page.locator('#runs').scrollIntoViewIfNeeded();
    for (const k of [0, 1]) await page.locator('.runs-item').nth(k).locator('.runs-pin').click();
    await page.locator('.runs-plot figcaption').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.locator('.runs-item').first().waitFor({ state: 'detached' });
  },
};

/**
 * Everything brought near once, so that what is fetched when it is needed has been.
 *
 * @param {Page} page
 */
export async function lookAround(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y <= height; y += 600) {
    await page.evaluate((to) => window.scrollTo(0, to), y);
    await page.waitForTimeout(250);
  }
}

/**
 * Back to where every turn begins.
 *
 * @param {Page} page
 */
export async function rest(page) {
  await open(page, REST);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.mouse.move(0, 0);
  for (const close of await page.getByRole('button', { name: 'Dismiss' }).all()) {
    await close.click({ timeout: 2000 }).catch(() => {});
  }
  await page.waitForTimeout(2500);
}
