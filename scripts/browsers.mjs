// @ts-check
/**
 * The end-to-end tests of the CPU engine in other browsers: `npm run test:browsers [-- firefox webkit]`.
 * Takes Playwright's Firefox and WebKit, and fetches them where they are not here. What could not be
 * run is said with its reason; exit status 1 only where something ran and failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { firefox, webkit } from 'playwright';

const KNOWN = { firefox, webkit };
/** Milliseconds for a download. */
const PATIENCE = 300_000;

/**
 * Why the browser cannot be started here; null where it can.
 *
 * @param {keyof typeof KNOWN} name
 * @returns {Promise<string | null>}
 */
async function missing(name) {
  const type = KNOWN[name];
  if (!existsSync(type.executablePath())) {
    console.log(`${name}: not here, asking Playwright for it`);
    const got = spawnSync('npx', ['playwright', 'install', name], {
      encoding: 'utf8',
      timeout: PATIENCE,
    });
    if (!existsSync(type.executablePath())) {
      const said = `${got.stdout}\n${got.stderr}`.split('\n').map((line) => line.trim());
      const why =
        said.find((line) => /^Error: /.test(line)) ?? said.find((line) => /^Failed/.test(line));
      return `Playwright could not fetch it: ${why ?? (got.error ? 'no answer in time' : 'no reason given')}`;
    }
  }
  try {
    const browser = await type.launch();
    console.log(`${name} ${browser.version()}`);
    await browser.close();
    return null;
  } catch (error) {
    const [first, ...rest] = String(error instanceof Error ? error.message : error)
      .split('\n')
      .map((line) => line.replace(/[║╔╗╚╝═]/g, '').trim())
      .filter(Boolean);
    return `it does not start: ${[first, ...rest].slice(0, 3).join(' ')}`;
  }
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(KNOWN, name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; known: ${Object.keys(KNOWN).join(', ')}`);
  process.exit(2);
}
const names = /** @type {(keyof typeof KNOWN)[]} */ (asked.length > 0 ? asked : Object.keys(KNOWN));
/** @type {string[]} */
const outcome = [];
let failed = false;
for (const name of names) {
  const why = await missing(name);
  if (why !== null) {
    outcome.push(`${name}: skipped, ${why}`);
    continue;
  }
  const { status } = spawnSync('npx', ['playwright', 'test', `--project=${name}`], {
    stdio: 'inherit',
    env: { ...process.env, FPE_BROWSER: name },
  });
  failed ||= status !== 0;
  outcome.push(`${name}: ${status === 0 ? 'passed' : 'FAILED'}`);
}
console.log(outcome.join('\n'));
process.exitCode = failed ? 1 : 0;
