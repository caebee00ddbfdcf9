// @ts-check
/**
 * `npm run bench -- peers`: the same networks, weights, masks and minibatches on the explorer's
 * engines, TensorFlow.js and jax-js, in one page (`bench/page.ts`, W2 and W3 `bench/layered-page.ts`).
 *
 * Before anything is measured, the losses of the first steps of every engine are compared with those
 * of the first one, and those of a control that does other work must be found to differ.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  closeCase,
  columns,
  figure,
  inTurns,
  loadCases,
  prepareCase,
  summary,
  warnWithoutTime,
} from './bench-cases.mjs';
import { withPage } from './bundle.mjs';

const BENCH = join(dirname(fileURLToPath(import.meta.url)), '..', 'bench');
/** What is compared: the page that does it and what it draws. */
const SETTINGS = [
  ...[1, 16, 256].map((replicas) => ({
    name: `R=${replicas}`,
    page: 'bench/page.ts',
    drawn: /** @type {string | number} */ (replicas),
  })),
  ...['W2', 'W3'].map((name) => ({ name, page: 'bench/layered-page.ts', drawn: name })),
];
/** Steps whose losses are compared: past the largest cycle of minibatches of the widest case. */
const FIRST_STEPS = 20;
/**
 * Nats. Nearly all replicas agree to 1e-6; where a gradient is nearly zero Adam makes a step of its
 * rounding, and a few differ by a few 1e-4. A tenth more learning rate is several times the
 * tolerance.
 */
const TOLERANCE = 1e-3;

/** @typedef {ReturnType<typeof summary> & { setting: string, worst: number }} Row */

/**
 * The largest difference of losses [step][replica].
 *
 * @param {readonly (readonly number[])[]} a
 * @param {readonly (readonly number[])[]} b
 * @returns {number} Infinity where shapes differ or a loss is not a number
 */
export function lossDifference(a, b) {
  if (a.length === 0 || a.length !== b.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (const [step, losses] of a.entries()) {
    if (losses.length === 0 || losses.length !== b[step].length) return Number.POSITIVE_INFINITY;
    for (const [r, loss] of losses.entries()) {
      const difference = Math.abs(loss - b[step][r]);
      if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
      worst = Math.max(worst, difference);
    }
  }
  return worst;
}

/**
 * Throws unless every engine's losses agree with the first one's and the control's do not.
 *
 * @param {ReadonlyMap<string, readonly (readonly number[])[]>} losses
 * @param {readonly (readonly number[])[]} control
 * @param {number} [tolerance]
 * @returns {Map<string, number>} the largest difference of each
 */
export function checkSameWork(losses, control, tolerance = TOLERANCE) {
  const [reference = []] = losses.values();
  const worst = new Map([...losses].map(([id, own]) => [id, lossDifference(own, reference)]));
  for (const [id, difference] of worst) {
    if (difference > tolerance) {
      throw new Error(`${id} does other work: its first losses differ by ${difference} nats`);
    }
  }
  if (lossDifference(control, reference) <= tolerance) {
    throw new Error('the comparison would not notice a learning rate a tenth too high');
  }
  return worst;
}

/** `npm ci` in bench/ where it has not been done. */
function installPeers() {
  if (existsSync(join(BENCH, 'node_modules', '@jax-js', 'jax', 'package.json'))) return;
  process.stderr.write('installing the other libraries: npm ci in bench/ (330 MB, once)\n');
  const windows = process.platform === 'win32';
  const options = { cwd: BENCH, stdio: /** @type {const} */ ('inherit'), shell: windows };
  execFileSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], options);
}

/** @param {import('playwright').Page} page @param {string} id */
const firstLosses = (page, id) =>
  page.evaluate(
    async ({ id, steps }) => {
      /** @type {Float32Array[]} */
      const losses = await Reflect.get(window, 'fpeCases').get(id).losses(steps);
      return losses.map((step) => [...step]);
    },
    { id, steps: FIRST_STEPS },
  );

/** @param {import('playwright').Page} page */
const controlLosses = (page) =>
  page.evaluate(async (steps) => {
    const control = await Reflect.get(window, 'fpeBench').control();
    /** @type {Float32Array[]} */
    const losses = await control.losses(steps);
    control.close();
    return losses.map((step) => [...step]);
  }, FIRST_STEPS);

/**
 * All engines on one setting.
 *
 * @param {import('./bench-cases.mjs').Opened} opened
 * @param {readonly string[]} ids
 * @param {(typeof SETTINGS)[number]} setting
 * @param {{ repeats: number, seconds: number }} options
 * @returns {Promise<Row[]>}
 */
async function compareAt(opened, ids, { name, drawn }, options) {
  const { page } = opened;
  process.stderr.write(`${name}: data and networks\n`);
  await page.evaluate((what) => Reflect.get(window, 'fpeBench').draw(what), drawn);
  /** @type {Map<string, number[][]>} */
  const losses = new Map();
  for (const id of ids) {
    process.stderr.write(`${name}: ${id}\n`);
    await prepareCase(page, id);
    losses.set(id, await firstLosses(page, id));
  }
  const worst = checkSameWork(losses, await controlLosses(page));
  const measured = await inTurns(opened, ids, options);
  for (const id of ids) await closeCase(page, id);
  return [...measured].map(([id, runs]) => ({
    ...summary(id, runs),
    setting: name,
    worst: worst.get(id) ?? Number.NaN,
  }));
}

/** @param {readonly Row[]} rows of one setting, the explorer's WebGPU engine first */
export function peersTable(rows) {
  const head = [
    rows[0].setting,
    'replica-steps/s',
    'per CPU-s',
    'ratio',
    'dispatches/step',
    'submits/step',
    'losses differ by',
  ];
  const lines = rows.map((row) => [
    row.case,
    figure(row.perSecond, 0),
    figure(row.perCpuSecond, row.perCpuSecond < 100 ? 1 : 0),
    figure(rows[0].perCpuSecond / row.perCpuSecond, 2),
    figure(row.dispatchesPerStep, 2),
    figure(row.submitsPerStep, 2),
    row.worst.toExponential(0),
  ]);
  return columns([head, ...lines]);
}

/**
 * @param {{ words: readonly string[], repeats: number, seconds: number, json: boolean }} options
 */
export async function comparePeers({ words, json, ...options }) {
  const settings = SETTINGS.filter(({ name }) => words.length === 0 || words.includes(name));
  if (settings.length === 0 || words.some((word) => !SETTINGS.some(({ name }) => name === word))) {
    throw new Error(`peers run at ${SETTINGS.map(({ name }) => name).join(', ')}`);
  }
  installPeers();
  /** @type {Row[][]} */
  const all = [];
  let chromium = '';
  for (const entry of new Set(settings.map(({ page }) => page))) {
    await withPage(entry, async (page, { processId, version }) => {
      chromium = version;
      warnWithoutTime(processId);
      const ids = await loadCases(page);
      for (const setting of settings.filter((each) => each.page === entry)) {
        const rows = await compareAt({ page, processId }, ids, setting, options);
        all.push(rows);
        if (!json) console.log(`${peersTable(rows)}\n`);
      }
    });
  }
  if (json) console.log(JSON.stringify(all.flat()));
  else
    console.log(`Chromium ${chromium}; ratio: the first line's figure per CPU-s to the line's own`);
}
