import { expect, test } from 'vitest';
import type { HeadlessReport, Row } from '../../src/engine/headless';
import { formatReport } from '../../src/engine/headless-table';
import { constantMeasures } from '../../src/model/measures';
import { DEFAULT_SPEC } from '../../src/spec/fields';

const row = (part: Partial<Row>): Row => ({
  method: 'dense',
  seed: 0,
  moment: 'after',
  epoch: 50,
  ...constantMeasures(0),
  accuracy: 0.9,
  trainAccuracy: 0.9,
  loss: 0.3,
  nonzeros: 264,
  capacity: 0.25,
  cosine: 0.01,
  cosineAbs: 0.2,
  interference: 0.5,
  interferenceNull: 0.4,
  mixed: 3,
  ...part,
});

const report = (results: Row[], warnings: string[] = []): HeadlessReport => ({
  spec: {
    ...DEFAULT_SPEC,
    v: 1,
    p: 0.5,
    test: 2000,
    lr: 0.1,
    batch: 32,
    warmup: 10,
    finetune: 40,
    methods: ['dense', 'fpe-random'],
    seed: 3,
    seeds: 2,
  },
  backend: 'cpu',
  adapter: 'TypeScript',
  results,
  replicaSteps: 1000,
  seconds: 2,
  warnings,
});

/** The cells of the table line that starts with these two. */
function cells(text: string, method: string, moment: string, nth = 0): string[] {
  const lines = text.split('\n').map((line) => line.trim().split(/\s{2,}/));
  return lines.filter((line) => line[0] === method && line[1] === moment)[nth];
}

const two = [
  row({ seed: 3, accuracy: 0.9 }),
  row({ seed: 4, accuracy: 0.94 }),
  row({ method: 'fpe-random', seed: 4, accuracy: 0.93, nonzeros: 263 }),
  row({ method: 'fpe-random', seed: 3, accuracy: 0.96 }),
];

test('means are taken over seeds, accuracy in per cent with the sample deviation', () => {
  const text = formatReport(report(two));
  expect(cells(text, 'dense', 'after')).toEqual([
    'dense',
    'after',
    '50',
    '2',
    '92.00',
    '2.83',
    '264.0',
    '0.250',
    '0.200',
    '0.500',
    '0.400',
    '3.00',
  ]);
  expect(cells(text, 'fpe-random', 'after').slice(4, 7)).toEqual(['94.50', '2.12', '263.5']);
});

test('differences are paired by seed, and only a higher accuracy wins', () => {
  // +6 points for seed 3, −1 point for seed 4: pairing by position would give two wins.
  expect(cells(formatReport(report(two)), 'fpe-random', 'after', 1)).toEqual([
    'fpe-random',
    'after',
    '+2.50',
    '4.95',
    '1 of 2',
  ]);
  const tie = [row({ seed: 1 }), row({ seed: 1, method: 'fpe-clause' })];
  expect(cells(formatReport(report(tie)), 'fpe-clause', 'after', 1)[4]).toBe('0 of 1');
});

test('moments come in the order of time and are paired among themselves', () => {
  const rows = [
    row({ moment: 'after', accuracy: 0.9 }),
    row({ moment: 'before', accuracy: 0.5, epoch: 10 }),
    row({ method: 'fpe-random', moment: 'before', accuracy: 0.6, epoch: 10 }),
    row({ method: 'fpe-random', moment: 'split', accuracy: 0.4, epoch: 10 }),
  ];
  const text = formatReport(report(rows));
  expect(text.indexOf('before')).toBeLessThan(text.indexOf('after'));
  expect(cells(text, 'fpe-random', 'before', 1)[2]).toBe('+10.00');
  // Dense has no row at the split here, so there is nothing to pair.
  expect(cells(text, 'fpe-random', 'split', 1)).toBeUndefined();
});

test('without a dense method there is no paired table; one seed has no deviation', () => {
  const text = formatReport(report([row({ method: 'fpe-random' })]));
  expect(text).not.toContain('against dense');
  expect(cells(text, 'fpe-random', 'after')[5]).toBe('–');
});

test('a diverged network does not turn the mean of the others into NaN', () => {
  const rows = [row({ seed: 1, loss: Number.NaN, capacity: Number.NaN }), row({ seed: 2 })];
  const text = formatReport(report(rows));
  expect(text).not.toContain('NaN');
  expect(cells(text, 'dense', 'after')[7]).toBe('0.250');
});

test('the head says what ran, where and how fast, and warnings are kept', () => {
  const text = formatReport(report(two, ['seed 3 diverged']));
  expect(text).toContain('seeds 3..4');
  expect(text).toContain('backend cpu (TypeScript), 1000 replica-steps in 2.0 s = 500 per second');
  expect(text).toContain('note: seed 3 diverged');
  expect(formatReport(report([]))).toBe('No results.');
});
