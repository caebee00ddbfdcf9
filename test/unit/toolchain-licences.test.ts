import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { licenceOf, licencesText, packageFolder } from '../../scripts/vite-licences.mjs';

const root = mkdtempSync(join(tmpdir(), 'fpe-licences-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function plant(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('the package of a module', () => {
  test.each([
    ['/p/node_modules/d3-scale/src/band.js', '/p/node_modules/d3-scale'],
    ['/p/node_modules/@noble/hashes/sha2.js?x', '/p/node_modules/@noble/hashes'],
    ['/p/node_modules/a/node_modules/b/i.js', '/p/node_modules/a/node_modules/b'],
    ['\0/p/node_modules/react/index.js?commonjs', '/p/node_modules/react'],
    ['C:\\p\\node_modules\\react\\index.js', 'C:/p/node_modules/react'],
    ['/p/src/main.tsx', null],
    ['\0vite/preload-helper.js', null],
    ['/p/node_modules/.vite/deps/react.js', null],
  ])('%j', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });
});

describe('the licence of a package', () => {
  test('is its licence and the notice beside it', () => {
    const folder = plant('whole', {
      'package.json': '{"name":"whole","version":"1.2.3","license":"ISC"}',
      'LICENSE.md': ' Do as you like. \n# Licenses of bundled dependencies\nof others',
      NOTICE: 'By somebody.',
    });
    expect(licenceOf(folder)).toEqual({
      name: 'whole',
      version: '1.2.3',
      licence: 'ISC',
      text: 'Do as you like.\n\nBy somebody.',
    });
  });

  test.each([
    ['no text', { 'package.json': '{"name":"x","version":"1.0.0","license":"MIT"}' }],
    ['no licence', { 'package.json': '{"name":"x","version":"1.0.0"}', LICENSE: 'text' }],
  ])('stops the build where there is %s', (name, files) => {
    expect(() => licenceOf(plant(name, files))).toThrow(/x 1\.0\.0 is shipped and has no licence/);
  });
});

test('the file has the own licence, the list, and every text in order of names', () => {
  const text = licencesText('Ours.', [
    { name: 'b', version: '2.0.0', licence: 'MIT', text: 'text of b' },
    { name: 'a', version: '1.0.0', licence: 'ISC', text: 'text of a' },
  ]);
  const parts = ['Ours.', '  a 1.0.0, ISC', '  b 2.0.0, MIT', 'text of a', 'text of b'];
  const places = parts.map((part) => text.indexOf(part));
  expect(places.every((at) => at >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
