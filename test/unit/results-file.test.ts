import { describe, expect, test } from 'vitest';
import {
  type Entry,
  encodeEntry,
  encodeFile,
  encodeHeader,
  type HeaderFields,
  parseEntry,
  parseHeader,
} from '../../src/engine/results-file';
import { ResultsFileError, readResults, readResumed } from '../../src/engine/results-read';
import { entryOf, SMALL_SWEEP, smallJob } from '../support/small-sweep';

const { members } = smallJob;
const header: HeaderFields = { app: '1.0.0', link: smallJob.link, shard: null };
const entries = members.map((member) => entryOf(member));
const head = encodeHeader(header);
const lines = entries.map(encodeEntry);
const file = (...rows: string[]) => ({ name: 'a.jsonl', text: [head, ...rows, ''].join('\n') });
/** Reasons of one file's broken lines, by place. */
const faults = (...rows: string[]) => {
  const { broken } = readResults([file(...rows)]);
  return broken.map(({ place, reason }) => `${place} ${reason}`);
};
/** A member's line with something in it replaced. */
const altered = (patch: object, line = lines[0]): string =>
  JSON.stringify({ ...JSON.parse(line), ...patch });
const read = (text: string) => readResults([{ name: 'a.jsonl', text }]);

describe('a line', () => {
  test('is read back to the same numbers, NaN among them', () => {
    const patch = { loss: Number.NaN, capacity: 0.1 + 0.2, cosine: -5e-324, mixed: 1e300 };
    const entry = entryOf(members[1], [1 / 3, 2 / 3, 0.1], patch);
    const diverged = { ...entry.result, diverged: [null, 12, null] };
    const whole = { ...entry, result: diverged };
    expect(parseEntry(encodeEntry(whole))).toEqual(whole);
    expect(encodeEntry(parseEntry(encodeEntry(whole)) as Entry)).toBe(encodeEntry(whole));
    expect(encodeEntry(whole)).toContain('"loss":null');
  });

  test('a header is read back, and a member is none', () => {
    expect(parseHeader(head)).toEqual({ kind: 'sweep', version: 3, ...header });
    expect(parseHeader(lines[0])).toBeNull();
    expect(parseHeader('{"kind":"sweep"')).toBeNull();
  });
});

describe('a file', () => {
  test('without a fault has every member, in the order of training, whatever its own', () => {
    const results = read(encodeFile(header, [...entries].reverse()));
    expect(results.entries).toEqual(entries);
    expect(results.broken).toEqual([]);
    expect(results.header).toEqual({ kind: 'sweep', version: 3, ...header });
  });

  test('may have a byte order mark, carriage returns and empty lines', () => {
    const text = `\uFEFF${encodeFile(header, entries).replaceAll('\n', '\r\n\r\n')}`;
    expect(read(text)).toMatchObject({ entries, broken: [] });
  });

  test('that broke off loses its last line only', () => {
    const { text } = file(...lines);
    const cut = read(text.slice(0, -20));
    expect(cut.entries).toEqual(entries.slice(0, -1));
    expect(cut.broken).toMatchObject([{ place: 'a.jsonl:5', reason: 'is cut off' }]);
    // Only the line's end is missing: nothing is lost.
    expect(read(text.slice(0, -1))).toMatchObject({ entries, broken: [] });
  });

  test.each([
    ['{"cell":0,', 'is not JSON'],
    ['5', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['[]', 'has no valid cell'],
    [altered({ cell: '0' }), 'has no valid cell'],
    [altered({ seed: 0.5 }), 'has no valid seed'],
    [altered({ backend: 'tpu' }), 'has no valid backend'],
    [altered({ ledgers: [{}, null, null] }), 'has no valid ledgers.0.before'],
    [altered({ ledgers: [] }), 'does not have a ledger and a divergence for every method'],
    [altered({ diverged: [1] }), 'does not have a ledger and a divergence for every method'],
    [altered({ results: [] }), 'does not have a ledger and a divergence for every method'],
    [
      altered({ results: JSON.parse(lines[0]).results.slice(1) }),
      'does not have every method at every moment once',
    ],
    [altered({ cell: 99 }), 'names cell 99, which this sweep does not have'],
    [altered({ cell: -1 }), 'names cell -1, which this sweep does not have'],
    [altered({ cell: 3 }), 'names cell 3, which cannot be run'],
    [altered({ x: 8 }), 'puts cell 0 in another place'],
    [altered({ seed: 9 }), 'names seed 9, which this sweep does not have'],
    [lines[0].replaceAll('fpe-random', 'fpe-other'), 'is of other methods'],
  ])('names the line and what is wrong with it, and keeps the rest: %.40s %s', (line, reason) => {
    expect(faults(lines[1], line, lines[2])).toEqual([`a.jsonl:3 ${reason}`]);
    expect(readResults([file(lines[1], line, lines[2])]).entries).toEqual(entries.slice(1, 3));
  });

  test('that is empty, or broke off in its header, has no header and no members', () => {
    expect(read('')).toEqual({ header: null, entries: [], broken: [], conflicts: [] });
    expect(read(head.slice(0, -5))).toMatchObject({
      header: null,
      broken: [{ text: head.slice(0, -5) }],
    });
  });

  test.each([
    ['a member first', `${lines[0]}\n`, /a\.jsonl:1: the file does not begin with the header/],
    ['another kind of file', '# Results\n', /does not begin/],
    ['members and no header', `${lines[0]}\n${lines[1]}`, /does not begin/],
    ['another format', head.replace('"version":3', '"version":2'), /format 2 is not format 3/],
    ['a link of no sweep', head.replace(/sx=[^"]*/, ''), /not one of a sweep \(There is no sweep/],
    ['a link that is not valid', head.replace('seed=7', 'seed=x'), /not one of a sweep \(seed/],
  ])('with %s is refused', (_, text, reason) => {
    expect(() => read(text)).toThrow(ResultsFileError);
    expect(() => read(text)).toThrow(reason);
  });
});

describe('files joined', () => {
  const other = (patch: Partial<HeaderFields>, ...rows: string[]) => ({
    name: 'b.jsonl',
    text: [encodeHeader({ ...header, ...patch }), ...rows, ''].join('\n'),
  });

  test('have the members of all, each once', () => {
    const joined = readResults([
      file(lines[3], lines[0]),
      other({ shard: '2/2' }, lines[1], lines[0], lines[2]),
    ]);
    expect(joined).toMatchObject({ entries, broken: [], conflicts: [] });
    // Concatenated by hand, the second header is in the middle.
    const whole = file(lines[0]).text + other({}, lines[1]).text;
    expect(read(whole)).toMatchObject({ entries: entries.slice(0, 2), broken: [] });
  });

  test('that disagree on one adapter are reported with both places, and the first is kept', () => {
    const wrong = encodeEntry(entryOf(members[0], [0.5, 0.6, 0.700001]));
    const { cell, seed } = members[0];
    const joined = readResults([file(lines[0]), other({}, lines[1], wrong)]);
    expect(joined.entries).toEqual(entries.slice(0, 2));
    expect(joined.conflicts).toEqual([
      { places: ['a.jsonl:2', 'b.jsonl:3'], cell, seed, text: wrong },
    ]);
    // Control: the same numbers, written differently, do not.
    const same = JSON.stringify(JSON.parse(lines[0]), null, 1).replaceAll('\n', '');
    expect(readResults([file(lines[0]), other({}, same)]).conflicts).toEqual([]);
  });

  test('may differ between adapters: the first is kept, the other named', () => {
    const gpu = encodeEntry({ ...entryOf(members[0], [0, 0, 0]), backend: 'webgpu' });
    const joined = readResults([file(lines[0]), other({}, gpu)]);
    expect(joined.entries).toEqual(entries.slice(0, 1));
    expect(joined.conflicts).toEqual([]);
    expect(joined.broken).toMatchObject([
      { place: 'b.jsonl:2', reason: 'measures what a.jsonl:2 has' },
    ]);
  });

  test('of another sweep are refused with both links', () => {
    const link = smallJob.link.replace('train=120', 'train=121');
    expect(() => readResults([file(lines[0]), other({ link })])).toThrow(
      `b.jsonl:1 is of another sweep than a.jsonl:1:\n  ${link}\n  ${smallJob.link}`,
    );
    // What the axes replace does not matter.
    const moved = smallJob.link.replace('hidden=3', 'hidden=2');
    expect(moved).not.toBe(smallJob.link);
    expect(readResults([file(lines[0]), other({ link: moved }, lines[1])]).entries).toHaveLength(2);
  });

  test('of another version are refused with both versions', () => {
    expect(() => readResults([file(), other({ app: '1.0.1' })])).toThrow(
      'b.jsonl:1 was made by version 1.0.1, a.jsonl:1 by version 1.0.0',
    );
  });
});

describe('a file to go on with', () => {
  const wanted = { app: '1.0.0', shard: null };

  test('is read when it is of this sweep, shard and version, or has no header yet', () => {
    expect(readResumed(file(lines[2]), smallJob, wanted).entries).toEqual([entries[2]]);
    expect(readResumed({ name: 'a', text: '' }, smallJob, wanted).header).toBeNull();
  });

  test('is refused otherwise', () => {
    const half = { ...wanted, shard: '1/2' };
    expect(() => readResumed(file(), smallJob, half)).toThrow(
      'a.jsonl:1 is of the whole sweep, this command of shard 1/2',
    );
    expect(() => readResumed(file(), smallJob, { ...wanted, app: '2' })).toThrow(
      'a.jsonl:1 was made by version 1.0.0, this command by version 2',
    );
    const link = SMALL_SWEEP.replace('seed=7', 'seed=8');
    const text = `${encodeHeader({ ...header, link })}\n`;
    expect(() => readResumed({ name: 'b', text }, smallJob, wanted)).toThrow(/another sweep/);
  });
});
