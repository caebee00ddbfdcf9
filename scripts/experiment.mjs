// @ts-check
/**
 * Runs the experiment of a link without a window: `npm run experiment -- '<link or fragment>'`.
 *
 * The result goes to stdout (a table, or JSON), everything else to stderr.
 * Exit status: 0 done, 1 the run failed or merged files disagree, 2 a bad argument, link or file.
 */
import { writeFileSync } from 'node:fs';
import { withModule, withPage } from './bundle.mjs';
import { HELP, isSweep, parseArguments, wantedBackend } from './experiment-arguments.mjs';
import { mergeFiles, runSweepLink } from './experiment-sweep.mjs';
import { givenFile, sourcesHere, sourcesInPage } from './given-file.mjs';

const HEADLESS = 'src/engine/headless.ts';
const TABLE = 'src/engine/headless-table.ts';

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

/** @typedef {import('./experiment-arguments.mjs').Backend} Backend */
/** @typedef {{ warnings?: string[] } & Record<string, unknown>} Report */

/** @typedef {import('./given-file.mjs').GivenFile} GivenFile */

/**
 * @param {string} link
 * @param {GivenFile | null} data
 * @param {Backend} backend
 * @returns {Promise<Report>}
 */
function runInNode(link, data, backend) {
  return withModule(HEADLESS, async (module) => {
    const { runHeadless, provideData } = /** @type {typeof import('../src/engine/headless.ts')} */ (
      /** @type {unknown} */ (module)
    );
    const whole = await provideData(link, sourcesHere(data));
    const report = await runHeadless(whole, { backend, onProgress: say });
    return /** @type {Report} */ (/** @type {unknown} */ (report));
  });
}

/**
 * @param {string} link
 * @param {GivenFile | null} data
 * @returns {Promise<Report>}
 */
function runInChromium(link, data) {
  return withPage(HEADLESS, async (page) => {
    await page.exposeFunction('fpeProgress', say);
    const sources = await sourcesInPage(page, data);
    const answer = await page.evaluate(
      async ({ url, link, sources }) => {
        try {
          const { runHeadless, provideData } = await import(url);
          const onProgress = Reflect.get(window, 'fpeProgress');
          const whole = await provideData(link, sources);
          return { report: await runHeadless(whole, { backend: 'webgpu', onProgress }) };
        } catch (error) {
          // An error loses its name on the way out of the page.
          const { name, message } = error instanceof Error ? error : new Error(String(error));
          return { failure: { name, message } };
        }
      },
      { url: '/entry.js', link, sources },
    );
    if (answer.failure) throw Object.assign(new Error(answer.failure.message), answer.failure);
    return answer.report;
  });
}

/** @param {import('./experiment-arguments.mjs').Arguments} options */
async function runPlain({ link, backend, data, json, out }) {
  const engine = wantedBackend(link, backend);
  const file = givenFile(data);
  const ran = engine === 'webgpu' ? runInChromium(link, file) : runInNode(link, file, engine);
  const { warnings = [], ...report } = await ran;
  for (const warning of warnings) say(`warning: ${warning}`);
  const text = json
    ? JSON.stringify(report)
    : await withModule(TABLE, async (module) => {
        const format = /** @type {(report: Report) => string} */ (module.formatReport);
        return format({ ...report, warnings });
      });
  if (out === undefined) process.stdout.write(`${text}\n`);
  else {
    writeFileSync(out, `${text}\n`);
    say(`written: ${out}`);
  }
}

/** @param {readonly string[]} argv */
async function main(argv) {
  const options = parseArguments(argv);
  const { link, backend, help, merge } = options;
  if (help) console.log(HELP);
  else if (merge) process.exitCode = (await mergeFiles(merge, options)) ? 0 : 1;
  else if (isSweep(link)) await runSweepLink(options, wantedBackend(link, backend));
  else await runPlain(options);
}

/** Errors of the person who typed the command, by name: some are thrown by bundled code. */
const THEIRS = ['UsageError', 'LinkError', 'ResultsFileError'];

main(process.argv.slice(2)).catch((error) => {
  const isTheirs = THEIRS.includes(error?.name);
  say(isTheirs ? error.message : `the run failed: ${error?.message ?? error}`);
  if (error?.name === 'UsageError') say('See: npm run experiment -- --help');
  process.exitCode = isTheirs ? 2 : 1;
});
