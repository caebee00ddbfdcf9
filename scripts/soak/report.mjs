// @ts-check
/** The soak's figures as a document, and what they come to. */

/** @typedef {import('./probe.mjs').Sample} Sample */

/** Minutes after which everything has been used once and what is kept is full. */
export const BASE_MINUTE = 5;
/** Share by which heap and GPU memory may differ at the end. */
const TOLERANCE = 0.05;
/** Turns whose median is compared: about one in ten ends with more nodes, for that turn only. */
const TURNS = 3;

/** What returns to base, and what of it the verdict is about. */
const COLUMNS = /** @type {const} */ ([
  ['heap', 'heap of the page, MB', true],
  ['code', 'of it compiled code, MB', true],
  ['workerHeap', 'heaps of the workers, MB', true],
  ['gpu', 'GPU buffers, MB', true],
  ['buffers', 'GPU buffers', false],
  ['devices', 'GPU devices', false],
  ['dropped', 'dropped, not destroyed', false],
  ['workers', 'workers', false],
  ['listeners', 'listeners', false],
  ['nodes', 'DOM nodes', false],
  ['documents', 'documents', false],
  ['stored', 'stored, MB', true],
]);

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(2);

/** @param {readonly number[]} values of an odd number */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * @param {readonly Sample[]} samples
 * @returns {{ passed: boolean, lines: string[] } | null} null where too little was seen
 */
export function verdictOf(samples) {
  const from = samples.filter(({ minute }) => minute >= BASE_MINUTE);
  if (from.length < 2 * TURNS) return null;
  const ends = [from.slice(0, TURNS), from.slice(-TURNS)];
  const megabytesOf = (/** @type {number} */ bytes) => `${megabytes(bytes)} MB`;
  /** @type {[name: string, of: (sample: Sample) => number, show: (x: number) => string, counts: boolean][]} */
  const figures = [
    ['Heap of the page, all of it', ({ heap }) => heap, megabytesOf, true],
    ['Heap without compiled code', ({ heap, code }) => heap - code, megabytesOf, false],
    ['Compiled code', ({ code }) => code, megabytesOf, false],
    ['Heaps of the workers', ({ workerHeap }) => workerHeap, megabytesOf, true],
    ['GPU memory', ({ gpu }) => gpu, megabytesOf, true],
    ['Listeners', ({ listeners }) => listeners, String, true],
  ];
  const rows = figures.map(([name, of, show, counts]) => {
    const [from, to] = ends.map((turns) => median(turns.map(of)));
    const change = from === 0 ? (to === 0 ? 0 : 1) : to / from - 1;
    const percent = `${change < 0 ? '−' : '+'}${Math.abs(100 * change).toFixed(1)} %`;
    const [early, late] = ends.map((turns) => {
      const [first, last] = [turns[0], turns[TURNS - 1]].map(({ minute }) => minute.toFixed(1));
      return `at minutes ${first} to ${last}`;
    });
    return {
      line: `- ${name}: ${show(from)} ${early}, ${show(to)} ${late}: ${percent}.`,
      // Less than before is no leak.
      passed: !counts || change <= TOLERANCE,
    };
  });
  return { passed: rows.every(({ passed }) => passed), lines: rows.map(({ line }) => line) };
}

/**
 * The whole document.
 *
 * @param {object} of
 * @param {string} of.command
 * @param {string} of.date
 * @param {string} of.machine
 * @param {string} of.compiler when V8 compiled the page's functions
 * @param {readonly Sample[]} of.samples
 * @param {ReadonlyMap<string, { done: number, failed: string[] }>} of.steps
 * @param {readonly string[]} of.errors uncaught ones of the page
 */
export function documentOf({ command, date, machine, compiler, samples, steps, errors }) {
  const verdict = verdictOf(samples);
  const minutes = samples.at(-1)?.minute ?? 0;
  const head = COLUMNS.map(([, name]) => name);
  const row = (/** @type {Sample} */ sample) => {
    const cells = COLUMNS.map(([key, , bytes]) =>
      bytes ? megabytes(sample[key]) : String(sample[key]),
    );
    return `| ${[sample.minute.toFixed(1), ...cells].join(' | ')} |`;
  };
  const failed = [...steps].flatMap(([name, { failed }]) => failed.map((why) => `${name}: ${why}`));
  return [
    '# Soak',
    '',
    'The built page in a browser, used without a break: what it holds must not grow. Written by',
    '`npm run soak` (`scripts/soak.mjs`); not part of `npm test`.',
    '',
    `\`${command}\`, ${date}, on ${machine}: ${minutes.toFixed(0)} minutes, ${samples.length - 1} turns.`,
    '',
    '## What came out',
    '',
    verdict
      ? `**${verdict.passed ? 'Within' : 'NOT within'} ${100 * TOLERANCE} % of the figures after ${BASE_MINUTE} minutes.**`
      : `Too short to say: fewer than ${2 * TURNS} turns after the first ${BASE_MINUTE} minutes.`,
    '',
    ...(verdict ? [`Each figure is the median of ${TURNS} turns.`, '', ...verdict.lines] : []),
    `- Uncaught errors of the page: ${errors.length}. Steps that did not end as they should: ${failed.length}.`,
    ...failed.map((line) => `  - ${line}`),
    ...errors.map((line) => `  - ${line}`),
    '',
    '## One turn',
    '',
    'Each turn trains networks of other seeds than the ones before, then rests at the example that the',
    'page opens with; there garbage is collected and everything is counted. Times done:',
    '',
    ...[...steps].map(([name, { done }]) => `- ${name}: ${done}`),
    '',
    '## Figures',
    '',
    'Heaps are what is left of them after a forced collection; compiled code is the engine’s own part of',
    `it. V8 compiled functions ${compiler}: left to itself it goes on optimising for`,
    'most of an hour, and the heap grows by that alone. GPU buffers are counted at',
    '`createBuffer` and `destroy` of the browser, in every worker, those of lost devices as gone. The',
    'page keeps its last twelve results, a hundred undo steps and the history of runs; all of that is',
    'bounded, and full or cleared before the figures that are compared.',
    '',
    `| minute | ${head.join(' | ')} |`,
    `|--:|${head.map(() => '--:').join('|')}|`,
    ...samples.map(row),
    '',
  ].join('\n');
}
