/** A GPU that goes away or cannot do what it was given, while the page is open. */
import { expect, type Page, test } from '@playwright/test';
import { finished, plant, play, SMALL, watchErrors } from './support';

const WHOLE = `${SMALL}&backend=webgpu`;
const LAYERED = `${SMALL}&layers=8,6&methods=dense,fpe-random&backend=webgpu`;

/** Plants code in the engine's worker; `armed` in it is true once a run has begun. */
const plantArmed = (page: Page, code: string): Promise<unknown> =>
  plant(
    page,
    `let armed = false;
      self.addEventListener('message', ({ data }) => {
        if (data.type === 'start' || data.type === 'batch') armed = true;
      });
      if (self.name === 'engine' && self.GPUDevice) { ${code} }`,
  );

/** Each device is lost without a reason given, at its n-th submit of a run. */
const lostAt = (nth: number, devices = Number.POSITIVE_INFINITY) => `
  let left = ${devices === Number.POSITIVE_INFINITY ? 'Infinity' : devices};
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...asked) {
    const device = await request.apply(this, asked);
    let tell;
    const lost = new Promise((resolve) => { tell = resolve; });
    Object.defineProperty(device, 'lost', { value: lost });
    const { queue } = device;
    const submit = queue.submit;
    let submits = 0;
    queue.submit = (...given) => {
      if (armed && left > 0 && ++submits === ${nth}) {
        left--;
        device.destroy();
        tell({ reason: 'unknown', message: '' });
      }
      return submit.apply(queue, given);
    };
    return device;
  };`;

/** From a run's start on, the n-th allocation of slots finds no memory. */
const NO_MEMORY = `
  const filters = [];
  const { pushErrorScope, popErrorScope } = GPUDevice.prototype;
  GPUDevice.prototype.pushErrorScope = function (filter) {
    filters.push(filter);
    return pushErrorScope.call(this, filter);
  };
  GPUDevice.prototype.popErrorScope = async function () {
    const filter = filters.pop();
    const found = await popErrorScope.call(this);
    return armed && filter === 'out-of-memory' ? new GPUOutOfMemoryError('planted') : found;
  };`;

const uncompilable = (label: string) => `
  const make = GPUDevice.prototype.createShaderModule;
  GPUDevice.prototype.createShaderModule = function (of) {
    return make.call(this, of.label === '${label}' ? { ...of, code: of.code + ' not WGSL' } : of);
  };`;

// A worker that is fetched as the page closes concerns no other test.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const pill = (page: Page) => page.locator('.pill').first();

/** The run ends, on the CPU, and another one can be asked for. */
async function endsOnCpu(page: Page, why: string): Promise<void> {
  await finished(page);
  await expect(pill(page)).toContainText(`live · CPU (${why})`);
  await expect(page.locator('main')).not.toContainText('NaN');
  await expect(page.locator('[data-key="play"]')).toBeEnabled();
}

for (const [what, link] of [
  ['whole networks', WHOLE],
  ['layered networks', LAYERED],
] as const) {
  test(`a device lost without a reason, once: training goes on with another, ${what}`, async ({
    page,
  }) => {
    const errors = watchErrors(page);
    await plantArmed(page, lostAt(6, 1));
    await page.goto(`./${link}`);
    await play(page);
    await expect(page.getByText(/The GPU was lost/).first()).toBeAttached({ timeout: 60_000 });
    await finished(page);
    await expect(pill(page)).toContainText('live · GPU');
    expect(errors).toEqual([]);
  });

  test(`a device lost again and again: the CPU takes over, ${what}`, async ({ page }) => {
    const errors = watchErrors(page);
    // Past the self-test of each device.
    await plantArmed(page, lostAt(6));
    await page.goto(`./${link}`);
    await play(page);
    await endsOnCpu(page, 'GPU lost');
    expect(errors).toEqual([]);
  });

  test(`no memory for the buffers: the CPU takes over and says so, ${what}`, async ({ page }) => {
    const errors = watchErrors(page);
    await plantArmed(page, NO_MEMORY);
    await page.goto(`./${link}`);
    await play(page);
    await endsOnCpu(page, 'GPU failed');
    await expect(page.getByText(/The GPU failed/).first()).toBeAttached();
    await pill(page).click();
    await expect(
      page.getByText(/no memory for \d+ bytes on the GPU: planted/).first(),
    ).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test('a device lost once more while the next one is tested: lost, not broken', async ({ page }) => {
  await plantArmed(page, lostAt(2));
  await page.goto(`./${WHOLE}`);
  await play(page);
  await endsOnCpu(page, 'GPU lost');
});

for (const [what, link, kernel] of [
  ['whole networks', WHOLE, 'population/train'],
  ['layered networks', LAYERED, 'layered/spmm'],
] as const) {
  test(`a kernel that does not compile: the CPU trains, the kernel is named, ${what}`, async ({
    page,
  }) => {
    const errors = watchErrors(page);
    await plantArmed(page, uncompilable(kernel));
    await page.goto(`./${link}`);
    await play(page);
    await endsOnCpu(page, 'GPU failed');
    await pill(page).click();
    await expect(page.getByText(new RegExp(kernel)).first()).toBeVisible();
    expect(errors).toEqual([]);
  });
}
