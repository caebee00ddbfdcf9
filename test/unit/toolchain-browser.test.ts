import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { median, parseBenchArguments, table } from '../../scripts/bench.mjs';
import { processorSeconds } from '../../scripts/processor-time.mjs';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'browser.mjs');
const folder = mkdtempSync(join(tmpdir(), 'fpe-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Looks for a browser as `pretest` does. */
const ensure = (env: Record<string, string>) =>
  spawnSync(process.execPath, [SCRIPT, '--ensure'], {
    encoding: 'utf8',
    env: { ...process.env, CHROMIUM_PATH: '', ...env },
  });

test('CHROMIUM_PATH comes first', () => {
  const done = ensure({ CHROMIUM_PATH: process.execPath });
  expect([done.status, done.stderr.trim()]).toEqual([0, 'browser: CHROMIUM_PATH']);
});

test('a CHROMIUM_PATH that does not exist is one clear line, not another browser', () => {
  const path = join(folder, 'none');
  const done = ensure({ CHROMIUM_PATH: path });
  expect(done.status).toBe(1);
  expect(done.stderr.trim()).toBe(`CHROMIUM_PATH names a file that does not exist: ${path}`);
});

test('on Linux a Chromium of the system is found on the PATH', () => {
  if (process.platform !== 'linux') return;
  const file = join(folder, 'chromium-browser');
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  // No Playwright build there, whatever this machine has.
  const done = ensure({ PATH: folder, PLAYWRIGHT_BROWSERS_PATH: folder });
  expect([done.status, done.stderr.trim()]).toEqual([0, 'browser: system']);
});

test('the benchmark reads its arguments, takes medians and prints a line a case', () => {
  const standard = { filter: '', repeats: 5, seconds: 1, json: false, help: false };
  expect(parseBenchArguments([])).toEqual(standard);
  const options = ['--repeats', '3', '--seconds=0.5'];
  expect(parseBenchArguments(['alpha=2', ...options])).toEqual({
    ...standard,
    filter: 'alpha=2',
    repeats: 3,
    seconds: 0.5,
  });
  for (const bad of [['--repeats', '0'], ['--repeats=x'], ['--seconds', '-1'], ['--nope']]) {
    expect(() => parseBenchArguments(bad)).toThrow();
  }
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  const row = { perSecond: 1000, perCpuSecond: Number.NaN, dispatchesPerStep: 1 / 64 };
  const rest = { submitsPerStep: 0.5, microsecondsPerReplicaStep: 2 };
  const [, line] = table([{ case: 'a', ...row, ...rest }]).split('\n');
  expect(line.trim().split(/\s{2,}/)).toEqual(['a', '1000', '–', '2.0', '0.0156', '0.5000']);
});

test('processor time of a process grows as it works, and is unknown for none', () => {
  const before = processorSeconds(process.pid);
  if (process.platform !== 'linux') {
    expect(before).toBeNull();
    return;
  }
  const end = performance.now() + 150;
  let work = 0;
  while (performance.now() < end) work += Math.sqrt(work + 1);
  const used = Number(processorSeconds(process.pid)) - Number(before);
  expect(work).toBeGreaterThan(0);
  expect(used).toBeGreaterThan(0.02);
  expect(used).toBeLessThan(30);
  expect(processorSeconds(null)).toBeNull();
});
