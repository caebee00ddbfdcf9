/** What is kept of a run, what it is called, what is read back, and what has to go. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptRun, MOST_POINTS, thinnedFrames } from '../../src/model/kept-run';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import type { Spec } from '../../src/spec/spec';
import { bytesOf, MOST_BYTES, MOST_RUNS, overflow, pinning } from '../../src/store/history/limits';
import { runName } from '../../src/store/history/name';
import { readRow, readRows } from '../../src/store/history/row';
import { fixtureRecord } from '../support/fixture-record';
import { row, rowOfRecord } from '../support/runs';

describe('a kept run', () => {
  test('has the ends of the curves, both frames of the split and few points between', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(500),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (w, f, at) => {
          const last = Math.round(at * (w + f + 1));
          const frames = thinnedFrames({ warmup: w, finetune: f }, last);
          expect(frames.length).toBeLessThanOrEqual(MOST_POINTS);
          expect(frames.at(0)).toBe(0);
          expect(frames.at(-1)).toBe(last);
          if (last > w) expect(frames).toEqual(expect.arrayContaining([w, w + 1]));
          expect([...new Set(frames)].sort((a, b) => a - b)).toEqual(frames);
          const gaps = frames.slice(1).map((frame, k) => frame - frames[k]);
          expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(Math.ceil(last / 40) + 1);
        },
      ),
    );
  });

  test('has the record’s numbers: means, seeds, counted weights', () => {
    const record = fixtureRecord();
    const { frames, methods, seeds } = keptRun(record);
    expect(frames.at(-1)).toBe(record.frames - 1);
    methods.forEach(({ method, curve, finals, weights }) => {
      const own = record.replicas.flatMap((r, at) => (r.method === method ? [at] : []));
      expect(finals).toHaveLength(seeds.length);
      finals.forEach((value, s) => {
        expect(value).toBeCloseTo(record.testAccuracy[own[s]][record.frames - 1], 5);
      });
      const first = own.map((r) => record.testAccuracy[r][frames[3]]);
      expect(curve[3]).toBeCloseTo(first.reduce((a, b) => a + b) / first.length, 5);
      expect(weights).toBe(264);
    });
    expect(methods.map((m) => m.neurons)).toEqual([8, 16, 16]);
  });

  test('leaves a diverged seed without a final accuracy', () => {
    const { methods } = keptRun(fixtureRecord({ divergeAt: 34 }));
    expect(methods.map((m) => m.finals.filter(Number.isNaN).length)).toEqual([0, 0, 1]);
    expect(methods[2].curve.every(Number.isFinite)).toBe(true);
  });
});

describe('a name', () => {
  const asked = (patch: Partial<Spec> = {}, show: 'fpe-clause' | 'fpe-random' = 'fpe-clause') => ({
    spec: { ...DEFAULT_SPEC, ...patch },
    show,
  });
  test.each([
    [null, asked(), 'default settings'],
    [null, asked({ alpha: 4 }), 'α 2→4'],
    [asked({}, 'fpe-random'), asked({ alpha: 4 }), 'α 2→4, clause-aware'],
    [asked(), asked({}, 'fpe-random'), 'random'],
    [asked(), asked(), 'same settings again'],
    [asked({ lr: 1 }), asked({ lr: 0.05, seed: 7 }), 'learning rate 1→0.05, seed 33→7'],
    [asked(), asked({ methods: ['dense', 'fpe-clause', 'set'] }), 'methods +SET, −random'],
    [asked(), asked({ backend: 'cpu', workers: 3 }), 'same settings again'],
    // Clauses do not count for a formula of one's own, whose text does.
    [
      asked({ task: 'formula', formula: 'x1 & x2' }),
      asked({ task: 'formula', formula: 'x1 | x2', clauses: 3 }),
      'formula x1 & x2→x1 | x2',
    ],
    [
      asked(),
      asked({ clauses: 4, hidden: 4, alpha: 3, seed: 1, seeds: 2 }),
      'clauses 8→4, neurons 8→4, α 2→3, 2 more',
    ],
  ])('says what changed: %#', (before, now, name) => {
    expect(runName(before, now)).toBe(name);
  });
});

describe('what comes back from storage', () => {
  test('is what was put in', () => {
    expect(readRow(structuredClone(row(5)))).toEqual(row(5));
    const broken = rowOfRecord(6, { divergeAt: 34 });
    expect(readRow(structuredClone(broken))).toEqual(broken);
  });

  test('is left alone where a newer page wrote it', () => {
    expect(readRow({ ...row(5), format: 2, run: 'other' })).toBe('newer');
  });

  test.each([
    ['nothing', null],
    ['a text', 'x'],
    ['no run', { ...row(1), run: undefined }],
    ['an infinite id', { ...row(1), id: Number.POSITIVE_INFINITY }],
    ['an unknown end', { ...row(1), end: 'won' }],
    ['a link as long as a book', { ...row(1), link: 'x'.repeat(60_000) }],
    ['another number of seeds', { ...row(1), run: { ...row(1).run, seeds: [1] } }],
    [
      'frames out of order',
      { ...row(1), run: { ...row(1).run, frames: row(1).run.frames.toReversed() } },
    ],
    ['no methods', { ...row(1), run: { ...row(1).run, methods: [] } }],
  ])('is refused where it is broken: %s', (_, stored) => {
    expect(readRow(stored)).toBeNull();
    expect(readRows([stored, row(2)])).toEqual([row(2)]);
  });

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(row(1))), (junk, key) => {
        expect([null, 'newer']).toContain(readRow(junk));
        const patched = readRow({ ...row(1), [key]: junk });
        if (patched && patched !== 'newer') expect(readRow(patched)).toEqual(patched);
      }),
    );
  });
});

describe('limits', () => {
  const many = (n: number, patch = {}) => Array.from({ length: n }, (_, k) => row(n - k, patch));

  test('the oldest that are not pinned go first', () => {
    const rows = many(MOST_RUNS + 2).map((r) => (r.id === 1 ? { ...r, pinned: 9 } : r));
    expect(overflow(rows).map(({ id }) => id)).toEqual([2, 3]);
    expect(overflow(many(MOST_RUNS))).toEqual([]);
  });

  test('bytes count too, and the newest stays', () => {
    const heavy = many(60, { link: 'x'.repeat(49_000) });
    const gone = new Set(overflow(heavy).map(({ id }) => id));
    const left = heavy.filter(({ id }) => !gone.has(id));
    const bytes = left.reduce((sum, r) => sum + bytesOf(r), 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes + bytesOf(heavy[0])).toBeGreaterThan(MOST_BYTES);
    expect(left[0].id).toBe(60);
  });

  test('a usual run takes a few kilobytes, so that the number is what limits', () => {
    expect(bytesOf(row(1))).toBeLessThan(4000);
    const largest = rowOfRecord(1, { seeds: 64, methods: ['dense', 'fpe-random', 'fpe-clause'] });
    expect(bytesOf(largest)).toBeLessThan(8000);
  });

  test('a third pin lets go of the earliest', () => {
    const rows = [row(3), row(2, { pinned: 20 }), row(1, { pinned: 10 })];
    expect(pinning(rows, 3, 15).map(({ id, pinned }) => [id, pinned])).toEqual([
      [3, 21],
      [1, 0],
    ]);
    expect(pinning(rows, 2, 15)).toEqual([row(2)]);
    expect(pinning(rows, 77, 15)).toEqual([]);
  });
});
