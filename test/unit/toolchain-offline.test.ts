import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOf, stampWorker, WORKER } from '../../scripts/vite-offline.mjs';
import type { Site } from '../../src/offline/shelf';

let folder = '';
const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fpe-offline-'));
  for (const below of ['assets', 'data', 'data/fashion-mnist']) mkdirSync(join(folder, below));
  put('index.html', 'page');
  put('assets/a.js', 'code');
  put('data/fashion-mnist/train-0.gz', 'large');
  put(WORKER, 'self.ran = self.site.version;');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the worker's script as the browser does and gives what it was given. */
function run(): { site: Site; ran: string } {
  const self: Record<string, unknown> = {};
  runInNewContext(readFileSync(join(folder, WORKER), 'utf8'), { self });
  return self as unknown as { site: Site; ran: string };
}

test('the list has every file and its hash but the data and the worker itself', () => {
  expect(filesOf(folder)).toEqual({
    'assets/a.js': 'sha256-VpTQii5T/8rgwxA+Wtb2B2q9lg6x+KVldwQLwQKPcCs=',
    'index.html': expect.stringMatching(/^sha256-[A-Za-z0-9+/]{43}=$/),
  });
});

test('the worker starts with the list and its version', () => {
  const version = stampWorker(folder);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  const { site, ran } = run();
  expect({ ...site.files }).toEqual(filesOf(folder));
  expect([site.version, ran]).toEqual([version, version]);
});

test('the same build has the same version; any change in it another', () => {
  const version = stampWorker(folder);
  expect(stampWorker(folder)).toBe(version);
  put('data/fashion-mnist/train-0.gz', 'other data');
  expect(stampWorker(folder)).toBe(version);
  put('assets/a.js', 'other code');
  const changed = stampWorker(folder);
  expect(changed).not.toBe(version);
  expect(run().site.version).toBe(changed);
  put(WORKER, 'self.ran = 1;');
  expect(stampWorker(folder)).not.toBe(changed);
});

test.each(['import "./x.js";', 'const a = 1;\nexport { a };'])(
  'a worker that is no script by itself stops the build: %j',
  (code) => {
    put(WORKER, code);
    expect(() => stampWorker(folder)).toThrow(/no script by itself/);
  },
);
