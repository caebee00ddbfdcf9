/**
 * GPU memory of a run over as many images as FashionMNIST has, all 70,000 of 784 bytes: within what any
 * device binds and what the explorer allows itself, and given back when the run is closed.
 */
import { expect, test } from 'vitest';
import { buildLayeredPlan, type LayeredSpec } from '../../src/engine/layered/plan';
import { runLayered } from '../../src/engine/layered/run';
import { createLayeredWebGpuBackend } from '../../src/engine/webgpu/layered-backend';
import { living } from '../../src/engine/webgpu/slots';
import { methodOf } from '../../src/methods';
import { type Dataset, plainScaling } from '../../src/model/dataset';

const ROWS = 70_000;
const TRAIN = 60_000;
const COLUMNS = 784;
const MOST_BINDING = 128e6;
const MOST_TOTAL = 400e6;

const spec: LayeredSpec = {
  hidden: [32],
  activation: 'relu',
  alpha: 4,
  splitLayers: [0],
  methods: ['dense', 'fpe-random'].map(methodOf),
  seeds: [1, 2, 3, 4],
  oneLogit: false,
  opt: 'adam',
  lr: 0.001,
  momentum: 0.9,
  batch: 64,
  warmup: 1,
  finetune: 1,
};

/** Noise with a bright stripe where the class is. */
function images(): Dataset {
  const features = new Uint8Array(ROWS * COLUMNS);
  let word = 1;
  for (let i = 0; i < features.length; i++) {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    features[i] = word >>> 26;
  }
  const labels = Uint16Array.from({ length: ROWS }, (_, row) => row % 10);
  labels.forEach((label, row) => {
    const from = row * COLUMNS + label * 78;
    features.fill(200, from, from + 78);
  });
  return { features, rows: ROWS, columns: COLUMNS, labels, classes: 10 };
}

/** The largest slot and all together, bytes. */
function bytesOf(sizes: Readonly<Record<string, number>>): { largest: number; total: number } {
  const bytes = Object.values(sizes).map((words) => 4 * words);
  return { largest: Math.max(...bytes), total: bytes.reduce((a, b) => a + b, 0) };
}

test('70,000 images: eight networks within 128 MB a binding and 400 MB, all given back', async () => {
  const dataset = images();
  const all = Uint32Array.from({ length: ROWS }, (_, row) => row);
  const parts = { train: all.subarray(0, TRAIN), test: all.subarray(TRAIN) };
  const scaling = plainScaling(dataset);
  const plan = buildLayeredPlan(
    spec,
    dataset,
    spec.seeds.map(() => ({ parts, scaling })),
  );
  const { largest, total } = bytesOf(plan.sizes);
  expect(largest).toBeGreaterThanOrEqual(ROWS * COLUMNS);
  expect(largest).toBeLessThan(MOST_BINDING);
  expect(total).toBeLessThan(MOST_TOTAL);
  // Four bytes a feature would not pass: the limits are such that it can be told.
  expect(largest + 3 * ROWS * COLUMNS).toBeGreaterThan(MOST_BINDING);

  const before = { ...living };
  const opened = await createLayeredWebGpuBackend();
  if ('reason' in opened) throw new Error(`no WebGPU backend: ${opened.reason}: ${opened.detail}`);
  // The first submit goes through; the epoch would take long on a software adapter.
  let submits = 0;
  const { frames } = await runLayered(plan, opened, {
    stepsPerSubmit: 2,
    gate: () => submits++ < 1,
  });
  expect(submits).toBe(2);
  expect(frames[0].test.length).toBe(8);
  for (const { loss } of frames[0].test) expect(loss).toBeCloseTo(Math.log(10), 0);
  expect(opened.bytes).toBe(total);
  const peak = living.bytes - before.bytes;
  expect(peak).toBeGreaterThanOrEqual(total);
  expect(peak).toBeLessThan(MOST_TOTAL);

  opened.free();
  expect(opened.bytes).toBe(0);
  expect(living).toEqual(before);
  opened.destroy();
  expect(living).toEqual(before);
}, 120_000);
