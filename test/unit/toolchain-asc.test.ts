import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asc, compileAsc } from '../../scripts/vite-asc.mjs';
import { KERNELS } from '../../src/engine/kernels';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { compiled, EXPORTS, wasmSupported } from '../../src/engine/wasm/module';
import { STREAMS } from '../../src/lib/random';
import { DEALS, NM_BLOCK, REWIRES } from '../../src/methods';
import {
  EVALUATION_BLOCK,
  REPLICA_FIELDS,
  REPLICA_WORDS,
  SUMMARY,
} from '../../src/model/replica-layout';

const WASM = join(import.meta.dirname, '..', '..', 'wasm');
const ENGINE = join(WASM, 'engine.ts');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fpe-asc-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes sources into a folder of their own and returns the entry's path. */
function project(name: string, files: Record<string, string>): string {
  const root = mkdtempSync(join(folder, `${name}-`));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  return join(root, 'main.ts');
}

const ADD = {
  'main.ts':
    "import { plus } from './lib';\nexport function add(a: i32, b: i32): i32 { return plus(a, b); }",
  'lib.ts': 'export function plus(a: i32, b: i32): i32 { return a + b; }',
};

describe('the module', () => {
  test('is the same bytes for the same sources, both builds; neither is large', async () => {
    for (const relaxed of [false, true]) {
      const [a, b] = [0, 1].map(() => compileAsc(ENGINE, { relaxed, cache: null }));
      const bytes = await a;
      expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await b))).toBe(0);
      expect(bytes.length).toBeLessThan(24 * 1024);
    }
  });

  test('exports a function a kernel, imports nothing, and its baseline needs no relaxed SIMD', async () => {
    const { module } = await compiled(false);
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    expect(names.sort()).toEqual(['begin', 'memory', ...Object.values(EXPORTS)].sort());
    expect(Object.keys(EXPORTS).sort()).toEqual(Object.keys(KERNELS).sort());
    expect(WebAssembly.Module.imports(module)).toEqual([]);
    expect(wasmSupported()).toBe(true);
  });

  test('knows descriptors, summaries, streams, deals and rewirings by their numbers', () => {
    const layout = readFileSync(join(WASM, 'layout.ts'), 'utf8');
    const membersOf = (text: string, name: string) => {
      const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(text)?.[1] ?? '';
      return body.split(',').flatMap((line) => line.trim() || []);
    };
    expect(membersOf(layout, 'Field')).toEqual(REPLICA_FIELDS.map(([name]) => name));
    expect(layout).toContain(`REPLICA_BYTES: usize = ${REPLICA_WORDS * 4};`);
    expect(layout).toContain(`EVALUATION_BLOCK: u32 = ${EVALUATION_BLOCK};`);
    const minibatch = readFileSync(join(WASM, 'minibatch.ts'), 'utf8');
    expect(membersOf(minibatch, 'Summary')).toEqual(Object.keys(SUMMARY));
    const random = readFileSync(join(WASM, 'random.ts'), 'utf8');
    const { mask, null: shuffled, drop, regrow } = STREAMS;
    const streams = Object.entries({ mask, shuffled, drop, regrow });
    expect(membersOf(random, 'Stream')).toEqual(streams.map(([name, id]) => `${name} = ${id}`));
    for (const [name, numbers] of Object.entries({ Deal: DEALS, Rewire: REWIRES })) {
      expect(membersOf(layout, name)).toEqual(Object.keys(numbers));
      expect(Object.values(numbers)).toEqual(Object.keys(numbers).map((_, i) => i));
    }
    expect(layout).toContain(`NM_BLOCK: u32 = ${NM_BLOCK};`);
  });
});

describe('the backend', () => {
  test('says which slot, range or kernel is wrong, and what is too large', async () => {
    const backend = await createWasmBackend();
    expect(() => backend.write('params', 0, Uint32Array.of(1))).toThrow('no slot "params"');
    await backend.allocate({ params: 4, counts: 3 });
    expect(backend.bytes).toBe(28);
    expect(() => backend.write('params', 3, Uint32Array.of(1, 2))).toThrow('words 3…5 of 4');
    const range = { slot: 'counts', offset: 2, words: 2 };
    await expect(backend.read([range])).rejects.toThrow('"counts": words 2…4 of 3');
    const params = { first: 0, replicas: 0, column: 0, staged: 0 };
    const dispatch = { kernel: 'measure/nonzeros', params, slots: ['params'] } as const;
    await expect(backend.run([dispatch])).rejects.toThrow('measure/nonzeros: 1 slots, expected 4');
    await expect(backend.allocate({ all: 2 ** 31 })).rejects.toThrow('more than WebAssembly gets');
    expect(backend.bytes).toBe(0);
  });

  test('keeps words, neighbours apart, and starts with zeros after each allocation', async () => {
    const backend = await createWasmBackend();
    await backend.allocate({ a: 3, b: 2 });
    backend.write('a', 0, Uint32Array.of(1, 2, 0xffffffff));
    backend.write('b', 1, Float32Array.of(0.5));
    const all = [
      { slot: 'a', offset: 0, words: 3 },
      { slot: 'b', offset: 0, words: 2 },
    ];
    const words = await backend.read(all);
    expect(words.map((w) => [...w])).toEqual([
      [1, 2, 0xffffffff],
      [0, 0x3f000000],
    ]);
    // What was read is a copy.
    backend.write('a', 0, Uint32Array.of(9));
    expect(words[0][0]).toBe(1);
    await backend.allocate({ a: 3, b: 2 });
    expect((await backend.read(all)).flatMap((w) => [...w])).toEqual([0, 0, 0, 0, 0]);
    backend.free();
    await expect(backend.read(all)).rejects.toThrow('no slot "a"');
  });
});

describe('the compiler', () => {
  test('reports errors with file and line, and warnings as errors', async () => {
    const bad = project('bad', { 'main.ts': 'export function f(): i32 {\n  return nothing;\n}' });
    await expect(compileAsc(bad, { cache: null })).rejects.toThrow(/nothing[\s\S]*main\.ts\(2,/);
    const missing = project('missing', { 'main.ts': ADD['main.ts'] });
    await expect(compileAsc(missing, { cache: null })).rejects.toThrow(/lib/);
    const text = 'export function f(): bool {\n  return NaN === NaN;\n}';
    const odd = project('odd', { 'main.ts': text });
    await expect(compileAsc(odd, { cache: null })).rejects.toThrow(/WARNING[\s\S]*main\.ts\(2,/);
  });

  test('compiles once for the same sources and again after an edit', async () => {
    const entry = project('cached', ADD);
    const cache = join(folder, 'cache');
    const first = await compileAsc(entry, { cache });
    expect(readdirSync(cache)).toHaveLength(1);
    // What the cache holds is what comes back.
    writeFileSync(join(cache, readdirSync(cache)[0]), 'kept');
    expect(String(await compileAsc(entry, { cache }))).toBe('kept');
    writeFileSync(join(entry, '..', 'lib.ts'), ADD['lib.ts'].replace('a + b', 'a - b'));
    const edited = await compileAsc(entry, { cache });
    expect(Buffer.compare(Buffer.from(first), Buffer.from(edited))).not.toBe(0);
    expect(readdirSync(cache)).toHaveLength(2);
    await compileAsc(entry, { cache, relaxed: true });
    expect(readdirSync(cache)).toHaveLength(3);
  });
});

test('a build inlines the module, and it runs', async () => {
  const entry = project('built', ADD);
  const page = join(entry, '..', 'page.mjs');
  writeFileSync(
    page,
    `import bytes from './main.ts?asc';
     const { instance } = await WebAssembly.instantiate(Buffer.from(bytes, 'base64'));
     export const five = instance.exports.add(2, 3);`,
  );
  const outDir = join(entry, '..', 'out');
  await build({
    configFile: false,
    root: join(entry, '..'),
    logLevel: 'error',
    plugins: [asc()],
    build: {
      outDir,
      target: 'es2022',
      rollupOptions: {
        input: page,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'built.mjs' },
      },
    },
  });
  expect((await import(join(outDir, 'built.mjs'))).five).toBe(5);
});
