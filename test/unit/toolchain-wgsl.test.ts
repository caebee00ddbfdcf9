import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkWgsl, wgsl } from '../../scripts/vite-wgsl.mjs';

const ROOT = join('/', 'shaders');

/** Links over files held in memory. */
function link(files: Record<string, string>, entry = 'main.wgsl') {
  return linkWgsl(join(ROOT, entry), ROOT, (file) => {
    const found = Object.entries(files).find(([name]) => join(ROOT, name) === file);
    if (!found) throw new Error(`no such file: ${file}`);
    return found[1];
  });
}

test('an import is replaced by the file, paths starting at the shader folder', () => {
  const { code, files } = link({
    'main.wgsl': '// #import lib/a.wgsl\nfn main() {}',
    'lib/a.wgsl': '  // #import lib/deep/b.wgsl\nfn a() {}',
    'lib/deep/b.wgsl': 'fn b() {}',
  });
  const order = ['fn b', 'fn a', 'fn main'].map((part) => code.indexOf(part));
  expect(order).toEqual([...order].sort((x, y) => x - y));
  expect(order[0]).toBeGreaterThanOrEqual(0);
  expect(code).not.toContain('#import');
  expect(files).toHaveLength(3);
});

test('a file that two others import is included once', () => {
  const { code } = link({
    'main.wgsl': '// #import a.wgsl\n// #import b.wgsl',
    'a.wgsl': '// #import c.wgsl\nfn a() {}',
    'b.wgsl': '// #import c.wgsl\nfn b() {}',
    'c.wgsl': 'fn c() {}',
  });
  expect(code.match(/fn c\(\)/g)).toHaveLength(1);
});

test('an ordinary comment and an attribute are left alone', () => {
  const text = '// imports nothing\n// see #import\n@group(0) @binding(0) var<uniform> u: f32;';
  expect(link({ 'main.wgsl': text }).code).toBe(text);
});

test.each([
  [
    'cycle',
    { 'main.wgsl': '// #import a.wgsl', 'a.wgsl': '// #import main.wgsl' },
    'WGSL import cycle: main.wgsl -> a.wgsl -> main.wgsl (imported by a.wgsl:1)',
  ],
  [
    'itself',
    { 'main.wgsl': '\n// #import main.wgsl' },
    'WGSL import cycle: main.wgsl -> main.wgsl (imported by main.wgsl:2)',
  ],
  [
    'missing',
    { 'main.wgsl': '// one\n// #import lib/none.wgsl' },
    'WGSL import not found: lib/none.wgsl (imported by main.wgsl:2)',
  ],
  [
    'outside',
    { 'main.wgsl': '// #import ../package.wgsl' },
    'WGSL import leaves the shader folder: ../package.wgsl (imported by main.wgsl:1)',
  ],
  [
    'no path',
    { 'main.wgsl': '// #import' },
    'WGSL import path "" is not a .wgsl path (imported by main.wgsl:1)',
  ],
])('%s is refused with the importer and the line', (_, files: Record<string, string>, message) => {
  expect(() => link(files)).toThrow(new Error(message));
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fpe-wgsl-'));
  writeFileSync(join(folder, 'lib.wgsl'), 'fn shared() {}\n');
  writeFileSync(join(folder, 'main.wgsl'), '// #import lib.wgsl\nfn main() {}\n');
  writeFileSync(join(folder, 'entry.js'), "import code from './main.wgsl';\nexport { code };\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('vite build puts the linked text into the bundle', async () => {
  const result = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [wgsl(folder)],
    build: { write: false, lib: { entry: join(folder, 'entry.js'), formats: ['es'] } },
  });
  const text = JSON.stringify(result);
  expect(text).toContain('fn shared()');
  expect(text).toContain('fn main()');
});

test('vite dev gives the linked text and links again when an included file changes', async () => {
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [wgsl(folder)],
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
  });
  try {
    const load = async () => (await server.ssrLoadModule('/entry.js')).code as string;
    expect(await load()).toContain('fn shared()');
    const changed = new Promise((resolve) => server.watcher.once('change', resolve));
    // The watcher drops changes until it has seen the folder.
    await new Promise((resolve) => setTimeout(resolve, 300));
    writeFileSync(join(folder, 'lib.wgsl'), 'fn renamed() {}\n');
    await changed;
    await expect.poll(load, { timeout: 10_000 }).toContain('fn renamed()');
  } finally {
    await server.close();
  }
});
