import { describe, expect, test } from 'vitest';
import { createLayeredCpuBackend } from '../../src/engine/cpu/layered/backend';
import {
  bytesOfRun,
  type MemoryLimits,
  misfitOf,
  misfitWords,
} from '../../src/engine/layered/fits';
import { upload } from '../../src/engine/layered/run';
import type { DataShape, LayeredSpec } from '../../src/engine/layered/spec';
import { methodOf } from '../../src/methods';
import { LAYERED_CASES, layeredWorld } from '../support/layered-cases';

const MB = 2 ** 20;
/** Those of the page: WebGPU's default of a binding, and our own of all together. */
const LIMITS: MemoryLimits = { slot: 128 * MB, total: 400 * MB };

const fashion: LayeredSpec = {
  ...LAYERED_CASES[0].spec,
  hidden: [32],
  alpha: 4,
  batch: 128,
  methods: ['dense', 'fpe-random', 'dense-wide'].map(methodOf),
  seeds: [1, 2, 3, 4],
  warmup: 25,
  finetune: 25,
};
const images: DataShape = {
  rows: 70_000,
  columns: 784,
  classes: 10,
  bytes: true,
  train: 60_000,
  test: 10_000,
};

describe('what a run takes', () => {
  test.each(LAYERED_CASES)('is told before it is allocated: $name', async (c) => {
    const { plan, dataset } = layeredWorld(c);
    const backend = createLayeredCpuBackend();
    await upload(plan, backend);
    const bytes = dataset.features instanceof Uint8Array;
    const { rows, columns, classes } = dataset;
    const data = { rows, columns, classes, bytes, train: c.train, test: c.test };
    expect(bytesOfRun(c.spec, data)).toBe(backend.bytes);
    expect(bytesOfRun(c.spec, { ...data, rows: rows + 8 })).toBeGreaterThan(backend.bytes);
  });

  test('is under 128 MB a slot and 400 MB in all for four seeds of all 70,000 images', () => {
    expect(misfitOf(fashion, images, LIMITS)).toBeNull();
    // As floats the images alone are 209 MB.
    const misfit = misfitOf(fashion, { ...images, bytes: false }, LIMITS);
    expect(misfit).toMatchObject({ what: 'features', needed: 70_000 * 784 * 4, fits: null });
  });
});

describe('a run that does not fit', () => {
  test('is told the most seeds that do', () => {
    const many = { ...fashion, seeds: Array.from({ length: 400 }, (_, i) => i) };
    const misfit = misfitOf(many, images, LIMITS);
    const fits = misfit?.fits as { seeds: number };
    expect(fits.seeds).toBeGreaterThan(4);
    const some = (count: number) => ({ ...many, seeds: many.seeds.slice(0, count) });
    expect(misfitOf(some(fits.seeds), images, LIMITS)).toBeNull();
    expect(misfitOf(some(fits.seeds + 1), images, LIMITS)).not.toBeNull();
    expect(misfitWords(misfit as NonNullable<typeof misfit>)).toMatch(
      /^(The \w+|All data together) needs? [\d.]+ MB; (128|400)\.0 MB are allowed\. \d+ seeds fit\.$/,
    );
  });

  test('is told the widest layers that do where not even one seed does', () => {
    const wide = { ...fashion, hidden: [16_000, 100] };
    const misfit = misfitOf(wide, images, LIMITS);
    const fits = misfit?.fits as { hidden: readonly number[] };
    const [widest] = fits.hidden;
    const one = (width: number) => ({ ...wide, seeds: [1], hidden: [width, 100] });
    expect(misfitOf(one(widest), images, LIMITS)).toBeNull();
    expect(misfitOf(one(widest + 1), images, LIMITS)).not.toBeNull();
    expect(misfitWords(misfit as NonNullable<typeof misfit>)).toContain(
      `Hidden layers of ${widest}, 100 neurons fit with one seed.`,
    );
  });

  test('says so where the sum is too large and no slot is', () => {
    const misfit = misfitOf(fashion, images, { slot: 128 * MB, total: 60 * MB });
    expect(misfit?.what).toBe('all slots together');
    expect(misfit?.needed).toBe(bytesOfRun(fashion, images));
  });
});
