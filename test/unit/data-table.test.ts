import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatShape, MAX_ROWS, MIN_ROWS, parseShape, partsOf } from '../../src/tasks/data-shape';
import { readTable } from '../../src/tasks/data-table';
import { datasetFrom, tableText } from '../support/own-data';

/** 128 rows of that one, with other labels in every second. */
const repeated = (row: string, other: string, header = ''): string =>
  [header, ...Array.from({ length: 64 }, () => `${row}\n${other}`)].filter(Boolean).join('\n');

const problems = (text: string): string[] => {
  const result = readTable(text);
  return result.ok ? [] : result.problems.map((p) => p.text);
};

/** Row b as bits, the label last. */
const row = (text: string, b: number): number[] => {
  const { examples: e } = datasetFrom(text);
  const bits = Array.from(
    { length: e.inputs },
    (_, j) => (e.rows[b * e.wordsPerRow + Math.floor(j / 32)] >>> (j % 32)) & 1,
  );
  return [...bits, (e.labels[Math.floor(b / 32)] >>> (b % 32)) & 1];
};

describe('a table is read', () => {
  test('bit for bit, rows of more than one word included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: MIN_ROWS, max: 140 }),
        fc.integer({ min: 2, max: 70 }),
        fc.nat(),
        (rows, inputs, seed) => {
          const text = tableText(rows, inputs, seed);
          const lines = text.split('\n').slice(1);
          const { examples, names, label } = datasetFrom(text);
          expect(examples).toMatchObject({ count: rows, inputs });
          expect(names).toHaveLength(inputs);
          expect(label).toBe('label');
          for (const b of [0, 31, 32, rows - 1]) expect(row(text, b).join()).toBe(lines[b]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([
    ['tabs', '1\t0\t1', '0\t0\t0'],
    ['semicolons', '1;0;1', '0;0;0'],
    ['blanks', '1 0  1', ' 0 0 0 '],
    ['words', 'true,FALSE,Yes', 'f,no,N'],
    ['signs', '+1,-1,1', '−1,-1,-1'],
    ['decimals', '1.0,0.0,1', '0,0,0.0'],
    ['quotes', '"1","0","1"', '0,"0",0'],
    ['blanks around', ' 1 , 0 , 1 ', '0,0,0'],
  ])('with %s', (_, a, b) => {
    expect(row(repeated(a, b), 0)).toEqual([1, 0, 1]);
    expect(row(repeated(a, b), 1)).toEqual([0, 0, 0]);
  });

  test('the label is the column of that name wherever it stands, else the last', () => {
    expect(row(repeated('1,0,0', '0,0,0', 'Target,a,b'), 0)).toEqual([0, 0, 1]);
    expect(row(repeated('1,0,0', '0,1,0', 'a,y,b'), 1)).toEqual([0, 0, 1]);
    expect(row(repeated('1,0,0', '0,0,1', 'a,b,c'), 1)).toEqual([0, 0, 1]);
    expect(datasetFrom(repeated('1,0,0', '0,0,1', 'a,b,c')).label).toBe('c');
    expect(datasetFrom(repeated('1,0,0', '0,0,1')).names).toEqual(['x1', 'x2']);
  });

  test('with quoted headings that hold commas, quotes and line ends', () => {
    const { names } = datasetFrom(repeated('1,0,1', '0,0,0', '"a, ""b""","c\nd",label'));
    expect(names).toEqual(['a, "b"', 'c\nd']);
    expect(problems(repeated('1,0,1', '0,2,0', '"a, ""b""","c\nd",label'))[0]).toMatch(/^Line 4, /);
  });

  test('whatever ends its lines, with a byte order mark and blank lines', () => {
    const text = repeated('1,0,1', '0,0,0', 'a,b,label');
    const id = datasetFrom(text).id;
    expect(datasetFrom(`\ufeff${text.replaceAll('\n', '\r\n')}\r\n\r\n`).id).toBe(id);
    // The checksum is of the bits, not of how they are written.
    expect(datasetFrom(text.replaceAll(',', '\t')).id).toBe(id);
    // Control: of other bits it is another one.
    expect(datasetFrom(text.replace('1,0,1', '1,1,1')).id).not.toBe(id);
  });
});

describe('a table is refused', () => {
  test('with line and column of what is no bit', () => {
    const text = repeated('1,0,1', '0,0,0', 'age,smoker,label').replace('0,0,0', '0,maybe,0');
    expect(problems(text)).toEqual(['Line 3, column 2 (smoker): “maybe” is neither 0 nor 1.']);
    const empty = repeated('1,0,1', '0,0,0').replace('0,0,0', '0,,0');
    expect(problems(empty)).toEqual(['Line 2, column 2 (x2): nothing is here.']);
    const result = readTable(text);
    expect(!result.ok && result.problems[0]).toMatchObject({ line: 3, column: 2 });
  });

  test('with its first row where that is bits but for one', () => {
    expect(problems(repeated('1,0,x', '0,0,0'))[0]).toBe(
      'Line 1, column 3 (label): “x” is neither 0 nor 1.',
    );
  });

  test('with the line of a row that is too short or too long', () => {
    const text = repeated('1,0,1', '0,0,0').replace('0,0,0', '0,0').replace('0,0,0', '0,0,0,0');
    expect(problems(text)).toEqual([
      'Line 2: 2 columns, but the first row has 3.',
      'Line 4: 4 columns, but the first row has 3.',
    ]);
  });

  test('with five problems and the number of the others', () => {
    const result = readTable(repeated('1,0,1', '0,2,0'));
    expect(!result.ok && result.problems).toHaveLength(5);
    expect(!result.ok && result.more).toBe(59);
  });

  test.each([
    ['nothing', '', /nothing in it/],
    ['blank lines', '\n \n', /nothing in it/],
    ['one row', '1,0,1', /1 rows; at least 128/],
    ['two columns', repeated('1,0', '0,0'), /2 inputs and a label are the least/],
    ['one column', repeated('1', '0'), /1 column:/],
    ['too many rows', '1,0,1\n'.repeat(MAX_ROWS + 1), /50,001 rows; at most 50,000/],
    ['too many inputs', repeated('1,'.repeat(129) + 1, '0,'.repeat(129) + 0), /129 inputs/],
    ['one label only', '1,0,1\n'.repeat(200), /\(label\) is always 1/],
    ['an open quote', `${repeated('1,0,1', '0,0,0')}\n0,"0,0`, /^Line 129: this quotation mark/],
    ['a picture', 'P\u0000NG\r\n\u001a\n', /column/],
  ])('for %s', (_, text, reason) => {
    expect(problems(text)[0]).toMatch(reason);
  });

  test('never throws and never hangs, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const result = readTable(text);
        expect(result.ok).toBe(false);
        for (const { text: said } of result.ok ? [] : result.problems) {
          expect(said.length).toBeLessThan(2200);
          expect(said).toMatch(/\.$/);
        }
      }),
      { numRuns: 300 },
    );
    // One open quote in front of many lines is looked at once, not once a line.
    const open = `"${'1,0,1\n'.repeat(40_000)}`;
    expect(problems(open)[0]).toMatch(/^Line 1: this quotation mark/);
  });
});

describe('the name of a file in a link', () => {
  test('says checksum and shape, and is read back', () => {
    const shape = { checksum: '3f2a90b1', rows: 1000, inputs: 20 };
    expect(formatShape(shape)).toBe('3f2a90b1.1000x20');
    expect(parseShape('3f2a90b1.1000x20')).toEqual(shape);
  });

  test.each(['', '3f2a90b1', '3f2a90b1.1000', '3F2A90B1.1000x20', '3f2a90b1.127x20', 'x.1000x20'])(
    '%j names none',
    (text) => {
      expect(parseShape(text)).toBeNull();
    },
  );

  test('a fifth of the rows tests, and never fewer than 64', () => {
    expect(partsOf(1000)).toEqual({ train: 800, test: 200 });
    expect(partsOf(128)).toEqual({ train: 64, test: 64 });
    expect(partsOf(MAX_ROWS)).toEqual({ train: 40_000, test: 10_000 });
  });
});
