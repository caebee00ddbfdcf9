import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LinkError } from '../../src/engine/headless-link';
import { trainInWorkers, trainMembers } from '../../src/engine/headless-sweep';
import type { BackendStatus } from '../../src/engine/protocol';
import { type Entry, encodeEntry, encodeFile } from '../../src/engine/results-file';
import { readResults, readResumed } from '../../src/engine/results-read';
import { readSweep, sameJob, shardOf } from '../../src/engine/sweep/job';
import type { OpenPort } from '../../src/engine/sweep/pool';
import type { WorkerCommand } from '../../src/engine/sweep/worker-protocol';
import { formatSweepTable } from '../../src/engine/sweep-table';
import type { MemberResult } from '../../src/model/sweep-record';
import { entryOf, measured, SMALL_SWEEP, smallJob } from '../support/small-sweep';

describe('the link of a sweep', () => {
  test('gives the first seed of every cell that can be run, then the second', () => {
    expect(smallJob.cells.map(({ refusal }) => refusal === null)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(smallJob.members.map(({ cell, seed }) => [seed, cell])).toEqual([
      [7, 0],
      [7, 1],
      [8, 0],
      [8, 1],
    ]);
  });

  test('is kept without view and backend, in canonical form', () => {
    const looked = readSweep(`https://a.example/#${SMALL_SWEEP}&backend=cpu&theme=dark&at=1`);
    expect(looked.link).toBe(smallJob.link);
    expect(sameJob(looked, smallJob)).toBe(true);
    expect(readSweep(smallJob.link)).toEqual(smallJob);
  });

  test.each([
    ['v=1', /There is no sweep/],
    ['v=1&sx=', /sx/],
    ['v=1&sx=seed:1,2', /sx: cannot run over seeds/],
    ['v=1&sx=alpha:1,x', /sx/],
    ['v=1&sx=alpha:1,2&lr=x', /lr/],
    [
      'v=1&seeds=64&sx=alpha:1,2,3,4,5,6,7,8&sy=hidden:2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25',
      /more than/,
    ],
  ])('%s is refused', (link, reason) => {
    expect(() => readSweep(link)).toThrow(LinkError);
    expect(() => readSweep(link)).toThrow(reason);
  });
});

describe('shards', () => {
  const shards = (count: number, of: number) => {
    const members = Array.from({ length: count }, (_, i) => i);
    return Array.from({ length: of }, (_, i) => shardOf(members, { index: i + 1, of }));
  };

  test('are disjoint, together complete, in order, and of equal size but for one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (n, of) => {
        const parts = shards(n, of);
        expect(parts.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        for (const part of parts) expect(part).toEqual([...part].sort((a, b) => a - b));
        const sizes = parts.map((part) => part.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('of a grid as wide as there are shards have members of every column', () => {
    // Four columns, four rows, four shards: taking one in four would give each shard one column.
    for (const part of shards(16, 4)) expect(new Set(part.map((i) => i % 4)).size).toBe(4);
  });
});

describe('results', () => {
  const header = { app: '1', link: smallJob.link, shard: null };
  const { members } = smallJob;
  let whole: Entry[];
  let text: string;

  beforeAll(async () => {
    whole = await measured(members);
    text = encodeFile(
      header,
      readResults([{ name: 'a', text: encodeFile(header, whole) }]).entries,
    );
  });

  test('are finite and of every member', () => {
    expect(whole.map(({ result }) => `${result.seed} ${result.cell}`).sort()).toEqual(
      members.map(({ seed, cell }) => `${seed} ${cell}`),
    );
    for (const { result } of whole) {
      const [dense] = result.measures.after;
      for (const value of Object.values(dense)) expect(Number.isFinite(value)).toBe(true);
      expect(result.ledgers.map((ledger) => ledger === null)).toEqual([true, false, false]);
    }
  });

  test('of shards, merged, are those of the whole sweep bit for bit', async () => {
    for (const of of [2, 3]) {
      const files: { name: string; text: string }[] = [];
      for (let index = 1; index <= of; index++) {
        const part = await measured(shardOf(members, { index, of }));
        const shard = `${index}/${of}`;
        files.push({ name: shard, text: encodeFile({ ...header, shard }, part) });
      }
      const merged = readResults(files.reverse());
      expect(encodeFile(header, merged.entries)).toBe(text);
      // Control: a shard that is missing is seen.
      expect(encodeFile(header, readResults(files.slice(1)).entries)).not.toBe(text);
    }
  });

  test('of a run that was killed and resumed are those of one that was not', async () => {
    const cut = { name: 'a', text: text.slice(0, text.length * 0.6) };
    const { entries, broken } = readResumed(cut, smallJob, header);
    expect(entries.length).toBeGreaterThan(0);
    expect(broken).toHaveLength(1);
    const has = ({ cell, seed }: { cell: number; seed: number }) =>
      entries.some(({ result }) => result.cell === cell && result.seed === seed);
    const rest = await measured(members.filter((member) => !has(member)));
    expect(rest.length).toBe(members.length - entries.length);
    const resumed = readResults([{ name: 'a', text: encodeFile(header, [...entries, ...rest]) }]);
    expect(encodeFile(header, resumed.entries)).toBe(text);
  });

  test('of another seed differ, so equality above says something', async () => {
    const [first] = await measured([{ ...members[0], seed: 9 }]);
    const same = { ...first, result: { ...first.result, seed: members[0].seed } };
    expect(text).not.toContain(encodeEntry(same));
  });
});

describe('members trained in workers', () => {
  /** Workers in this thread; `alive` counts those that were not terminated. */
  const workers = () => {
    const alive = { now: 0, most: 0 };
    const openPort: OpenPort = (onEvent) => {
      alive.now++;
      alive.most = Math.max(alive.most, alive.now);
      const backend: BackendStatus = { kind: 'cpu', adapter: 'here' };
      const answer = async (command: WorkerCommand): Promise<void> => {
        if (command.type === 'open')
          onEvent({ type: 'opened', choice: { backend: 'cpu', status: backend } });
        if (command.type === 'release') onEvent({ type: 'released', buffers: 0, bytes: 0 });
        if (command.type !== 'batch') return;
        await trainMembers(command.members, 'cpu', {
          onResults: (results) => onEvent({ type: 'results', results }),
        });
      };
      return {
        post: (command) => void Promise.resolve().then(() => answer(command)),
        terminate: () => alive.now--,
      };
    };
    return { alive, openPort };
  };

  test('give the same results in any number, and all are let go', async () => {
    const expected = (await measured(smallJob.members)).map(({ result }) => result);
    for (const cores of [1, 3]) {
      const { alive, openPort } = workers();
      const results: MemberResult[] = [];
      const onResults = (some: readonly MemberResult[]) => results.push(...some);
      await trainInWorkers(smallJob.members, { openPort, backend: 'cpu', cores }, { onResults });
      const order = ({ cell, seed }: MemberResult) => 10 * seed + cell;
      expect(results.sort((a, b) => order(a) - order(b))).toEqual(expected);
      expect(alive).toEqual({ now: 0, most: cores });
    }
  });

  test('are let go too when their results cannot be kept', async () => {
    const { alive, openPort } = workers();
    const onResults = () => {
      throw new Error('the disk is full');
    };
    const training = trainInWorkers(
      smallJob.members,
      { openPort, backend: 'cpu', cores: 2 },
      { onResults },
    );
    await expect(training).rejects.toThrow('the disk is full');
    await expect.poll(() => alive.now).toBe(0);
  });

  test('none are opened for nothing', async () => {
    const { alive, openPort } = workers();
    await trainInWorkers([], { openPort, backend: 'cpu', cores: 2 }, { onResults: () => {} });
    expect(alive.most).toBe(0);
  });
});

describe('the table', () => {
  const job = readSweep('v=1&seeds=3&sx=alpha:2,4');
  /** Accuracies of the split methods of cell 0, one row a seed; dense has 0.5. */
  const table = (...rows: [number, number][]) =>
    formatSweepTable(
      job.link,
      rows.map(([a, b], i) => entryOf(job.members[i * 2], [0.5, a, b], {}, job.cells)),
    );
  const lines = (text: string) => text.split('\n').map((line) => line.trim().split(/\s{2,}/));

  test('has the paired gain, its error, wins and pairs, and a mark where it may be none', () => {
    const text = table([0.6, 0.5], [0.62, 0.52], [0.64, 0.47]);
    expect(lines(text)).toContainEqual([
      '2',
      'fpe-random',
      '50.00',
      '62.00',
      '+12.00',
      '1.15',
      '3',
      '3',
    ]);
    expect(lines(text)).toContainEqual([
      '2',
      'fpe-clause',
      '50.00',
      '49.67',
      '-0.33',
      '1.45',
      '≈ 0',
      '1',
      '3',
    ]);
    expect(text).toContain('9 of 18 networks measured');
  });

  test('has no mark and no error for one seed, and no line for a cell without results', () => {
    const text = table([0.6, 0.5]);
    expect(lines(text)).toContainEqual([
      '2',
      'fpe-clause',
      '50.00',
      '50.00',
      '+0.00',
      '–',
      '0',
      '1',
    ]);
    expect(lines(text).some(([first]) => first === '4')).toBe(false);
    expect(formatSweepTable(job.link, [])).toContain('0 of 18 networks measured');
  });

  test('leaves out networks that diverged', () => {
    const [first, second] = [0, 2].map((i) =>
      entryOf(job.members[i], [0.5, 0.6, 0.6], {}, job.cells),
    );
    const gone = { ...second, result: { ...second.result, diverged: [null, 8, null] } };
    const rows = lines(formatSweepTable(job.link, [first, gone]));
    expect(rows.find((row) => row[1] === 'fpe-random')?.at(-1)).toBe('1');
    expect(rows.find((row) => row[1] === 'fpe-clause')?.at(-1)).toBe('2');
  });
});
