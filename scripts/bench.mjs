// @ts-check
/**
 * Measures the engines: `npm run bench -- [part of a case's name] [--repeats N] [--seconds S]`.
 *
 * Cases come from `src/engine/bench.ts`, which runs in headless Chromium as the explorer does. They
 * take turns over the repeats, so that a machine that slows down slows all of them, and medians
 * are printed. Processor time is that of the whole browser: the software adapter works in the GPU
 * process, out of sight of the page's own clock.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { withPage } from './bundle.mjs';
import { processorSeconds } from './processor-time.mjs';

const HELP = `Usage: npm run bench -- [part of a case's name] [--repeats 5] [--seconds 1] [--json]

Prints, per case, medians over the repeats of: replica-steps (optimiser steps times networks) per
second and per processor-second of the whole browser, and dispatches and submissions per step.`;

/**
 * @typedef {{ replicaSteps: number, dispatches: number, submits: number, steps: number, wallSeconds: number }} Run
 * @typedef {Run & { cpuSeconds: number }} Measured
 */

/** @param {readonly string[]} argv */
export function parseBenchArguments(argv) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      repeats: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const repeats = Number(values.repeats);
  const seconds = Number(values.seconds);
  if (!Number.isInteger(repeats) || repeats < 1) {
    throw new Error(`--repeats is a whole number from 1, received "${values.repeats}"`);
  }
  if (!(seconds > 0 && seconds <= 600)) {
    throw new Error(`--seconds is between 0 and 600, received "${values.seconds}"`);
  }
  return { filter: positionals[0] ?? '', repeats, seconds, json: values.json, help: values.help };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {string} id @param {readonly Measured[]} runs */
function summary(id, runs) {
  const over = (/** @type {(run: Measured) => number} */ pick) => median(runs.map(pick));
  return {
    case: id,
    perSecond: over((run) => run.replicaSteps / run.wallSeconds),
    perCpuSecond: over((run) => run.replicaSteps / run.cpuSeconds),
    dispatchesPerStep: over((run) => run.dispatches / run.steps),
    submitsPerStep: over((run) => run.submits / run.steps),
    // Time of one step of one network, for comparing cases of different widths.
    microsecondsPerReplicaStep: over((run) => (1e6 * run.cpuSeconds) / run.replicaSteps),
  };
}

/**
 * @param {import('playwright').Page} page
 * @param {number | null} processId
 * @param {{ filter: string, repeats: number, seconds: number }} options
 */
async function measure(page, processId, { filter, repeats, seconds }) {
  const ids = await page.evaluate(async (url) => {
    const bench = await import(url);
    Reflect.set(window, 'fpeBench', bench);
    Reflect.set(window, 'fpeCases', new Map());
    return /** @type {string[]} */ (bench.listCases());
  }, '/entry.js');
  const wanted = ids.filter((id) => id.includes(filter));
  if (wanted.length === 0) throw new Error(`no case holds "${filter}"; cases: ${ids.join(', ')}`);

  const prepare = (/** @type {string} */ id) =>
    page.evaluate(async (id) => {
      const prepared = await Reflect.get(window, 'fpeBench').prepare(id);
      Reflect.get(window, 'fpeCases').set(id, prepared);
    }, id);
  const run = async (/** @type {string} */ id, /** @type {number} */ duration) => {
    const before = processorSeconds(processId);
    const counted = /** @type {Run} */ (
      await page.evaluate(
        ({ id, duration }) => Reflect.get(window, 'fpeCases').get(id).run(duration),
        { id, duration },
      )
    );
    const after = processorSeconds(processId);
    const known = before !== null && after !== null;
    return { ...counted, cpuSeconds: known ? after - before : counted.wallSeconds };
  };

  /** @type {Map<string, Measured[]>} */
  const measured = new Map();
  for (const id of wanted) {
    process.stderr.write(`prepare ${id}\n`);
    await prepare(id);
    // The first run compiles pipelines and warms the page's compiler.
    await run(id, Math.min(seconds, 0.5));
    measured.set(id, []);
  }
  for (let repeat = 0; repeat < repeats; repeat++) {
    process.stderr.write(`repeat ${repeat + 1} of ${repeats}\n`);
    for (const id of wanted) measured.get(id)?.push(await run(id, seconds));
  }
  for (const id of wanted) {
    await page.evaluate((id) => Reflect.get(window, 'fpeCases').get(id).close(), id);
  }
  return [...measured].map(([id, runs]) => summary(id, runs));
}

/** @param {readonly ReturnType<typeof summary>[]} rows */
export function table(rows) {
  const head = [
    'case',
    'replica-steps/s',
    'per CPU-s',
    'µs CPU/replica-step',
    'dispatches/step',
    'submits/step',
  ];
  const number = (/** @type {number} */ x, /** @type {number} */ digits) =>
    Number.isFinite(x) ? x.toFixed(digits) : '–';
  const lines = rows.map((row) => [
    row.case,
    number(row.perSecond, 0),
    number(row.perCpuSecond, 0),
    number(row.microsecondsPerReplicaStep, 1),
    number(row.dispatchesPerStep, 4),
    number(row.submitsPerStep, 4),
  ]);
  const all = [head, ...lines];
  const widths = head.map((_, c) => Math.max(...all.map((line) => line[c].length)));
  const set = (/** @type {string} */ text, /** @type {number} */ c) =>
    c === 0 ? text.padEnd(widths[c]) : text.padStart(widths[c]);
  return all.map((line) => line.map(set).join('  ')).join('\n');
}

/** @param {readonly string[]} argv */
async function main(argv) {
  const { help, json, ...options } = parseBenchArguments(argv);
  if (help) {
    console.log(HELP);
    return;
  }
  const rows = await withPage('src/engine/bench.ts', async (page, { processId }) => {
    if (processorSeconds(processId) === null) {
      process.stderr.write('processor time is read on Linux only: CPU columns show wall time\n');
    }
    return measure(page, processId, options);
  });
  console.log(json ? JSON.stringify(rows) : table(rows));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error?.message ?? error}\n`);
    process.exitCode = 1;
  });
}
