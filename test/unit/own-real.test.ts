/** Real-valued data of one's own: which settings suit it, what is idle, and what a file is read as. */
import { describe, expect, test } from 'vitest';
import { methodOf } from '../../src/methods';
import { effective, idleWords, isIdle } from '../../src/spec/effective';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../../src/spec/fields';
import { methodRefusal } from '../../src/spec/layers';
import { fashionPatch, realPatch } from '../../src/spec/own-task';
import { decode, encode } from '../../src/spec/permalink';
import { cellsOf } from '../../src/spec/sweep';
import { validateSpec } from '../../src/spec/validate';
import { realFacts } from '../../src/store/own-real';
import { readFiles } from '../../src/tasks/embeddings/read';
import { embeddingSample } from '../../src/tasks/embeddings/sample';
import { readOwnFiles } from '../../src/tasks/own-files';
import { realId } from '../../src/tasks/real-dataset';
import { dropReal, keepReal } from '../../src/tasks/real-store';
import { labelsNpy, npy, npz } from '../support/array-files';
import { tableText } from '../support/own-data';

const file = (content: string | Uint8Array<ArrayBuffer>, name: string) => new File([content], name);

const read = (...files: File[]) =>
  readOwnFiles(files, async () => {
    const real = await readFiles(files);
    if (real.ok) return { ...real, kind: 'real' };
    return { kind: 'problems', problems: real.problems.map(({ text }) => text), more: real.more };
  });

describe('settings for real-valued data', () => {
  test.each([
    [
      { rows: 300, columns: 8, classes: 3 },
      { train: 236, test: 64, hidden: 4 },
    ],
    [
      { rows: 4000, columns: 64, classes: 10 },
      { train: 3200, test: 800, hidden: 4 },
    ],
    [
      { rows: 4000, columns: 4, classes: 200 },
      { train: 3200, test: 800, hidden: 64 },
    ],
  ])('of %o are valid without a notice, whatever was set before', async (shape, expected) => {
    const dataset = await embeddingSample(shape);
    const id = keepReal(dataset);
    const before = { ...DEFAULT_SPEC, layers: '64,32', classes: '0,5', seeds: 20 };
    const patch = realPatch(id, dataset, before, 'standard');
    expect(patch).toMatchObject({ ...expected, task: 'embeddings', data: id, seeds: 4 });
    const { spec, notices } = validateSpec({ ...before, ...patch });
    expect(notices).toEqual([]);
    expect(spec).toMatchObject({ layers: '', classes: '', scale: 'standard', opt: 'adam' });
    for (const method of spec.methods) expect(methodRefusal(methodOf(method), spec)).toBeNull();
    // A link to it is valid where the file is not.
    dropReal(id);
    expect(decode(encode(spec, DEFAULT_VIEW))).toMatchObject({ spec, notices: [] });
  });

  test('keep chosen methods that such data has, if there are some to compare', async () => {
    const dataset = await embeddingSample({ rows: 300, columns: 8, classes: 3 });
    const methods = ['dense', 'fpe-random', 'fpe-clause', 'pruned-wide'] as const;
    const patch = realPatch(realId(dataset), dataset, { ...DEFAULT_SPEC, methods }, 'plain');
    expect(patch.methods).toEqual(['dense', 'fpe-random', 'pruned-wide']);
    const usual = realPatch(realId(dataset), dataset, DEFAULT_SPEC, 'plain');
    expect(usual.methods).toEqual(['dense', 'fpe-random', 'fpe-feature']);
    expect(() => realPatch('0badf00d.500x4', dataset, DEFAULT_SPEC, 'plain')).toThrow(/no data/);
  });

  test('of FashionMNIST are those of the paper', () => {
    const before = { ...DEFAULT_SPEC, layers: '64,32', scale: 'standard' as const };
    const { spec, notices } = validateSpec({ ...before, ...fashionPatch('first') });
    expect(notices).toEqual([]);
    expect(spec).toMatchObject({ hidden: 4, layers: '', batch: 64, lr: 0.001, seeds: 4 });
    expect(spec).toMatchObject({ train: 10_000, test: 2_000, warmup: 25, finetune: 25 });
    const all = validateSpec({ ...before, ...fashionPatch('all') });
    expect(all.spec).toMatchObject({ train: 60_000, test: 10_000 });
    expect(all.notices).toEqual([]);
  });
});

describe('settings without effect', () => {
  const fashion = { ...DEFAULT_SPEC, ...fashionPatch('first') };

  test('over images are those of formulas and files, over bits those of classes', () => {
    for (const key of ['clauses', 'literals', 'p', 'sampler', 'polarity', 'formula', 'data']) {
      expect([key, isIdle(key, fashion)]).toEqual([key, true]);
    }
    for (const key of ['classes', 'scale', 'hidden', 'train']) {
      expect([key, isIdle(key, fashion)]).toEqual([key, false]);
    }
    for (const key of ['classes', 'scale']) expect(isIdle(key, DEFAULT_SPEC)).toBe(true);
    expect(idleWords('scale', DEFAULT_SPEC)).toMatch(/^Has no effect on /);
    expect(idleWords('hidden', DEFAULT_SPEC)).toBe('');
  });

  test('beside a list of layers is the number of neurons, which is then the same experiment', () => {
    const layered = { ...fashion, layers: '64,32' };
    expect(idleWords('hidden', layered)).toMatch(/“Hidden layers”/);
    expect(effective({ ...layered, hidden: 5 })).toEqual(effective({ ...layered, hidden: 9 }));
    expect(effective({ ...fashion, hidden: 5 })).not.toEqual(effective({ ...fashion, hidden: 9 }));
    const x = { field: 'hidden', values: [4, 8] } as const;
    const refusals = (spec: typeof fashion) =>
      cellsOf(spec, { x, y: null }).map(({ refusal }) => refusal);
    expect(refusals(layered)[0]).toMatch(/no effect while “Hidden layers”/);
    expect(refusals(fashion)).toEqual([null, null]);
  });
});

describe('a file', () => {
  const bits = tableText(200, 6);

  test('of zeros and ones only is a table of bits', async () => {
    expect(await read(file(bits, 'a.csv'))).toMatchObject({ kind: 'bits' });
    const odd = await read(file(bits.replace('\n1', '\n2'), 'a.csv'));
    expect(odd).toMatchObject({ kind: 'real', dataset: { rows: 200, columns: 6, classes: 2 } });
    // What was meant as bits says where it is not.
    expect(odd.kind === 'real' && odd.notes.at(-1)).toMatch(
      /read as numbers, not as bits\. Line \d+, column 1 \(q1\): “2” is neither 0 nor 1/,
    );
  });

  test('with too few rows, or a word among bits, is told as one of bits', async () => {
    expect(await read(file('0,1,1\n1,0,0', 'short.csv'))).toMatchObject({
      problems: [expect.stringMatching(/2 rows; at least 128 are needed/)],
    });
    expect(await read(file(bits.replace('\n0', '\nmaybe'), 'a.csv'))).toMatchObject({
      problems: [expect.stringMatching(/“maybe” is neither 0 nor 1/)],
    });
    const numbers = bits.replaceAll('1,', '0.5,').replace('\n0.5', '\nnan');
    expect(await read(file(numbers, 'b.csv'))).toMatchObject({
      problems: [expect.stringMatching(/^b\.csv, line \d+, column 1: .*finite number/)],
    });
  });

  test('of more inputs than bits have is read as numbers', async () => {
    const row = (r: number): string => Array.from({ length: 200 }, (_, j) => (r * j) % 2).join(',');
    const wide = Array.from({ length: 130 }, (_, r) => `${row(r)},${r % 2}`).join('\n');
    expect(await read(file(wide, 'wide.csv'))).toMatchObject({
      kind: 'real',
      dataset: { columns: 200, classes: 2 },
    });
  });

  test('of arrays is told by class and by part', async () => {
    const features = npy({ shape: [150, 3], kind: 'f4' }, ([row, j]) => row + j / 4);
    const labels = npy({ shape: [150], kind: 'i8' }, ([row]) => (row < 100 ? 1 : row % 2 ? 0 : 2));
    const got = await read(file(new Uint8Array(npz({ features, labels })), 'mine.npz'));
    if (got.kind !== 'real') throw new Error('it is real-valued');
    const facts = realFacts(got.dataset, got.notes);
    expect(facts).toMatchObject({ train: 86, test: 64, ownSplit: false });
    expect(facts.classes).toEqual([
      { name: '1', rows: 100 },
      { name: '0', rows: 25 },
      { name: '2', rows: 25 },
    ]);
    const pair = await read(
      file(new Uint8Array(features), 'x.npy'),
      file(new Uint8Array(labelsNpy(150)), 'y.npy'),
    );
    expect(pair).toMatchObject({ kind: 'real', dataset: { classes: 3, title: 'x.npy + y.npy' } });
  });
});
