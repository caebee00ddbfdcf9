// @ts-check
/**
 * Runs the experiment of a link without a window: `npm run experiment -- '<link or fragment>'`.
 *
 * The result goes to stdout (a table, or one JSON object), everything else to stderr.
 * Exit status: 0 done, 1 the run failed, 2 a bad argument or a bad link.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';
import { withModule, withPage } from './bundle.mjs';

const HEADLESS = 'src/engine/headless.ts';
const TABLE = 'src/engine/headless-table.ts';

export const HELP = `Usage: npm run experiment -- [link or fragment] [options]

Runs the experiment that a link describes, without a window, and prints what it measured.
Without a link it runs the default experiment. Quote the link: it holds an &.

  --backend cpu      the TypeScript engine, in Node
  --backend webgpu   the GPU engine, in headless Chromium (software adapter)
                     default: what the link says, otherwise webgpu
  --json             one JSON object on stdout instead of a table
  --out FILE         write the result to FILE instead of stdout
  --help             this text

For stdout without npm's own two lines: npm run --silent experiment -- …
Exit status: 0 done, 1 the run failed, 2 a bad argument or a bad link.`;

/** A mistake of the person who typed the command. */
export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}

/**
 * Reads the command line.
 *
 * @param {readonly string[]} argv without node and the script
 * @returns {{ link: string, backend: 'cpu' | 'webgpu' | undefined, json: boolean, out: string | undefined, help: boolean }}
 * @throws {UsageError}
 */
export function parseArguments(argv) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: {
        backend: { type: 'string' },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) {
    throw new UsageError(`one link at most, received ${positionals.length}: quote a link with &`);
  }
  const { backend, out } = values;
  if (backend !== undefined && backend !== 'cpu' && backend !== 'webgpu') {
    throw new UsageError(`--backend is cpu or webgpu, received "${backend}"`);
  }
  if (out === '') throw new UsageError('--out needs a file name');
  const { json, help } = values;
  return { link: positionals[0] ?? '', backend, json, out, help };
}

/**
 * Says which engine a run asks for, before the link has been validated: only to choose where to
 * load the code that validates it.
 *
 * @param {string} link
 * @param {'cpu' | 'webgpu' | undefined} flag
 */
export function wantedBackend(link, flag) {
  if (flag) return flag;
  const fragment = link.slice(link.indexOf('#') + 1);
  return new URLSearchParams(fragment).get('backend') === 'cpu' ? 'cpu' : 'webgpu';
}

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

/** @typedef {{ name: string, message: string }} Failure */
/** @typedef {{ warnings?: string[] } & Record<string, unknown>} Report */

/**
 * @param {string} link
 * @returns {Promise<Report>}
 */
function runInNode(link) {
  return withModule(HEADLESS, async (module) => {
    const run = /** @type {(link: string, options: object) => Promise<Report>} */ (
      module.runHeadless
    );
    return run(link, { backend: 'cpu', onProgress: say });
  });
}

/**
 * @param {string} link
 * @param {'auto' | 'webgpu'} backend
 * @returns {Promise<Report>}
 */
function runInChromium(link, backend) {
  return withPage(HEADLESS, async (page) => {
    await page.exposeFunction('fpeProgress', say);
    const answer = await page.evaluate(
      async ({ url, link, backend }) => {
        try {
          const { runHeadless } = await import(url);
          const onProgress = Reflect.get(window, 'fpeProgress');
          return { report: await runHeadless(link, { backend, onProgress }) };
        } catch (error) {
          // An error loses its name on the way out of the page.
          const { name, message } = error instanceof Error ? error : new Error(String(error));
          return { failure: { name, message } };
        }
      },
      { url: '/entry.js', link, backend },
    );
    if (answer.failure) throw Object.assign(new Error(answer.failure.message), answer.failure);
    return answer.report;
  });
}

/**
 * @param {string} link
 * @param {'cpu' | 'webgpu' | undefined} flag
 */
async function run(link, flag) {
  if (wantedBackend(link, flag) === 'cpu') return runInNode(link);
  try {
    findBrowser({ log: say });
  } catch (error) {
    if (flag === 'webgpu' || !(error instanceof Error)) throw error;
    say(`${error.message}\nusing the CPU engine`);
    return runInNode(link);
  }
  return runInChromium(link, flag === 'webgpu' ? 'webgpu' : 'auto');
}

/** @param {readonly string[]} argv */
async function main(argv) {
  const { link, backend, json, out, help } = parseArguments(argv);
  if (help) {
    console.log(HELP);
    return;
  }
  const { warnings = [], ...report } = await run(link, backend);
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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error) => {
    const isTheirs = error?.name === 'UsageError' || error?.name === 'LinkError';
    say(isTheirs ? error.message : `the run failed: ${error?.message ?? error}`);
    if (error?.name === 'UsageError') say('See: npm run experiment -- --help');
    process.exitCode = isTheirs ? 2 : 1;
  });
}
