/** Formulas and files in links, and what the store makes of them. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeValue } from '../../src/spec/field';
import { changedFields, DEFAULT_SPEC, DEFAULT_VIEW, fieldOf } from '../../src/spec/fields';
import { noticeText } from '../../src/spec/notice';
import { dataPatch } from '../../src/spec/own-task';
import { decode, encode, isRefused, taskInLink } from '../../src/spec/permalink';
import { matchingPreset } from '../../src/spec/presets';
import { validateSpec } from '../../src/spec/validate';
import { idleRecord } from '../../src/store/idle-record';
import { parseShape } from '../../src/tasks/data-shape';
import { loadFormulas } from '../../src/tasks/formula-core';
import { explorer } from '../support/explorer';
import { keptDataset } from '../support/own-data';

beforeAll(loadFormulas);

const linkOf = (formula: string): string =>
  encode({ ...DEFAULT_SPEC, task: 'formula', formula }, DEFAULT_VIEW);
const texts = (link: string): string[] => decode(link).notices.map(noticeText);

/** A link to a file that is not here. */
const STRANGE = 'v=1&task=data&data=0badf00d.1000x20&train=800&test=200&methods=dense,fpe-random';

describe('a formula in a link', () => {
  test('can be read, in words even by eye', () => {
    expect(linkOf('x1 and not x2 or x_3')).toBe('v=1&task=formula&formula=x1.and.not.x2.or.x_3');
    expect(linkOf('(x1 & x2)')).toBe('v=1&task=formula&formula=%28x1.%26.x2%29');
  });

  test('stays the typed text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const formula = text.replace(/\p{Cs}/gu, '?');
        const spec = { ...DEFAULT_SPEC, formula };
        expect(decode(encode(spec, DEFAULT_VIEW)).spec.formula).toBe(formula);
      }),
      { numRuns: 1000 },
    );
  });

  test('holds nothing that ends a link in a chat, or makes it bold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (formula) => {
        const [, value = ''] = linkOf(`x${formula}`).split('formula=');
        expect(value).toMatch(/^[\w.%-]*$/);
      }),
    );
  });

  test('of the greatest length fits, in signs of three bytes', () => {
    const formula = `x1${'∧x1'.repeat(1332)}∧x2`.slice(0, 4000);
    const link = linkOf(formula);
    expect(isRefused(decode(link).notices)).toBe(false);
    expect(decode(link)).toMatchObject({ spec: { task: 'formula', formula }, notices: [] });
    expect(texts(`v=1&formula=${'x'.repeat(4001)}`)).toEqual([
      expect.stringMatching(/^formula = x+… has more than 4000 characters; it is ignored\.$/),
    ]);
  });

  test('of equal specifications is equal, and of another text another', () => {
    expect(linkOf('x1&x2')).not.toBe(linkOf('x1 & x2'));
    const { spec, view } = decode(linkOf('x1  & x2'));
    expect(encode(spec, view)).toBe(linkOf('x1  & x2'));
  });

  test('that escapes more or less than it has to means the same', () => {
    const { spec } = decode('v=1&task=formula&formula=(x1%20|!x2)%26x3');
    expect(spec).toMatchObject({ task: 'formula', formula: '(x1 |!x2)&x3' });
  });

  test('that is none is said with reason and place; the text stays, the default task is shown', () => {
    const link = 'v=1&task=formula&formula=x1.%26.%28x2.%7C.x3';
    const { spec } = decode(link);
    expect(texts(link)).toEqual([
      'task = formula cannot be read: this “(” is never closed (character 6); dnf is used.',
    ]);
    expect(spec).toEqual({ ...DEFAULT_SPEC, formula: 'x1 & (x2 | x3' });
    // Nothing is lost on the way into the address bar and back.
    const again = encode(spec, DEFAULT_VIEW);
    expect(decode(again)).toMatchObject({ spec, notices: [] });
  });

  test.each([
    ['x1%7C%21x1', /cannot be learned: the formula is always true; dnf is used/],
    ['', /has no formula yet: write one under “Your own formula”; dnf is used/],
    ['x1%26%0Ax2%29', /cannot be read: this “\)” closes no “\(” \(line 2, character 3\)/],
  ])('formula=%s is not trained', (formula, said) => {
    expect(texts(`v=1&task=formula&formula=${formula}`)[0]).toMatch(said);
  });

  test('says its task before it is read', () => {
    expect(taskInLink('https://example.org/#v=1&task=formula&formula=x1')).toBe('formula');
    expect(taskInLink('v=1&task=%63nf')).toBe('cnf');
    expect(taskInLink('v=1&formula=task%3Dcnf')).toBe('');
    expect(taskInLink('')).toBe('');
  });
});

describe('settings that do not matter', () => {
  test('of a formula are left as they are, and repaired by nothing', () => {
    const given = { task: 'formula', formula: 'x1 & x2 | x3', clauses: 32, literals: 16 };
    const { spec, notices } = validateSpec(given);
    expect(notices).toEqual([]);
    expect(spec).toMatchObject(given);
    // Control: where they matter, 512 inputs are too many.
    expect(validateSpec({ ...given, task: 'dnf' }).notices).toHaveLength(1);
  });

  test('hide no preset and no known run', () => {
    const spec = { ...DEFAULT_SPEC, formula: 'x1 & (x2' };
    expect(matchingPreset(spec)?.id).toBe('default');
    const example = { shown: DEFAULT_SPEC, record: { ...idleRecord(DEFAULT_SPEC), frames: 52 } };
    const page = explorer('v=1&task=formula&formula=x1.%26.%28x2', example);
    expect(page.state().record).toBe(example.record);
    expect(page.state().spec.formula).toBe('x1 & (x2');
    expect(page.texts()[0]).toMatch(/never closed \(character 6\)/);
  });

  test('are cut where changes are listed', () => {
    const field = fieldOf('formula');
    expect(describeValue(field, '')).toBe('none');
    expect(describeValue(field, 'x1 &\n x2')).toBe('x1 & x2');
    expect([...describeValue(field, 'x1 & '.repeat(30))]).toHaveLength(24);
    const other = { ...DEFAULT_SPEC, formula: 'x1' };
    expect(changedFields(DEFAULT_SPEC, other).map((f) => f.key)).toEqual(['formula']);
  });
});

describe('a link to a file', () => {
  test('is its checksum and shape, and valid without the file', () => {
    const dataset = keptDataset(500, 4);
    const spec = { ...DEFAULT_SPEC, ...dataPatch(dataset.id, DEFAULT_SPEC) };
    const link = encode(spec, DEFAULT_VIEW);
    expect(link).toMatch(
      /^v=1&task=data&data=[0-9a-f]{8}\.500x4&train=400&test=100&methods=dense,fpe-random$/,
    );
    expect(decode(link)).toMatchObject({ spec, notices: [] });
    expect(decode(STRANGE).notices).toEqual([]);
  });

  test('gives more examples than the file has, or clause-aware splits, to nobody', () => {
    expect(texts('v=1&task=data&data=0badf00d.1000x20&methods=dense,fpe-random')).toEqual([
      'train = 5000 is more than the file has to learn from; 800 is used.',
      'test = 10000 is more than the file has to test on; 200 is used.',
    ]);
    expect(decode('v=1&task=data&data=0badf00d.1000x20').spec).toMatchObject({
      train: 800,
      test: 200,
      methods: ['dense', 'fpe-random'],
    });
    expect(texts('v=1&task=data&data=0badf00d.1000x20&train=64&test=64')).toEqual([
      'methods = dense,fpe-random,fpe-clause has a method that needs clauses, and no clauses are known; dense,fpe-random is used.',
    ]);
    expect(texts('v=1&task=data&data=what')).toEqual([
      'data = what is not the checksum and shape of a file; it is ignored.',
      'task = data has no file yet: choose one under “Your own data”; dnf is used.',
    ]);
  });

  test('opened elsewhere asks for that file and trains nothing else', () => {
    const page = explorer(STRANGE);
    const [said] = page.texts();
    expect(said).toMatch(/1,000 rows × 20 inputs, checksum 0badf00d.*Choose it/);
    expect(page.state().shown.task).toBe('data');
    expect(page.state().record.groups.count).toBe(0);
    expect(parseShape(page.state().spec.data)).not.toBeNull();
    // Another file does not take its place.
    page.store.getState().keepData(keptDataset(300, 3));
    expect(page.texts()).toEqual([said]);
  });

  test('says that the file has come', () => {
    const dataset = { ...keptDataset(200, 9, 5) };
    const id = dataset.id.replace(/^./, (c) => (c === 'f' ? '0' : 'f'));
    const page = explorer(`v=1&task=data&data=${id}&train=64&test=40&methods=dense,fpe-random`);
    expect(page.texts().at(-1)).toMatch(/not on this page yet/);
    page.store.getState().keepData({ ...dataset, id });
    expect(page.texts().at(-1)).toMatch(/is here .*press Play/);
    expect(page.texts().filter((text) => /not on this page/.test(text))).toEqual([]);
  });
});
