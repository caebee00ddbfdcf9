/** Layered kernels in WebAssembly against their TypeScript twins, and whole runs on both. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileAsc } from '../../scripts/vite-asc.mjs';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import type { LayeredBackend } from '../../src/engine/layered/backend';
import { extentsOf } from '../../src/engine/layered/extents';
import { LAYERED_KERNELS } from '../../src/engine/layered/kernels';
import {
  ACTIVATIONS,
  LAYER_FIELDS,
  LAYER_WORDS,
  ROW_WORDS,
  SELECTION,
  SELECTION_ROW,
  SOURCE_FIELDS,
  SOURCE_WORDS,
} from '../../src/engine/layered/layout';
import { type LayeredResult, runLayered } from '../../src/engine/layered/run';
import { gram } from '../../src/engine/layered/schedule';
import {
  compiledLayered,
  createLayeredWasmBackend,
  LAYERED_EXPORTS,
} from '../../src/engine/wasm/layered-backend';
import { fpeFeature } from '../../src/methods/fpe-feature';
import { difference, expectClose } from '../support/compare';
import {
  LAYERED_CASES,
  type LayeredCase,
  layeredWorld,
  reweighted,
} from '../support/layered-cases';
import { comparing, firstOnly } from '../support/layered-compare';

const WASM = join(import.meta.dirname, '..', '..', 'wasm');

let wasm: LayeredBackend;
beforeAll(async () => {
  wasm = await createLayeredWasmBackend();
});

/** A few steps before and after the split are enough to reach every kernel. */
const brief = (c: LayeredCase): LayeredCase => ({
  ...c,
  spec: { ...c.spec, warmup: 1, finetune: 1 },
});

describe('every dispatch of a run, from the same words', () => {
  test.each(LAYERED_CASES.map((c) => [c.name, c] as const))('%s', async (_, c) => {
    const { plan } = layeredWorld(brief(c));
    const { backend, faults, compared } = comparing(createLayeredCpuBackend(), wasm);
    await runLayered(plan, reweighted(backend, brief(c)), { groups: c.groups });
    expect(faults).toEqual([]);
    expect(compared.get('layered/sddmm')).toBe(2 * plan.stepsPerEpoch);
  });

  test('batches that fill no block of 32, and the Gram matrix of either kind of layer', async () => {
    const [c] = LAYERED_CASES;
    for (const batch of [1, 8, 31, 32, 33, 43]) {
      const spec = { ...c.spec, batch, methods: [fpeFeature] };
      const { plan } = layeredWorld(brief({ ...c, spec }));
      const { backend, faults } = comparing(createLayeredCpuBackend(), wasm);
      await runLayered(plan, backend);
      await backend.run([gram(extentsOf(plan), 0)]);
      expect(faults).toEqual([]);
    }
  });

  test('reaches every kernel of the table', async () => {
    const seen = new Set<string>();
    const c = { ...LAYERED_CASES[0], spec: { ...LAYERED_CASES[0].spec, methods: [fpeFeature] } };
    const { backend, compared } = comparing(createLayeredCpuBackend(), wasm);
    await runLayered(layeredWorld(brief(c)).plan, backend);
    for (const kernel of compared.keys()) seen.add(kernel);
    expect([...seen].sort()).toEqual(Object.keys(LAYERED_KERNELS).sort());
  });

  test('notices an engine that computes the first replica only', async () => {
    const { plan } = layeredWorld(brief(LAYERED_CASES[0]));
    const { backend, faults } = comparing(createLayeredCpuBackend(), wasm, firstOnly);
    await runLayered(plan, backend);
    const wrong = new Set(faults.map((fault) => fault.split(' ')[0]));
    // The Gram matrix is asked for by no method of this case.
    const kernels = Object.keys(LAYERED_KERNELS).filter((kernel) => kernel !== 'layered/gram');
    expect(kernels.filter((kernel) => !wrong.has(kernel))).toEqual([]);
  });
});

describe('whole runs', () => {
  const [relu] = LAYERED_CASES;
  const sgd: LayeredCase = {
    ...relu,
    spec: { ...relu.spec, opt: 'sgd', lr: 0.05, warmup: 4, finetune: 4 },
  };

  test('end where the twins end, with the same ledger', async () => {
    const expected = await runLayered(layeredWorld(sgd).plan, createLayeredCpuBackend());
    const actual = await runLayered(layeredWorld(sgd).plan, wasm);
    expect(actual.ledgers).toEqual(expected.ledgers);
    const losses = ({ frames }: LayeredResult) =>
      frames.flatMap(({ test: scores }) => scores.map(({ loss }) => loss));
    expect(losses(actual).length).toBeGreaterThan(20);
    expectClose('test losses', losses(actual), losses(expected), { atol: 1e-5, rtol: 1e-4 });
    const other = losses(expected).map((loss) => loss * 1.001);
    expect(difference(other, losses(expected), { atol: 1e-5, rtol: 1e-4 })).not.toBeNull();
  });

  test('have the same bits alone and beside others, whatever a submit holds', async () => {
    const bits = async (c: LayeredCase, stepsPerSubmit: number, method: string) => {
      const { plan } = layeredWorld(c);
      await runLayered(plan, wasm, { stepsPerSubmit });
      const found = plan.replicas.find((r) => r.method.id === method);
      const { params, paramWords } = found?.regions ?? { params: 0, paramWords: 0 };
      const [words] = await wasm.read([{ slot: 'params', offset: params, words: paramWords }]);
      return words;
    };
    const alone = { ...sgd, spec: { ...sgd.spec, methods: sgd.spec.methods.slice(1, 2) } };
    const one = await bits(sgd, 1, 'fpe-random');
    expect(await bits(sgd, 8, 'fpe-random')).toEqual(one);
    expect(await bits(alone, 3, 'fpe-random')).toEqual(one);
    const other = { ...alone, spec: { ...alone.spec, lr: 0.0501 } };
    expect(await bits(other, 3, 'fpe-random')).not.toEqual(one);
  });
});

describe('the module', () => {
  test('is small, the same bytes for the same sources, and exports a function a kernel', async () => {
    const entry = join(WASM, 'layered.ts');
    const [a, b] = [compileAsc(entry, { cache: null }), compileAsc(entry, { cache: null })];
    const bytes = await a;
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await b))).toBe(0);
    expect(bytes.length).toBeLessThan(16 * 1024);
    const { module } = await compiledLayered();
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    expect(names.sort()).toEqual(['begin', 'memory', ...Object.values(LAYERED_EXPORTS)].sort());
    expect(WebAssembly.Module.imports(module)).toEqual([]);
  }, 60_000);

  test('knows descriptors and selections by their numbers', () => {
    const text = readFileSync(join(WASM, 'layered-layout.ts'), 'utf8');
    const membersOf = (name: string) =>
      (new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(text)?.[1] ?? '')
        .split(',')
        .flatMap((line) => line.trim() || []);
    expect(membersOf('Layer')).toEqual(LAYER_FIELDS.map(([name]) => name));
    expect(membersOf('Source')).toEqual(SOURCE_FIELDS.map(([name]) => name));
    for (const [name, numbers] of Object.entries({
      Activation: ACTIVATIONS,
      Selection: SELECTION,
      SelectionRow: SELECTION_ROW,
    })) {
      expect(membersOf(name)).toEqual(Object.keys(numbers));
      expect(Object.values(numbers)).toEqual(Object.keys(numbers).map((_, i) => i));
    }
    expect(text).toContain(`LAYER_BYTES: usize = ${4 * LAYER_WORDS};`);
    expect(text).toContain(`SOURCE_BYTES: usize = ${4 * SOURCE_WORDS};`);
    expect(text).toContain(`ROW_WORDS: u32 = ${ROW_WORDS};`);
  });
});
