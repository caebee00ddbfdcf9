// @ts-check
/**
 * `npm run test:audit`: asks the registry that npm is set up with for known vulnerabilities. One of
 * high severity or worse in a package of which something is shipped fails; others are listed. Where
 * the registry cannot be asked (no network, or one that does not answer such questions) that is
 * said, and nothing fails: it says nothing about the packages.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SEVERE = new Set(['high', 'critical']);

/**
 * @typedef {object} Found
 * @property {string} name
 * @property {string} severity
 * @property {string} range versions it is in
 */

/**
 * @typedef {object} Audit
 * @property {'clean' | 'found' | 'unknown'} kind
 * @property {readonly Found[]} found
 * @property {string} reason why it is unknown
 */

/**
 * Reads what `npm audit --json` printed. Only a whole report counts as an answer.
 *
 * @param {string} output
 * @returns {Audit}
 */
export function readAudit(output) {
  const unknown = (/** @type {string} */ reason) => ({
    kind: /** @type {const} */ ('unknown'),
    found: [],
    reason,
  });
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    return unknown('npm gave no report');
  }
  const { vulnerabilities, metadata, message, error } = report ?? {};
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null || !metadata) {
    const said = String(message || error?.summary || error?.code || 'npm gave no report');
    // Which registry it is differs from machine to machine and is nobody's business in a log.
    return unknown(said.replace(/https?:\/\/\S+/g, 'the registry'));
  }
  const found = Object.values(vulnerabilities).map(({ name, severity, range }) => ({
    name: String(name),
    severity: String(severity),
    range: String(range),
  }));
  return { kind: found.length > 0 ? 'found' : 'clean', found, reason: '' };
}

/**
 * What is printed, and whether it fails.
 *
 * @param {string} what the packages asked about
 * @param {Audit} audit
 * @param {boolean} shipped whether something of them is in the built site
 * @returns {{ lines: string[], failed: boolean }}
 */
export function verdict(what, { kind, found, reason }, shipped) {
  if (kind === 'unknown') {
    const lines = [`audit: NOT CHECKED, ${what}: the registry could not be asked (${reason})`];
    return { lines, failed: false };
  }
  if (kind === 'clean') return { lines: [`audit: no known vulnerability, ${what}`], failed: false };
  const lines = found.map(
    ({ name, severity, range }) => `audit: ${severity}: ${name} ${range}, ${what}`,
  );
  return { lines, failed: shipped && found.some(({ severity }) => SEVERE.has(severity)) };
}

/** @param {readonly string[]} options */
function ask(options) {
  const { stdout } = spawnSync(
    'npm',
    ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=30000', ...options],
    { cwd: PROJECT, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  return readAudit(stdout ?? '');
}

function main() {
  const results = [
    verdict('packages that are shipped', ask(['--omit=dev']), true),
    verdict('all packages, tools included', ask([]), false),
  ];
  for (const { lines } of results) for (const line of lines) console.log(line);
  if (results.some(({ failed }) => failed)) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
