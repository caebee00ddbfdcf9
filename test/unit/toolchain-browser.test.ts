import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
