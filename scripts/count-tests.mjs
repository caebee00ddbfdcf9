// @ts-check
/**
 * Adds up the reports of the last `npm test` and prints `N passed, M failed`.
 *
 * `node scripts/count-tests.mjs [status]`: a status other than 0 without a failed test (types or
 * lint were at fault, or a runner could not start) counts as one failure. Skipped tests count as
 * failed: a test that did not run has shown nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const REPORTS = join(dirname(fileURLToPath(import.meta.url)), '..', '.cache', 'reports');

/** @typedef {{ success: boolean, numTotalTests: number, numPassedTests: number, numFailedTestSuites: number }} VitestReport */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport */

/**
 * Counts one report of vitest or Playwright.
 *
 * @param {VitestReport | PlaywrightReport} report
 * @returns {{ passed: number, failed: number }}
 */
export function countReport(report) {
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky + skipped + report.errors.length };
  }
  const { numPassedTests: passed, numTotalTests: total, numFailedTestSuites: suites } = report;
  // A file that cannot be loaded is a failed suite without a test in it.
  const failed = total - passed;
  return { passed, failed: failed === 0 && !report.success ? Math.max(1, suites) : failed };
}

/** @param {readonly { passed: number, failed: number }[]} counts @param {number} status */
export function closingLine(counts, status) {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  return `${passed} passed, ${failed === 0 && status !== 0 ? 1 : failed} failed`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const counts = readdirSync(REPORTS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => countReport(JSON.parse(readFileSync(join(REPORTS, file), 'utf8'))));
  console.log(closingLine(counts, Number(process.argv[2] ?? 0)));
}
