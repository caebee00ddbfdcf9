/** The policy of the built page: what it says, that nothing of the page is against it, that it holds. */
import { expect, type Page, test } from '@playwright/test';
import { finished, play, SMALL, watchErrors } from './support';
import { allTrained, openSweep, start, TINY } from './sweep-support';

interface Violation {
  readonly directive: string;
  readonly blocked: string;
}

/** Collects what the policy blocks, from before the page's first script on. */
const watchPolicy = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const blocked: Violation[] = [];
    Object.assign(window, { blocked });
    document.addEventListener('securitypolicyviolation', (event) =>
      blocked.push({ directive: event.effectiveDirective, blocked: event.blockedURI }),
    );
  });

const violations = (page: Page): Promise<Violation[]> =>
  page.evaluate(() => Reflect.get(window, 'blocked'));

test('the policy is the strict one, and comes before everything it is for', async ({ request }) => {
  const html = await (await request.get('./')).text();
  const [, text] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? ([] as string[]);
  const rules = new Map(
    text.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  );
  const { 'style-src': styles, ...others } = Object.fromEntries(rules);
  expect(others).toEqual({
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'frame-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  });
  expect(styles).toMatch(/^'self' 'sha256-[A-Za-z0-9+/]{43}='$/);
  expect(text).not.toMatch(/unsafe-inline|unsafe-eval'(?<!'wasm-unsafe-eval')|\*|http/);
  const policy = html.indexOf('http-equiv="Content-Security-Policy"');
  for (const part of ['<script', '<style', '<link', '<title'])
    expect(html.indexOf(part), part).toBeGreaterThan(policy);
});

test('a run, all figures as files, links and frames: nothing is blocked', async ({ page }) => {
  const errors = watchErrors(page);
  await watchPolicy(page);
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);

  await page.keyboard.press('s');
  await expect(page.getByRole('textbox', { name: 'Snapshot link' })).toHaveValue(/#v=1/);
  await expect(page.locator('.share svg').first()).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  expect((await saved).suggestedFilename()).toMatch(/\.fpe\.json$/);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('safetensors');
  const buttons = dialog.getByRole('button', { name: /PNG|SVG|CSV|safetensors|PyTorch|Save/ });
  expect(await buttons.count()).toBeGreaterThan(2);
  for (const button of await buttons.all()) {
    if (!(await button.isEnabled())) continue;
    const file = page.waitForEvent('download');
    await button.click();
    await file;
  }
  await page.keyboard.press('Escape');

  for (const id of ['theory', 'mechanism', 'codes', 'step', 'runs', 'own', 'claims']) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await expect(page.locator(`#${id} [aria-busy="true"]`)).toHaveCount(0);
  }
  expect(await violations(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('a sweep: nothing is blocked', async ({ page }) => {
  await watchPolicy(page);
  await openSweep(page, TINY);
  await start(page);
  await allTrained(page);
  expect(await violations(page)).toEqual([]);
});

for (let beat = 1; beat <= 8; beat++) {
  const theme = beat % 2 ? 'dark' : 'light';
  test(`beat ${beat} of the lesson, ${theme}: nothing is blocked`, async ({ page }) => {
    await watchPolicy(page);
    await page.goto(`./#v=1&theme=${theme}&lesson=${beat}`);
    const task = page.getByRole('region', { name: 'Lesson' }).locator('.lesson-task');
    await expect(task).toHaveAttribute('data-done', 'false', { timeout: 30_000 });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.locator('.lesson-show').click();
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
  });
}

test('the presenter: nothing is blocked', async ({ page }) => {
  await watchPolicy(page);
  await page.goto('./#v=1&present=1');
  await page.locator('.presenter').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(500);
  expect(await violations(page)).toEqual([]);
});

test('control: what is injected into the HTML is blocked and reported', async ({ page }) => {
  await watchPolicy(page);
  await page.route('./', async (route) => {
    const answer = await route.fetch();
    const planted =
      '<script>window.planted = 1</script><img src="x.png" onerror="window.planted = 2"><style>body { color: red }</style></body>';
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace('</body>', planted),
    });
  });
  await page.goto('./');
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  const found = await violations(page);
  expect(found.map(({ directive }) => directive)).toEqual(
    expect.arrayContaining(['script-src-elem', 'script-src-attr', 'style-src-elem']),
  );
  expect(await page.evaluate(() => Reflect.get(window, 'planted'))).toBeUndefined();
});

test('control: foreign hosts, texts run as code and foreign workers are blocked and reported', async ({
  page,
}) => {
  await watchPolicy(page);
  let left = 0;
  await page.route('http://foreign.test/**', (route) => {
    left++;
    return route.abort();
  });
  await page.goto('./');
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  const refused = await page.evaluate(async () => {
    const what: Record<string, () => unknown> = {
      fetch: () => fetch('http://foreign.test/x'),
      // Later, because what a test runs at once is let through by the browser's own tools.
      eval: () =>
        new Promise((resolve, reject) => {
          setTimeout(() => {
            try {
              resolve(Reflect.get(window, 'eval')('1'));
            } catch (error) {
              reject(error);
            }
          });
        }),
      html: () => {
        document.createElement('div').innerHTML = '<b>x</b>';
      },
      worker: () => new Worker('http://foreign.test/worker.js'),
      'blob worker': () => new Worker(URL.createObjectURL(new Blob(['1']))),
      'script address': () => {
        document.createElement('script').src = 'http://foreign.test/x.js';
      },
      'another policy': () =>
        Reflect.get(window, 'trustedTypes').createPolicy('other', { createHTML: String }),
    };
    const names: string[] = [];
    for (const [name, attempt] of Object.entries(what)) {
      try {
        await attempt();
      } catch {
        names.push(name);
      }
    }
    const image = new Image();
    image.src = 'http://foreign.test/x.png';
    await new Promise((done) => {
      image.onerror = done;
      image.onload = done;
    });
    return names;
  });
  expect(refused).toEqual([
    'fetch',
    'eval',
    'html',
    'worker',
    'blob worker',
    'script address',
    'another policy',
  ]);
  const reported = new Set((await violations(page)).map(({ directive }) => directive));
  for (const directive of ['connect-src', 'img-src', 'require-trusted-types-for', 'trusted-types'])
    expect(reported, directive).toContain(directive);
  expect(left).toBe(0);
});
