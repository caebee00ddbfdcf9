// @ts-check
/**
 * `npm test`: types, lint, audit, unit, GPU and end-to-end, stopping at the first that fails.
 *
 * Each step leaves its counts in .cache/reports, which `scripts/count-tests.mjs` adds up.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const REPORTS = join(PROJECT, '.cache', 'reports');

/** @param {string} name */
const vitestReport = (name) => [
  '--',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(REPORTS, `${name}.json`)}`,
];

/** @type {readonly [name: string, extra: string[]][]} */
const steps = [
  ['types', []],
  ['lint', []],
  ['audit', []],
  ['unit', vitestReport('unit')],
  ['gpu', vitestReport('gpu')],
  ['e2e', []],
];

// Counts of an earlier run must not be added to this one's.
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

for (const [name, extra] of steps) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const done = spawnSync('npm', ['run', '--silent', `test:${name}`, ...extra], {
    cwd: PROJECT,
    stdio: 'inherit',
    // npm is a script on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (done.status !== 0) {
    console.error(`== ${name}: failed after ${seconds} s`);
    process.exit(done.status ?? 1);
  }
  console.log(`== ${name}: passed in ${seconds} s`);
}
