/** What goes wrong while the page is open, and what must not be lost by it. */
import { expect, test } from '@playwright/test';
import { curves, finished, hide, plant, play, SMALL, watchErrors } from './support';

const LONG = '#v=1&train=3000&test=2000&warmup=6&finetune=6&seeds=4&backend=webgpu';

declare global {
  interface Window {
    loseDevice(): void;
  }
}

test('a device destroyed mid-run: training resumes and ends with the same curves', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const errors = watchErrors(page);
  await page.goto(`./?debug=1${LONG}`);
  await play(page);
  await finished(page);
  const undisturbed = await curves(page);
  await page.keyboard.press('t');

  await page.reload();
  await play(page);
  await expect(page.locator('.scrub-label')).toHaveText(/epoch [2-9]/, { timeout: 60_000 });
  await page.evaluate(() => window.loseDevice());
  await expect(page.getByText(/The GPU was lost/).first()).toBeAttached({ timeout: 30_000 });
  await finished(page);
  await expect(page.getByText(/Training resumed on .* from epoch \d+/).first()).toBeAttached();
  expect(await curves(page)).toBe(undisturbed);
  expect(errors).toEqual([]);
});

test('a device refused: says so in its own words and trains on the CPU', async ({ page }) => {
  await plant(
    page,
    "if (self.GPUAdapter) GPUAdapter.prototype.requestDevice = () => Promise.reject(new Error('planted refusal'));",
  );
  await page.goto(`./${SMALL}`);
  await play(page);
  await finished(page);
  await expect(page.locator('.status-pill, .pill').first()).toContainText('live · CPU');
  await expect(page.getByText(/refused/).first()).toBeAttached();
});

test('an adapter that computes wrongly: caught before it trains, named, and the CPU trains', async ({
  page,
}) => {
  await plant(
    page,
    `if (self.GPUDevice) {
      const make = GPUDevice.prototype.createShaderModule;
      GPUDevice.prototype.createShaderModule = function (of) {
        const code = of.label === 'measure/gram' ? of.code.replace(/\\+=(\\s*dense)/, '-=$1') : of.code;
        return make.call(this, { ...of, code });
      };
    }`,
  );
  await page.goto(`./${SMALL}&backend=webgpu`);
  await play(page);
  await finished(page);
  await expect(page.locator('.pill').first()).toContainText('live · CPU (GPU failed)');
  await expect(page.getByText(/found a wrong result: measure\/gram: /).first()).toBeAttached();
});

test('a worker that crashes: says so, keeps what was trained, and the next run is well', async ({
  page,
}) => {
  await plant(
    page,
    `self.addEventListener('message', ({ data }) => {
      if (data.type === 'start') setTimeout(() => { throw new Error('planted crash'); }, 500);
    });`,
  );
  await page.goto(
    './#v=1&train=50000&test=2000&warmup=40&finetune=40&hidden=32&seeds=1&backend=cpu&workers=1',
  );
  await play(page);
  await expect(page.getByText(/The engine crashed: .*planted crash/).first()).toBeAttached({
    timeout: 60_000,
  });
  // What was trained by then is still on screen.
  await expect(page.locator('.scrub-label')).toHaveText(/epoch \d+/);
  await page.unroute('**/worker-*.js');
  await page.goto(`./${SMALL}&backend=cpu`);
  await play(page);
  await finished(page);
});

test('a diverging run names the network and the page goes on', async ({ page }) => {
  await page.goto(`./${SMALL}&lr=10&momentum=0.999&warmup=40&batch=4`);
  await play(page);
  await finished(page);
  const story = page.getByText(/diverged|no longer a number/).first();
  await expect(story).toBeAttached();
  await expect(page.locator('main')).not.toContainText('NaN');
});

test('a hidden tab pauses the training and a visible one goes on with it', async ({ page }) => {
  await page.goto(`./${LONG}`);
  await play(page);
  await expect(page.locator('.scrub-label')).toHaveText(/epoch [1-9]/, { timeout: 60_000 });
  await hide(page, true);
  await expect(page.getByText('paused in background').first()).toBeAttached();
  // What was in flight may still arrive; after that nothing may.
  await page.waitForTimeout(700);
  const held = await page.locator('.scrub-label').innerText();
  await page.waitForTimeout(1000);
  expect(await page.locator('.scrub-label').innerText()).toBe(held);
  await hide(page, false);
  await finished(page);
});
