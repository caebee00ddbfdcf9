/** A file of one's own on its way to the workers, and its rows in training and testing. */
import { describe, expect, test } from 'vitest';
import { createEngineClient } from '../../src/engine/client';
import { runHeadless } from '../../src/engine/headless';
import { linkWithData } from '../../src/engine/headless-data';
import { createSweepClient } from '../../src/engine/sweep/client';
import { readSweep } from '../../src/engine/sweep/job';
import type { SweepEvent } from '../../src/engine/sweep/protocol';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { dataPatch } from '../../src/spec/own-task';
import type { Spec } from '../../src/spec/spec';
import { factsOf } from '../../src/store/own-data';
import { taskOf } from '../../src/tasks';
import { partsOf } from '../../src/tasks/data-shape';
import type { BitExamples } from '../../src/tasks/task';
import { dataWords } from '../../src/ui/own-words';
import { enginePorts } from '../support/engine-ports';
import { explorer } from '../support/explorer';
import { datasetFrom, keptDataset, tableText } from '../support/own-data';
import { smallSpec } from '../support/small-run';
import { inProcessPorts } from '../support/sweep-ports';

const specFor = (id: string, patch: Partial<Spec> = {}): Spec => ({
  ...smallSpec({ seeds: 4, hidden: 2, warmup: 1, finetune: 1 }),
  ...dataPatch(id, DEFAULT_SPEC),
  ...patch,
});

const ABSENT = specFor('0badf00d.500x4');

/** Rows with their labels as texts. */
function rowsOf({ count, wordsPerRow, rows, labels }: BitExamples): string[] {
  return Array.from({ length: count }, (_, b) => {
    const words = rows.slice(b * wordsPerRow, (b + 1) * wordsPerRow).join('.');
    return `${words} ${(labels[b >> 5] >>> (b & 31)) & 1}`;
  });
}

describe('the rows of a file', () => {
  // 20 inputs: no row is there twice, so that a row can be told by its bits.
  const dataset = keptDataset(300, 20);
  const options = { ...DEFAULT_SPEC, data: dataset.id };
  const parts = partsOf(300);
  const part = (seed: number, of: 'train' | 'test', count: number = parts[of]) =>
    rowsOf(taskOf('data').examples(options, seed, of, count));

  test('are each in training or in testing, all of them, unchanged', () => {
    const all = rowsOf(dataset.examples);
    expect(new Set(all).size).toBe(300);
    for (const seed of [1, 2]) {
      expect([...part(seed, 'train'), ...part(seed, 'test')].sort()).toEqual([...all].sort());
    }
  });

  test('are shared out by the seed', () => {
    expect(part(1, 'test')).toEqual(part(1, 'test'));
    expect([...part(1, 'test')].sort()).not.toEqual([...part(2, 'test')].sort());
  });

  test('begin again where a probe asks for more than there are', () => {
    const some = part(1, 'train', parts.train + 10);
    expect(some.slice(parts.train)).toEqual(some.slice(0, 10));
  });
});

describe('the engine’s client', () => {
  test('gives a file to each worker once, before the first run that needs it', async () => {
    const spec = specFor(keptDataset(200, 5).id, { workers: 2 });
    const ports = enginePorts();
    const client = createEngineClient(ports.open);
    const ends: string[] = [];
    client.onEvent(({ type }) => ends.push(type));
    for (const run of [1, 2]) {
      client.start(spec);
      await expect.poll(() => ends.filter((type) => type === 'finished').length).toBe(run);
    }
    expect(ports.commands.map((own) => own.filter((c) => !/^stop/.test(c)))).toEqual([
      ['data', 'choose 2', 'start 0+2', 'choose 2', 'start 0+2'],
      ['data', 'start 2+2', 'start 2+2'],
    ]);
    client.start(specFor(keptDataset(200, 6).id, { workers: 2 }));
    expect(ports.commands[0].filter((c) => c === 'data')).toHaveLength(2);
  });

  test('does not start without the file, and says which', () => {
    const client = createEngineClient(enginePorts().open);
    expect(() => client.start(ABSENT)).toThrow('the file 0badf00d.500x4 is not here');
    // Control: with it, it does.
    expect(() => client.start(specFor(keptDataset(200, 5).id))).not.toThrow();
  });
});

describe('a sweep', () => {
  test('gives the file to every worker first', async () => {
    const ports = inProcessPorts();
    const client = createSweepClient(ports.open);
    const spec = specFor(keptDataset(200, 5).id);
    const members = [2, 3].flatMap((hidden, cell) =>
      [1, 2].map((seed) => ({ cell, spec: { ...spec, hidden }, seed, networks: false })),
    );
    const events: SweepEvent[] = [];
    client.onEvent((event) => events.push(event));
    client.start(members, { backend: 'cpu', workers: 2 });
    await expect.poll(() => events.at(-1)?.type).toBe('freed');
    expect(ports.commands.map((own) => own[0])).toEqual(['data', 'data']);
    const results = events.flatMap((e) => (e.type === 'results' ? e.results : []));
    expect(results).toHaveLength(4);
    expect(results.filter((r) => r.failure !== undefined)).toEqual([]);
  });

  test('does not start without it', () => {
    const client = createSweepClient(inProcessPorts().open);
    const member = { cell: 0, spec: ABSENT, seed: 1, networks: false };
    expect(() => client.start([member], { backend: 'cpu', workers: 1 })).toThrow(/is not here/);
  });
});

describe('a run without a page', () => {
  const text = tableText(200, 6, 9);
  const small = 'v=1&hidden=2&warmup=1&finetune=1&seeds=1';

  test('learns from a given file, which then stands in its link', async () => {
    const link = await linkWithData(small, { name: 'a.csv', bytes: text });
    expect(link).toMatch(/task=data&data=[0-9a-f]{8}\.200x6&train=136&test=64/);
    const { results } = await runHeadless(link, { backend: 'reference' });
    expect(results.map((r) => `${r.method} ${r.moment}`)).toContain('fpe-random after');
    expect(await linkWithData(link, { name: 'a.csv', bytes: text })).toBe(link);
    expect(readSweep(`${link}&sx=alpha:1,2`).members).toHaveLength(2);
  });

  test('refuses another file than the link’s, a broken one, and none', async () => {
    const link = await linkWithData(small, { name: 'a.csv', bytes: text });
    const other = { name: 'b.csv', bytes: tableText(200, 6, 10) };
    await expect(linkWithData(link, other)).rejects.toThrow(
      /^b\.csv is [0-9a-f]{8}\.200x6, but the link/,
    );
    const broken = { name: 'c.csv', bytes: text.replace('\n0', '\nmaybe') };
    await expect(linkWithData(small, broken)).rejects.toThrow(
      /^c\.csv: Line \d+, column 1 \(q1\): “maybe”/,
    );
    await expect(runHeadless(link.replace(/data=\w{8}/, 'data=00000000'))).rejects.toThrow();
  });
});

describe('what the data box says', () => {
  test('rows, shares, balance and what is known of clauses', () => {
    const words = dataWords(factsOf(datasetFrom(tableText(1000, 20))));
    expect(words[0]).toBe(
      '1,000 rows × 20 inputs. The seed chooses 200 rows to test on (a fifth); the other 800 are learned from.',
    );
    expect(words[1]).toMatch(/^Balance: (4|5)\d % of the rows have label = 1/);
    expect(words.at(-1)).toMatch(/No clauses are known/);
    expect(words[2]).toBe('The pictures call the columns x1 … x20, in the order of the file.');
    expect(words.at(-1)).toMatch(/Under “Codes” a formula is read/);
    expect(words).toHaveLength(4);
  });

  test('repeated rows, and labels that contradict each other', () => {
    const lines = Array.from({ length: 200 }, (_, b) => `0,1,${b % 4 === 0 ? 1 : 0}`);
    const words = dataWords(factsOf(datasetFrom(lines.join('\n'))));
    expect(words[1]).toBe(
      'Balance: 25 % of the rows have label = 1, so guessing is right 75 % of the time.',
    );
    expect(words[2]).toMatch(/^199 rows repeat/);
    expect(words[3]).toMatch(/right on more than 75\.0 % of all rows/);
  });
});

test('the store says why nothing can be trained', () => {
  const page = explorer('v=1&task=data&data=0badf00d.500x4&train=100&test=64&methods=dense,set');
  page.engine.refuse('the file 0badf00d.500x4 is not here');
  page.store.getState().play();
  expect([page.status(), page.engine.commands]).toEqual(['idle', []]);
  expect(page.texts().at(-1)).toMatch(/Training could not start: the file/);
});
