import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules, scan } from '../../scripts/check-boundaries.mjs';

/**
 * Plants a violation of each rule and proves that it is caught. The planted files live in a
 * temporary project with this project's biome.json, so that the real lint never sees them.
 */

const PROJECT = join(import.meta.dirname, '..', '..');
const FOLDERS = [
  'lib',
  'model',
  'tasks',
  'methods',
  'metrics',
  'spec',
  'claims',
  'lessons',
  'engine',
  'store',
  'plots',
  'ui',
];

/** Who may import whom, written again from CONTRIBUTING.md: the test must not read its own answer. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  model: ['lib'],
  tasks: ['lib', 'model'],
  methods: ['lib', 'model'],
  metrics: ['lib', 'model'],
  spec: ['lib', 'model', 'tasks', 'methods', 'metrics'],
  claims: ['lib', 'model', 'methods', 'metrics', 'spec'],
  lessons: ['lib', 'model', 'methods', 'metrics', 'spec'],
  engine: ['lib', 'model', 'tasks', 'methods', 'metrics', 'spec'],
  store: ['lib', 'model', 'tasks', 'methods', 'metrics', 'spec', 'claims', 'engine'],
  plots: ['lib', 'model', 'methods', 'metrics', 'claims'],
  ui: ['lib', 'model', 'methods', 'spec', 'claims', 'lessons', 'store', 'plots'],
};

const pairs = FOLDERS.flatMap((from) =>
  FOLDERS.filter((to) => to !== from).map((to) => ({ from, to })),
);

/** Package, the folder that may have it, and one that may not. */
const packages = [
  { name: 'react', at: 'ui', not: ['lib', 'store', 'plots', 'engine/webgpu', 'engine/cpu'] },
  { name: 'react-dom/client', at: 'ui', not: ['store', 'plots'] },
  { name: 'd3', at: 'plots', not: ['lib', 'ui', 'store', 'engine'] },
  { name: 'd3-scale', at: 'plots', not: ['ui'] },
  { name: 'webgpu-utils', at: 'engine/webgpu', not: ['engine', 'engine/cpu', 'ui', 'model'] },
];

let folder = '';
let caught: Map<string, string[]> = new Map();

/** Writes a planted file. */
function plant(path: string, text: string) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fpe-boundaries-'));
  copyFileSync(join(PROJECT, 'biome.json'), join(folder, 'biome.json'));
  for (const { from, to } of pairs) {
    plant(`src/${from}/to-${to}.ts`, `import { x } from '../${to}/x';\nexport const y = x;\n`);
    plant(`src/${from}/index-${to}.ts`, `export { x } from '../${to}';\n`);
    plant(`src/${from}/deep/to-${to}.ts`, `export const y = () => import('../../${to}/x');\n`);
  }
  for (const { name, at, not } of packages) {
    const file = `${name.replace('/', '-')}.ts`;
    for (const place of [at, ...not]) plant(`src/${place}/${file}`, `export * from '${name}';\n`);
  }
  plant('src/engine/cpu/other.ts', "export { x } from '../webgpu/x';\n");
  plant('src/engine/webgpu/other.ts', "export { x } from '../cpu/x';\n");
  plant('src/engine/webgpu/shader.ts', "export { default } from '../../../shaders/lib/x.wgsl';\n");
  plant('src/lib/ring-a.ts', "import { b } from './ring-b';\nexport const a = () => b;\n");
  plant('src/lib/ring-b.ts', "import { a } from './ring-a';\nexport const b = () => a;\n");
  plant('src/lib/any.ts', 'export const x: any = 1;\n');
  plant(
    'src/ui/hook.tsx',
    "import { useState } from 'react';\nexport function Part(p: { on: boolean }) {\n" +
      '  if (p.on) useState(0);\n  return null;\n}\n',
  );
  plant('test/unit/x.test.ts', "import { test } from 'vitest';\ntest.skip('x', () => {});\n");
  plant('src/ui/clean.ts', "import { x } from '../plots/x';\nexport const y = x;\n");

  const biome = join(PROJECT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  const run = spawnSync(process.execPath, [biome, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const report = JSON.parse(run.stdout.slice(run.stdout.indexOf('{')));
  caught = new Map();
  for (const { category, location } of report.diagnostics) {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    caught.set(path, [...(caught.get(path) ?? []), category.split('/').pop()]);
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isRestricted = (path: string) => (caught.get(path) ?? []).includes('noRestrictedImports');

describe('Biome', () => {
  test.each(pairs)('$from → $to is refused unless the layout allows it', ({ from, to }) => {
    const refused = !MAY[from].includes(to);
    const files = [`to-${to}.ts`, `index-${to}.ts`, `deep/to-${to}.ts`];
    for (const file of files)
      expect([file, isRestricted(`src/${from}/${file}`)]).toEqual([file, refused]);
  });

  test.each(packages)('$name stays in src/$at', ({ name, at, not }) => {
    const file = `${name.replace('/', '-')}.ts`;
    expect(isRestricted(`src/${at}/${file}`)).toBe(false);
    for (const place of not)
      expect([place, isRestricted(`src/${place}/${file}`)]).toEqual([place, true]);
  });

  test('the two backends never import each other', () => {
    expect(isRestricted('src/engine/cpu/other.ts')).toBe(true);
    expect(isRestricted('src/engine/webgpu/other.ts')).toBe(true);
    expect(isRestricted('src/engine/webgpu/shader.ts')).toBe(false);
  });

  test.each([
    ['src/lib/ring-a.ts', 'noImportCycles'],
    ['src/lib/any.ts', 'noExplicitAny'],
    ['src/ui/hook.tsx', 'useHookAtTopLevel'],
    ['test/unit/x.test.ts', 'noSkippedTests'],
  ])('%s is caught by %s', (path, rule) => {
    expect(caught.get(path)).toContain(rule);
  });

  test('a clean file is not', () => {
    expect(caught.get('src/ui/clean.ts')).toBeUndefined();
  });
});

/** For each rule: a line that breaks it, where; and the same line where it is allowed. */
const violations: Readonly<Record<string, readonly [path: string, line: string][]>> = {
  'math-random': [
    ['src/model/a.ts', 'const x = Math.random();'],
    ['src/ui/a.tsx', 'const x = crypto.getRandomValues(y);'],
  ],
  clock: [
    ['src/engine/a.ts', 'const t = Date.now();'],
    ['src/ui/a.ts', 'const t = performance.now();'],
    ['src/ui/b.ts', 'const t = new Date();'],
  ],
  'navigator-gpu': [
    ['src/ui/a.tsx', 'if (navigator.gpu) go();'],
    ['src/engine/worker.ts', 'await navigator?.gpu?.requestAdapter();'],
    ['src/engine/b.ts', "if ('gpu' in navigator) go();"],
  ],
  location: [
    ['src/ui/a.tsx', 'const x = location.hash;'],
    ['src/store/runner.ts', "history.replaceState(null, '', x);"],
    ['src/spec/a.ts', 'const x = window.location;'],
    ['src/ui/b.ts', "addEventListener('hashchange', f);"],
  ],
  suppression: [
    ['src/model/a.ts', '// @ts-ignore'],
    ['test/unit/a.test.ts', '// @ts-expect-error: reason'],
  ],
  'machine-path': [
    ['src/model/a.ts', "const x = '/home/someone/x';"],
    ['package-lock.json', '"resolved": "https://registry.example.org/x.tgz"'],
  ],
};

const harmless: readonly [path: string, line: string][] = [
  ['src/lib/clock.ts', 'const t = performance.now();'],
  ['src/engine/webgpu/device.ts', 'await navigator.gpu.requestAdapter();'],
  ['src/store/url.ts', 'const x = location.hash;'],
  ['src/main.tsx', 'const x = window.location.search;'],
  ['src/store/runner.ts', 'const last = history.length - 1; // Math.random() is not called'],
  ['test/unit/a.test.ts', 'const x = Math.random();'],
];

describe('check-boundaries', () => {
  test('every rule has a planted violation', () => {
    expect(Object.keys(violations).sort()).toEqual(rules.map((rule) => rule.name).sort());
  });

  const rows = Object.entries(violations).flatMap(([rule, list]) =>
    list.map(([path, line]) => ({ rule, path, line })),
  );
  test.each(rows)('$rule in $path: $line', ({ rule, path, line }) => {
    const found = scan(path, `// first line\n${line}\n`);
    expect(found.map((one) => [one.rule, one.line])).toEqual([[rule, 2]]);
  });

  test.each(harmless)('nothing in %s: %s', (path, line) => {
    expect(scan(path, line)).toEqual([]);
  });
});
