import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embeddingSample, SAMPLE } from '../../src/tasks/embeddings/sample';
import {
  datasetChecksum,
  formatRealShape,
  parseRealShape,
  type RealDataset,
  realId,
  realParts,
  realScaling,
} from '../../src/tasks/real-dataset';
import { dropReal, keepReal, realOf } from '../../src/tasks/real-store';

/** Share of rows whose nearest class mean, of the rows that train, is that of their class. */
function nearestMean(dataset: RealDataset): number {
  const { features, columns, labels, classes } = dataset;
  const { train, test } = realParts(dataset, 1);
  const means = new Float64Array(classes * columns);
  for (const row of train) {
    for (let j = 0; j < columns; j++)
      means[labels[row] * columns + j] += features[row * columns + j];
  }
  let right = 0;
  for (const row of test) {
    let best = 0;
    let score = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) {
      let dot = 0;
      for (let j = 0; j < columns; j++) dot += means[c * columns + j] * features[row * columns + j];
      if (dot > score) [best, score] = [c, dot];
    }
    if (best === labels[row]) right++;
  }
  return right / test.length;
}

describe('the generated embeddings', () => {
  test('are 4,000 directions of 64 numbers in ten balanced classes, the same bits everywhere', async () => {
    const dataset = await embeddingSample();
    expect(dataset).toMatchObject({ ...SAMPLE, parts: null });
    // Links name it: whoever changes how the sample is made breaks them.
    expect(realId(dataset)).toBe('3682873443a30641.4000x64x10');
    const lengths = Array.from({ length: dataset.rows }, (_, row) =>
      Math.hypot(...dataset.features.subarray(row * 64, (row + 1) * 64)),
    );
    for (const length of lengths) expect(length).toBeCloseTo(1, 5);
    expect((await embeddingSample(SAMPLE, 2)).checksum).not.toBe(dataset.checksum);
  });

  test('can be told apart, but not by one direction a class', async () => {
    const share = nearestMean(await embeddingSample());
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.8);
    // Control: labels that belong to other rows cannot.
    const dataset = await embeddingSample();
    const labels = Uint8Array.from(
      dataset.labels,
      (_, row) => dataset.labels[((row * 7) % 4000) >> 2],
    );
    expect(nearestMean({ ...dataset, labels })).toBeLessThan(0.2);
  });

  test('of other shapes: 512 numbers, 100 classes', async () => {
    const dataset = await embeddingSample({ rows: 400, columns: 512, classes: 100 });
    expect(dataset.features.every(Number.isFinite)).toBe(true);
    expect(new Set(dataset.labels).size).toBe(100);
  });
});

describe('the split of a seed', () => {
  const skewed = async (rows: number, classes: number): Promise<RealDataset> => {
    const dataset = await embeddingSample({ rows, columns: 2, classes: 2 });
    // Two rows of each class but the last, which has all others.
    const labels = Uint8Array.from({ length: rows }, (_, row) => Math.min(row >> 1, classes - 1));
    return { ...dataset, labels, classes };
  };

  test('shares out every row once, a fifth but at least 64 to test, and leaves each class a row to learn from', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 128, max: 400 }),
        fc.integer({ min: 2, max: 64 }),
        fc.nat(),
        async (rows, classes, seed) => {
          const dataset = await skewed(rows, classes);
          const { train, test } = realParts(dataset, seed);
          expect(test.length).toBe(Math.max(64, Math.round(rows / 5)));
          expect([...train, ...test].sort((a, b) => a - b)).toEqual(
            Array.from({ length: rows }, (_, row) => row),
          );
          expect(new Set(Array.from(train, (row) => dataset.labels[row])).size).toBe(classes);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is the same for the same seed and another for another', async () => {
    const dataset = await embeddingSample();
    expect(realParts(dataset, 5)).toEqual(realParts(dataset, 5));
    expect(realParts(dataset, 5).test).not.toEqual(realParts(dataset, 6).test);
  });
});

describe('scaling', () => {
  test('makes what trains mean 0 and variance 1, whatever tests', async () => {
    const dataset = await embeddingSample({ rows: 200, columns: 3, classes: 2 });
    const parts = realParts(dataset, 1);
    // Rows that test must have no say: make them absurd.
    const features = dataset.features.slice();
    for (const row of parts.test) features.fill(1e6, row * 3, row * 3 + 3);
    const { shift, scale } = realScaling({ ...dataset, features }, parts, true);
    expect(realScaling(dataset, parts, true)).toEqual({ shift, scale });
    for (let j = 0; j < 3; j++) {
      const values = Array.from(parts.train, (r) => (features[r * 3 + j] - shift[j]) * scale[j]);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      expect(mean).toBeCloseTo(0, 5);
      expect(values.reduce((sum, x) => sum + x * x, 0) / values.length).toBeCloseTo(1, 5);
    }
    // Control: of all rows it would be another.
    const all = { train: Uint32Array.from({ length: 200 }, (_, row) => row), test: parts.test };
    expect(realScaling({ ...dataset, features }, all, true)).not.toEqual({ shift, scale });
  });

  test('leaves numbers alone where it is not wanted, bytes become 0 … 1, constants 0', async () => {
    const dataset = await embeddingSample({ rows: 200, columns: 2, classes: 2 });
    const parts = realParts(dataset, 1);
    expect(realScaling(dataset, parts, false)).toEqual({
      shift: new Float32Array(2),
      scale: new Float32Array([1, 1]),
    });
    const bytes = { ...dataset, features: new Uint8Array(400) };
    expect(realScaling(bytes, parts, false).scale[0]).toBeCloseTo(1 / 255, 7);
    // A spread of 1e-42 cannot be inverted in 32 bits.
    const tiny = Float32Array.from({ length: 400 }, (_, k) => (k % 2 === 0 ? 7 : (k % 3) * 1e-42));
    expect([...realScaling({ ...dataset, features: tiny }, parts, true).scale]).toEqual([0, 0]);
  });
});

describe('what a link calls a dataset', () => {
  test('says checksum and shape, and is read back', async () => {
    const dataset = await embeddingSample({ rows: 200, columns: 5, classes: 3 });
    const id = realId(dataset);
    expect(parseRealShape(id)).toEqual({
      ...{ rows: 200, columns: 5, classes: 3 },
      checksum: dataset.checksum.slice(0, 16),
    });
    expect(formatRealShape(parseRealShape(id) ?? dataset)).toBe(id);
  });

  test.each([
    ...['', '3f2a90b1', '3f2a90b15c0d7e11', '3f2a90b15c0d7e11.200x5', '3F2A90B15C0D7E11.200x5x3'],
    ...['3f2a90b15c0d7e11.127x5x3', '3f2a90b15c0d7e11.200x65533x3', '3f2a90b15c0d7e11.200x5x1'],
    ...['3f2a90b15c0d7e11.200x5x1001', ' 3f2a90b15c0d7e11.200x5x3', '3f2a90b15c0d7e11.200x0x3'],
  ])('%j names none', (text) => {
    expect(parseRealShape(text)).toBeNull();
  });

  test('changes with features, labels, shape and split, not with names', async () => {
    const dataset = await embeddingSample({ rows: 200, columns: 4, classes: 2 });
    const sum = (change: Partial<RealDataset>) =>
      datasetChecksum({ ...dataset, ...change }, change.parts ?? null);
    const features = dataset.features.slice();
    features[799] += 1;
    const labels = dataset.labels.slice();
    labels[199] ^= 1;
    const parts = realParts(dataset, 1);
    const others = await Promise.all([
      ...[sum({ features }), sum({ labels }), sum({ parts }), sum({ classes: 3 })],
      ...[sum({ rows: 400, columns: 2 }), sum({ features: new Uint8Array(features.buffer) })],
    ]);
    expect(new Set([...others, dataset.checksum]).size).toBe(7);
    expect(await sum({ classNames: ['a', 'b'], title: 'other' })).toBe(dataset.checksum);
    expect(await sum({ labels: Uint16Array.from(dataset.labels) })).toBe(dataset.checksum);
  });

  test('finds what is at hand until it is let go', async () => {
    const dataset = await embeddingSample({ rows: 200, columns: 4, classes: 2 });
    expect(realOf(realId(dataset))).toBeUndefined();
    const id = keepReal(dataset);
    expect(realOf(id)).toBe(dataset);
    dropReal(id);
    expect(realOf(id)).toBeUndefined();
  });
});
