import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../src/tasks/embeddings/read';
import { datasetOf, fileOf, labelsNpy, npy, npz, problemsOf } from '../support/array-files';

const read = (text: string, name = 'table.csv') => readFiles([fileOf(name, text)]);

/** 130 rows of two features and a label; `row` may replace one of them. */
const rows = (replace: Readonly<Record<number, string>> = {}, sign = ','): string =>
  Array.from({ length: 130 }, (_, i) => {
    return replace[i] ?? [(i * 7) % 5, (i % 4) / 8 - 0.25, `k${i % 3}`].join(sign);
  }).join('\n');

describe('a table is read', () => {
  const plain = () => read(`a,b,label\n${rows()}`).then(datasetOf);

  test('number for number', async () => {
    const number = fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 128, max: 150 })
          .chain((count) =>
            fc.array(fc.tuple(number, number, number), { minLength: count, maxLength: count }),
          ),
        fc.constantFrom(',', '\t', ';', ' '),
        async (table, sign) => {
          const text = table.map((cells, i) => [...cells, `c${i % 2}`].join(sign)).join('\r\n');
          const dataset = datasetOf(await read(text));
          expect(dataset).toMatchObject({ rows: table.length, columns: 3, classes: 2 });
          // −0 is written and read as 0.
          expect(dataset.features).toEqual(Float32Array.from(table.flat(), (x) => x + 0));
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ['tabs', `a\tb\tlabel\n${rows({}, '\t')}`],
    ['semicolons', `a;b;label\n${rows({}, ';')}`],
    ['blanks', `a b label\n${rows({}, ' ')}`],
    ['a byte order mark and other ends of lines', `\ufeffa,b,label\r\n${rows()}\r\n\r\n`],
    ['quotes', `"a","b","label"\n${rows({ 0: '"0","-0.25","k0"' })}`],
    ['no names', rows()],
    ['other notations', `a,b,label\n${rows({ 0: '+0.,−2.5e-1,k0', 1: '2E0, -.125 , k1 ' })}`],
    ['the row numbers of pandas', `,a,b,label\n${rows().replace(/^/gm, '7,')}`],
  ])('with %s, as the same', async (_, text) => {
    expect(datasetOf(await read(text)).checksum).toBe((await plain()).checksum);
  });

  test('control: with one other number it is another', async () => {
    const text = `a,b,label\n${rows({ 0: '0,-0.26,k0' })}`;
    expect(datasetOf(await read(text)).checksum).not.toBe((await plain()).checksum);
  });

  test('and as the same numbers in arrays', async () => {
    const features = npy({ shape: [130, 2], kind: 'f8' }, ([i, j]) =>
      j === 0 ? (i * 7) % 5 : (i % 4) / 8 - 0.25,
    );
    const archive = npz({ features, labels: labelsNpy(130) });
    const arrays = datasetOf(await readFiles([fileOf('a.npz', archive)]));
    expect(arrays.checksum).toBe((await plain()).checksum);
  });

  test('the label is the column of that name, else the last, and it says so', async () => {
    const first = await read(`Target,a,b\n${rows().replace(/^(.*),(k\d)$/gm, '$2,$1')}`);
    expect(datasetOf(first).checksum).toBe((await plain()).checksum);
    expect(first).toMatchObject({ notes: [] });
    expect(await read(rows())).toMatchObject({
      notes: ['The first line is a row; the last column is taken for the label.'],
    });
    expect(await read(`a,b,species\n${rows()}`)).toMatchObject({
      notes: ['No column is called label; the last one (species) is taken for it.'],
    });
    expect(await read(`,a,label\n${rows()}`)).toMatchObject({
      notes: ['The first column has no name and is left out: it counts the rows.'],
    });
  });

  test('names that are numbers are names where one of them says label', async () => {
    expect(datasetOf(await read(`0,1,label\n${rows()}`)).rows).toBe(130);
  });

  test('classes are in the order of numbers, or of letters', async () => {
    const numbers = rows().replace(/k0/g, '10').replace(/k1/g, '9').replace(/k2/g, '100');
    expect(datasetOf(await read(numbers)).classNames).toEqual(['9', '10', '100']);
    expect((await plain()).classNames).toEqual(['k0', 'k1', 'k2']);
  });
});

describe('a table is refused', () => {
  const refused = async (text: string) => problemsOf(await read(text));

  test.each([
    ['a word', '1,blue,k1', 'column 2: (b) “blue” is none, expected a finite number.'],
    ['nothing', '1,,k1', 'column 2: (b) nothing is here, expected a finite number.'],
    ['NaN', 'NaN,1,k1', 'column 1: (a) “NaN” is none, expected a finite number.'],
    ['infinity', '1,-inf,k1', 'column 2: (b) “-inf” is none, expected a finite number.'],
    [
      'too much',
      '1e39,1,k1',
      'column 1: (a) 1e39 is too large for 32 bits, expected a finite number.',
    ],
    ['a hexadecimal', '0x10,1,k1', 'column 1: (a) “0x10” is none, expected a finite number.'],
    ['no label', '1,1,', 'column 3: (label) nothing is here, expected the label of the row.'],
  ])('for %s, with line and column', async (_, row, words) => {
    const text = `a,b,label\n${rows({ 4: row })}`;
    expect(await refused(text)).toEqual([`table.csv, line 6, ${words}`]);
    const result = await read(text);
    expect(!result.ok && result.problems[0].place).toMatchObject({ line: 6 });
  });

  test('for ragged rows, with their lines', async () => {
    expect(await refused(`a,b,label\n${rows({ 0: '1,k1', 9: '1,2,3,k1' })}`)).toEqual([
      'table.csv, line 2: 2 columns, expected 3.',
      'table.csv, line 11: 4 columns, expected 3.',
    ]);
  });

  test('with five problems and the number of the others', async () => {
    const result = await read(`a,b,label\n${rows().replace(/^\d/gm, 'x')}`);
    expect(!result.ok && [result.problems.length, result.more]).toEqual([5, 125]);
  });

  test.each([
    [
      'a number below 0',
      rows().replace(/k0/g, '-1').replace(/k(\d)/g, '$1'),
      /line 1, column 3: the label is -1, expected/,
    ],
    ['a class of one row', rows({ 7: '1,2,odd' }), /line 8, column 3: the label odd occurs in no/],
    ['one class', rows().replace(/k\d/g, 'k'), /line 1, column 3: the label is k in every row/],
    [
      'too many',
      Array.from({ length: 2004 }, (_, i) => `${i},c${i >> 1}`).join('\n'),
      /line 2,001, column 2: the label is the 1,001st different one \(c1000\)/,
    ],
  ])('for labels: %s', async (_, text, reason) => {
    expect((await refused(text))[0]).toMatch(reason);
  });

  test.each([
    ['nothing', '', /byte 0: the file is empty/],
    ['blank lines', '\n \n', /nothing in it, expected a table/],
    [
      'few rows',
      rows().split('\n').slice(0, 127).join('\n'),
      /has 127 rows, expected at least 128/,
    ],
    ['one column', 'a\nb\nc', /line 1: 1 column, expected features and a label/],
    ['an open quote', `${rows()}\n1,"2,k`, /line 131: expected the quotation mark to be closed/],
    [
      'too many features',
      `${'1,'.repeat(65_533)}k\n`,
      /line 1: 65,533 features, expected at most 65,532/,
    ],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000', /byte 9: the byte 0, of no text/],
  ])('for %s', async (_, text, reason) => {
    expect((await refused(text))[0]).toMatch(reason);
  });

  test('together with another file', async () => {
    const [text] = problemsOf(await readFiles([fileOf('a.csv', rows()), fileOf('b.csv', rows())]));
    expect(text).toBe('a.csv: a table is read alone, expected no other file with it.');
  });

  test('at once where a cell is as long as a file', async () => {
    const long = '1'.repeat(2_000_000);
    for (const cell of [`${long}x`, `${long}e`, `"${long}`, long]) {
      const started = performance.now();
      const [text] = await refused(rows({ 3: `${cell},1,k0` }));
      expect(text.length).toBeLessThan(200);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
