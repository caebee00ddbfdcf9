/** Damaged snapshot files and tables of bits; arrays and real tables are in embeddings-fuzz.test.ts. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { recordOf } from '../../src/store/bake';
import { snapshotFile } from '../../src/store/snapshot/file';
import { openSnapshot } from '../../src/store/snapshot/open';
import { SnapshotError } from '../../src/store/snapshot/snapshot';
import { MAX_COLUMNS } from '../../src/tasks/data-shape';
import { readTable } from '../../src/tasks/data-table';
import { below, generator, type Next } from '../support/random-run';
import { smallSpec } from '../support/small-run';

/** What makes a reader of JSON or of tables stumble. */
const TOKENS = [
  ...['"', '\\', '{', '}', '[', ']', 'null', '1e999', '-1', '__proto__', '\\u0000', '\ud800'],
  ...[',', ';', '\t', '\n', '\r', '\u0000', '2', 'NaN', '""', '&', '#', '.', '='],
];

/** A text with some of it replaced, cut, doubled or taken out. */
function damage(text: string, next: Next): string {
  let damaged = text;
  for (let k = 0; k <= below(next, 3); k++) {
    // Names and counts stand at the ends: look there as often as in the middle.
    const share = next() < 0.5 ? next() * 0.05 : next() < 0.5 ? 1 - next() * 0.05 : next();
    const at = Math.floor(share * damaged.length);
    const token = TOKENS[below(next, TOKENS.length - 1)];
    const kind = next();
    if (kind < 0.4) damaged = damaged.slice(0, at) + token + damaged.slice(at + token.length);
    else if (kind < 0.6) damaged = damaged.slice(0, at) + token + damaged.slice(at);
    else if (kind < 0.8) damaged = damaged.slice(0, at) + damaged.slice(at + 1 + below(next, 40));
    else if (kind < 0.9) damaged = damaged.slice(0, at) + damaged.slice(at - 50);
    else damaged = damaged.slice(0, at);
  }
  return damaged;
}

test('1,000 damaged .fpe.json: the same run, or refused with a sentence', async () => {
  const spec = smallSpec();
  const record = await recordOf(spec);
  const { data } = await snapshotFile({ spec, view: DEFAULT_VIEW, record, state: null }, 'x');
  const whole = await openSnapshot(data);
  const next = generator(8);
  const outcomes = { opened: 0, refused: 0 };
  for (let i = 0; i < 1000; i++) {
    const read = await openSnapshot(damage(data, next)).catch((error: unknown) => error);
    if (read instanceof SnapshotError) {
      expect(read.message).toMatch(/^(This|Version|The) .*\.$/s);
      expect(read.message.length).toBeLessThan(300);
      outcomes.refused++;
    } else {
      if (read instanceof Error) throw read;
      // Damage to what only the view is: the networks are those that were saved, to the bit.
      expect(read).toHaveProperty('record.networks', whole.record.networks);
      outcomes.opened++;
    }
  }
  expect(outcomes.refused).toBeGreaterThan(800);
}, 120_000);

test('files of other forms of JSON are refused with a sentence', async () => {
  const forms = ['{}', '{"format":"fpe-snapshot"}', `{"a":${'['.repeat(20_000)}`, '{"a":1e999}'];
  const nested = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
  for (const text of [
    ...forms,
    nested,
    '{"format":"fpe-snapshot","version":1,"link":{},"snapshot":1}',
  ])
    await expect(openSnapshot(text), text.slice(0, 40)).rejects.toThrow(SnapshotError);
});

describe('1,000 damaged tables', () => {
  const SEPARATORS = [',', ';', '\t', ' '];
  const rows = (separator: string): string =>
    Array.from({ length: 140 }, (_, i) =>
      [i & 1, (i >> 1) & 1, (i >> 2) & 1, (i & 1) ^ ((i >> 1) & 1)].join(separator),
    ).join('\n');
  const tables = SEPARATORS.flatMap((separator) => [
    rows(separator),
    `${['a', '"b"', 'c', 'label'].join(separator)}\r\n${rows(separator).replaceAll('\n', '\r\n')}`,
  ]);

  test('end in bits, or in sentences that say where', () => {
    const next = generator(31);
    const outcomes = { read: 0, place: 0, whole: 0 };
    for (const table of tables) expect(readTable(table).ok).toBe(true);
    for (let i = 0; i < 1000; i++) {
      const result = readTable(damage(tables[i % tables.length], next));
      if (result.ok) {
        const { count, inputs, wordsPerRow, rows: bits } = result.dataset.examples;
        expect(inputs).toBeLessThanOrEqual(MAX_COLUMNS);
        expect(bits.length).toBe(count * wordsPerRow);
        outcomes.read++;
        continue;
      }
      expect(result.problems.length).toBeGreaterThan(0);
      expect(result.problems.length).toBeLessThanOrEqual(5);
      for (const { text, line } of result.problems) {
        expect(text).toMatch(/\.$/);
        expect(text).not.toMatch(/undefined|\[object/);
        if (line > 0) outcomes.place++;
        else outcomes.whole++;
      }
    }
    expect(outcomes.read).toBeGreaterThan(20);
    expect(outcomes.place).toBeGreaterThan(300);
    expect(outcomes.whole).toBeGreaterThan(10);
  });
});
