/** Messages as the engine, the tasks and the readers really write them, told in Chinese. */
import { afterEach, expect, test } from 'vitest';
import { deviceLostWords, goingOnWords, resumedWords } from '../../src/engine/device-words';
import { misfitWords } from '../../src/engine/layered/fits';
import { retell, speakIn } from '../../src/lib/text';
import { readTable } from '../../src/tasks/data-table';
import { readFiles } from '../../src/tasks/embeddings/read';
import { ShardError } from '../../src/tasks/fashion-mnist/load';
import { parse } from '../../src/tasks/formula/parse';
import { fileOf, labelsNpy, npy, npz, problemsOf } from '../support/array-files';
import { zh } from '../support/table-texts';

afterEach(() => speakIn('en', null));

/** English words that are left, what stands in the message as it was given taken out. */
const english = (text: string, given: readonly string[] = []): string[] =>
  [...given, 'NumPy', 'NUMPY', 'DEFLATE', 'ZIP', 'GPU', 'CPU', 'MB', '.npy', '.npz']
    .reduce((left, name) => left.replaceAll(name, ''), retell(text))
    .match(/[A-Za-z]{2,}/g) ?? [];

/** Each message in Chinese, and in English where nobody could tell it. */
function expectTold(messages: readonly string[], given: readonly string[] = []): void {
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) {
    speakIn('zh', {});
    expect(english(message, given), message).not.toEqual([]);
    speakIn('zh', zh);
    expect(english(message, given), `${message} → ${retell(message)}`).toEqual([]);
  }
}

const formulas = [
  ...['', 'a &', 'a & (b', 'a) | b', 'a b', 'a & # b', '2a', 'x999999', '& a', '(a | b) c'],
  ...['p cnf', 'p cnf 2 -1\n1 0', 'p cnf 2 2\n1 0', 'p cnf 2 1\n3 0', 'p cnf 2 1\n1 2'],
  ...['p cnf a 1\n1 0', `${'('.repeat(300)}a${')'.repeat(300)}`, 'a|'.repeat(30_000)],
];

test('what is wrong with a formula', () => {
  const messages = formulas.flatMap((text) => {
    const result = parse(text);
    return result.ok ? [] : [result.error.message];
  });
  expect(new Set(messages).size).toBeGreaterThan(12);
  expectTold(messages, ['cnf', 'variables', 'x1', 'x999999']);
});

const row = (label: number): string => `0,1,${label}\n`;
const tables = [
  ...['', '0,1\n'.repeat(200), '0,1,1\n', '"0,1,1', `${row(0).repeat(200)}`],
  `${row(0).repeat(100)}0,1\n0,x,1\n0,,1\n${row(1).repeat(100)}`,
  `${Array.from({ length: 200 }, (_, j) => j % 2).join(',')}\n`.repeat(200),
];

test('what is wrong with a table of bits', () => {
  const messages = tables.flatMap((text) => {
    const result = readTable(text);
    return result.ok ? [] : result.problems.map((problem) => problem.text);
  });
  expect(messages.length).toBeGreaterThan(7);
  expectTold(messages, ['label', 'x2', '“x”']);
});

test('what is wrong with a file of numbers', async () => {
  const features = npy({ shape: [130, 3], kind: 'f4' }, ([r, c]) => r + c);
  const labels = labelsNpy(130);
  const odd = npy({ shape: [130, 3], kind: 'f4' }, () => Number.NaN);
  const given: (readonly [string, string | Uint8Array])[] = [
    ['a.npz', npz({ features })],
    ['a.npz', npz({ features: odd, labels })],
    ['a.npz', npz({ features, labels }).slice(0, 300)],
    ['a.npy', features.slice(0, 100)],
    ['a.npy', 'nothing'],
    ['a.csv', ''],
    ['a.csv', '0.5,1\n'],
    ['a.csv', `${'0.5,1.5,a\n'.repeat(130)}`],
    ['a.csv', `x,y,label\n${'0.5,1.5,a\n0.5,2.5,b\n'.repeat(70)}0.5,?,a\n0.5\n0.5,,a\n0.5,1,\n`],
    ['a.csv', '"0.5,1,a\n'],
  ];
  const messages: string[] = [];
  for (const [name, content] of given) {
    messages.push(...problemsOf(await readFiles([fileOf(name, content)])));
  }
  expect(messages.length).toBeGreaterThan(9);
  const names = [
    'a.npz',
    'a.npy',
    'a.csv',
    'features',
    'labels',
    'label',
    'NaN',
    '“?”',
    'f4',
    'x1',
  ];
  expectTold(messages, names);
});

test('what becomes of a device, what does not fit, and a shard that did not come', () => {
  expectTold([
    ...[true, false].flatMap((failed) => [
      deviceLostWords(failed, '原因. 别的', 7),
      ...['webgpu', 'cpu'].flatMap((kind) => [
        resumedWords(failed, kind, 7),
        goingOnWords(failed, kind),
      ]),
    ]),
    ...[{ seeds: 1 }, { seeds: 3 }, { hidden: [4, 8] }, null].map((fits) =>
      misfitWords({ what: 'all slots together', needed: 3e8, allowed: 1e8, fits }),
    ),
  ]);
  const shard = new ShardError('train-0.bin', 'status', 'the server answered 503, expected 200');
  expectTold([`${shard.message}.`], ['train-0.bin']);
});
