import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '../../src/lib/base64';
import { readFiles } from '../../src/tasks/embeddings/read';
import { fileOf, labelsNpy, npy, npz } from '../support/array-files';
import { NUMPY } from '../support/numpy-files';

const features = npy({ shape: [130, 3], kind: 'f4' }, ([r, c]) => r * 0.5 - c);
const labels = labelsNpy(130);
const table = Array.from({ length: 130 }, (_, i) => `${i},${i / 8},"k${i % 3}"`).join('\n');
const encode = (text: string) => new TextEncoder().encode(text);

/** Whole files of every kind; a second file goes with arrays that come alone. */
const SEEDS: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['x.npy', features],
  ['x.npy', fromBase64(NUMPY.bigFortranF4)],
  ['a.npz', npz({ features, labels })],
  ['a.npz', npz({ features, labels }, 0)],
  ['a.npz', fromBase64(NUMPY.savedF4)],
  ['a.npz', fromBase64(NUMPY.packedFortranF2)],
  ['a.npz', fromBase64(NUMPY.packedParts)],
  ['t.csv', encode(`a,b,label\n${table}`)],
  ['t.tsv', encode(table.replaceAll(',', '\t'))],
];

/** What makes a reader stumble. */
const TOKENS = [
  ...["'|O'", '(999999999999, 3)', '(', ')', "'<f8'", "'<U0'", 'NaN', '"', '\n', ',', '\t', '-1'],
  ...[
    '\x93NUMPY',
    'PK\x01\x02',
    'PK\x03\x04',
    'PK\x05\x06',
    '\xff\xff\xff\xff',
    '\x00\x00',
    '1e999',
  ],
].map((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

interface Edit {
  readonly kind: 'cut' | 'flip' | 'insert' | 'over' | 'remove';
  /** Share of the file. */
  readonly at: number;
  readonly byte: number;
  readonly token: Uint8Array;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('cut', 'flip', 'flip', 'insert', 'over', 'over', 'remove'),
  // Headers and directories lie at the ends: look there as often as in the middle.
  at: fc.oneof(
    fc.double({ min: 0, max: 0.1, noNaN: true }),
    fc.double({ min: 0.8, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  byte: fc.integer({ min: 1, max: 255 }),
  token: fc.constantFrom(...TOKENS),
});

function edited(bytes: Uint8Array, { kind, at: share, byte, token }: Edit): Uint8Array {
  const at = Math.min(bytes.length - 1, Math.floor(share * bytes.length));
  if (bytes.length === 0) return bytes;
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (kind) {
    case 'cut':
      return before;
    case 'flip':
      return Uint8Array.from(bytes, (value, i) => (i === at ? value ^ byte : value));
    case 'insert':
      return new Uint8Array([...before, ...token, ...after]);
    case 'over':
      return new Uint8Array([...before, ...token, ...after.subarray(token.length)]);
    case 'remove':
      return new Uint8Array([...before, ...after.subarray(byte % 40)]);
  }
}

describe('1,000 damaged files', () => {
  test('end in data or in a message with the file and what was expected, soon and in little memory', async () => {
    const outcomes = { read: 0, place: 0, whole: 0 };
    let slowest = 0;
    let memory = 0;
    const before = process.memoryUsage().arrayBuffers;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SEEDS),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        async ([name, bytes], edits) => {
          const file = fileOf(name, edits.reduce(edited, bytes));
          const files = name === 'x.npy' ? [file, fileOf('y.npy', labels)] : [file];
          const started = performance.now();
          const result = await readFiles(files);
          slowest = Math.max(slowest, performance.now() - started);
          memory = Math.max(memory, process.memoryUsage().arrayBuffers - before);
          if (result.ok) {
            outcomes.read++;
            const { rows, columns, classes } = result.dataset;
            expect(result.dataset.features.length).toBe(rows * columns);
            expect(result.dataset.features.every(Number.isFinite)).toBe(true);
            expect(result.dataset.labels.every((label) => label < classes)).toBe(true);
            return;
          }
          expect(result.problems.length).toBeGreaterThan(0);
          for (const { text, place, file: named } of result.problems) {
            expect(text.startsWith(named.slice(0, 5))).toBe(true);
            expect(text).toMatch(/(expected|never opened|at most|cannot unpack).*\.$/s);
            expect(text).not.toMatch(/cannot be read|undefined|\[object/);
            expect(text.length).toBeLessThan(500);
            if (place) outcomes.place++;
            else outcomes.whole++;
            if (place && 'byte' in place) expect(place.byte).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 1000 },
    );
    // Some damage is none, some is beyond doubt, and most has a place: or little was tried.
    expect(outcomes.read).toBeGreaterThan(10);
    expect(outcomes.place).toBeGreaterThan(500);
    expect(slowest).toBeLessThan(2000);
    expect(memory).toBeLessThan(200e6);
  });

  test('bytes of nothing at all too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', '\x93NUMPY\x01\x00', 'PK\x03\x04', '1,2,a\n'),
        async (tail, head) => {
          const start = Array.from(head, (letter) => letter.charCodeAt(0));
          const result = await readFiles([fileOf('f', new Uint8Array([...start, ...tail]))]);
          expect(result.ok).toBe(false);
          const text = result.ok ? '' : result.problems[0].text;
          expect(text).toMatch(/^f.*(expected|never opened).*\.$/s);
        },
      ),
      { numRuns: 300 },
    );
  });
});
