import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closingLine, countReport } from '../../scripts/count-tests.mjs';

const PROJECT = join(import.meta.dirname, '..', '..');
const text = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

interface Row {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/** Finds the row that Node would resolve `name` to from the package at `from`. */
function resolve(rows: Record<string, Row>, from: string, name: string): string | undefined {
  for (let at = from; ; ) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (path in rows) return path;
    if (at === '') return undefined;
    const above = at.lastIndexOf('/node_modules/');
    at = above < 0 ? '' : at.slice(0, above);
  }
}

/** Dependencies, optional ones included, that have no row of their own. */
function missingRows(rows: Record<string, Row>): string[] {
  return Object.entries(rows).flatMap(([path, row]) =>
    Object.keys({ ...row.dependencies, ...row.optionalDependencies })
      .filter((name) => resolve(rows, path, name) === undefined)
      .map((name) => `${path} needs ${name}`),
  );
}

describe.each([
  'package-lock.json',
  'scripts/chromium/package-lock.json',
  'bench/package-lock.json',
])('%s', (path) => {
  const rows: Record<string, Row> = JSON.parse(text(path)).packages;

  // npm leaves out the rows of other platforms where their packages were not to be had, and
  // `npm ci` then fails there.
  test('has a row for every dependency of every package, optional ones too', () => {
    expect(Object.keys(rows).length).toBeGreaterThan(2);
    expect(missingRows(rows)).toEqual([]);
  });

  test('names no registry host and pins every package by its hash', () => {
    expect(text(path)).not.toMatch(/"resolved"/);
    // Addresses of funding pages are the only ones that may occur.
    const hosts = [...text(path).matchAll(/"(\w+)": "(?:git\+)?(?:https?|ssh):/g)].map((m) => m[1]);
    expect(hosts.filter((key) => key !== 'url' && key !== 'funding')).toEqual([]);
    const unpinned = Object.entries(rows).filter(([at, row]) => at !== '' && !row.integrity);
    expect(unpinned.map(([at]) => at)).toEqual([]);
  });
});

test('the check finds a platform row that was dropped', () => {
  const rows: Record<string, Row> = {
    '': {},
    'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-win': '1' } },
    'node_modules/a/node_modules/a-linux': {},
  };
  expect(missingRows(rows)).toEqual(['node_modules/a needs a-win']);
});

test.each(['package.json', 'bench/package.json'])(
  '%s: every dependency is an exact version',
  (path) => {
    const { dependencies, devDependencies } = JSON.parse(text(path));
    const all = Object.entries({ ...dependencies, ...devDependencies });
    const loose = all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)));
    expect(all.length).toBeGreaterThan(2);
    expect(loose).toEqual([]);
  },
);

describe('the closing line', () => {
  const vitest = { success: true, numTotalTests: 5, numPassedTests: 5, numFailedTestSuites: 0 };
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };

  test('adds both runners up', () => {
    const counts = [countReport(vitest), countReport({ stats, errors: [] })];
    expect(closingLine(counts, 0)).toBe('8 passed, 0 failed');
  });

  test('counts failed, flaky and skipped tests and files that did not load as failures', () => {
    expect(countReport({ ...vitest, numPassedTests: 3, success: false }).failed).toBe(2);
    expect(countReport({ ...vitest, numFailedTestSuites: 2, success: false }).failed).toBe(2);
    const bad = { expected: 1, unexpected: 1, flaky: 1, skipped: 1 };
    expect(countReport({ stats: bad, errors: [] })).toEqual({ passed: 1, failed: 3 });
  });

  test('says a failure when a step failed that counts no tests', () => {
    expect(closingLine([countReport(vitest)], 2)).toBe('5 passed, 1 failed');
    expect(closingLine([], 1)).toBe('0 passed, 1 failed');
  });
});
