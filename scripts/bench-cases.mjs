// @ts-check
/**
 * Cases of a benchmark in one page: they take turns over the repeats, so that a machine that slows
 * down slows all of them, and medians are taken. Processor time is that of the whole browser: the
 * software adapter works in the GPU process, out of sight of the page's own clock.
 */
import { processorSeconds } from './processor-time.mjs';

/**
 * @typedef {{ replicaSteps: number, dispatches: number, submits: number, steps: number, wallSeconds: number }} Run
 * @typedef {Run & { cpuSeconds: number }} Measured
 * @typedef {{ page: import('playwright').Page, processId: number | null }} Opened
 */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {string} id @param {readonly Measured[]} runs */
export function summary(id, runs) {
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

/** A number for a column, a dash where it is not known. */
export const figure = (/** @type {number} */ x, /** @type {number} */ digits) =>
  Number.isFinite(x) ? x.toFixed(digits) : '–';

/** Sets lines of cells in columns, the first one to the left. @param {readonly string[][]} lines */
export function columns(lines) {
  const widths = lines[0].map((_, c) => Math.max(...lines.map((line) => line[c].length)));
  const set = (/** @type {string} */ text, /** @type {number} */ c) =>
    c === 0 ? text.padEnd(widths[c]) : text.padStart(widths[c]);
  return lines.map((line) => line.map(set).join('  ').trimEnd()).join('\n');
}

/** Loads the bundled module of a page's cases. @param {import('playwright').Page} page */
export const loadCases = (page) =>
  page.evaluate(async (url) => {
    const bench = await import(url);
    Reflect.set(window, 'fpeBench', bench);
    Reflect.set(window, 'fpeCases', new Map());
    return /** @type {string[]} */ (bench.listCases());
  }, '/entry.js');

/** Prepares a case. @param {import('playwright').Page} page @param {string} id */
export const prepareCase = (page, id) =>
  page.evaluate(async (id) => {
    const prepared = await Reflect.get(window, 'fpeBench').prepare(id);
    Reflect.get(window, 'fpeCases').set(id, prepared);
    return { bytesPerStep: Number(prepared.bytesPerStep ?? Number.NaN) };
  }, id);

/** Frees a case. @param {import('playwright').Page} page @param {string} id */
export const closeCase = (page, id) =>
  page.evaluate((id) => {
    const cases = Reflect.get(window, 'fpeCases');
    cases.get(id).close();
    cases.delete(id);
  }, id);

/**
 * Runs prepared cases in turns.
 *
 * @param {Opened} opened
 * @param {readonly string[]} ids
 * @param {{ repeats: number, seconds: number }} options
 * @returns {Promise<Map<string, Measured[]>>}
 */
export async function inTurns({ page, processId }, ids, { repeats, seconds }) {
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
  // The first run compiles pipelines and warms the page's compiler.
  for (const id of ids) await run(id, Math.min(seconds, 0.5));
  /** @type {Map<string, Measured[]>} */
  const measured = new Map(ids.map((id) => [id, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    process.stderr.write(`repeat ${repeat + 1} of ${repeats}\n`);
    for (const id of ids) measured.get(id)?.push(await run(id, seconds));
  }
  return measured;
}

/** Says so where processor time is not to be had. @param {number | null} processId */
export function warnWithoutTime(processId) {
  if (processorSeconds(processId) !== null) return;
  process.stderr.write('processor time is read on Linux only: CPU columns show wall time\n');
}
