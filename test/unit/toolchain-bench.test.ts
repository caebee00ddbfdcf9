import { describe, expect, test } from 'vitest';
import { hasWords, parseBenchArguments, table } from '../../scripts/bench.mjs';
import { median, summary } from '../../scripts/bench-cases.mjs';
import { checkSameWork, lossDifference, peersTable } from '../../scripts/bench-peers.mjs';
import type { Dispatch } from '../../src/engine/backend';
import { counting } from '../../src/engine/counting';
import { createCpuBackend } from '../../src/engine/cpu/backend';

const cells = (line: string) => line.trim().split(/\s{2,}/);

describe('arguments of the benchmark', () => {
  const standard = { peers: false, words: [], repeats: 5, seconds: 1, json: false, help: false };

  test('nothing is all cases; words, repeats and seconds are read in any order', () => {
    expect(parseBenchArguments([])).toEqual(standard);
    const wanted = { ...standard, words: ['R=1', 'alpha=2'], repeats: 3, seconds: 0.5 };
    const options = ['--repeats', '3', '--seconds=0.5'];
    expect(parseBenchArguments(['R=1 alpha=2', ...options])).toEqual(wanted);
    expect(parseBenchArguments([...options, 'R=1', 'alpha=2'])).toEqual(wanted);
  });

  test('peers take longer turns and may be asked for one width', () => {
    expect(parseBenchArguments(['peers'])).toEqual({ ...standard, peers: true, seconds: 2 });
    expect(parseBenchArguments(['peers', 'R=16', '--seconds', '4'])).toMatchObject({
      peers: true,
      words: ['R=16'],
      seconds: 4,
    });
  });

  test.each([[['--repeats', '0']], [['--repeats=x']], [['--seconds', '-1']], [['--nope']]])(
    '%j is refused',
    (argv) => {
      expect(() => parseBenchArguments(argv)).toThrow();
    },
  );

  test('a case is chosen by whole words', () => {
    expect(hasWords('W1 webgpu R=16 alpha=2', ['R=16', 'webgpu'])).toBe(true);
    expect(hasWords('W1 webgpu R=16 alpha=2', ['R=1'])).toBe(false);
    expect(hasWords('W1 webgpu R=16 alpha=2', [])).toBe(true);
  });
});

describe('figures', () => {
  const run = { replicaSteps: 600, steps: 60, dispatches: 3, submits: 6, wallSeconds: 2 };
  const runs = [1, 4, 3].map((cpuSeconds) => ({ ...run, cpuSeconds }));

  test('a median is the middle one, or the mean of the middle two', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test('a summary has the medians over the repeats', () => {
    expect(summary('a', runs)).toEqual({
      case: 'a',
      perSecond: 300,
      perCpuSecond: 200,
      dispatchesPerStep: 0.05,
      submitsPerStep: 0.1,
      microsecondsPerReplicaStep: 5000,
    });
  });

  test('a line a case, a dash where a figure is unknown', () => {
    const row = { ...summary('a b', runs), perCpuSecond: Number.NaN, bytesPerStep: 12.4 };
    const [, line] = table([row]).split('\n');
    expect(cells(line)).toEqual(['a b', '300', '–', '5000.0', '0.0500', '0.1000', '12']);
  });

  test('peers are set against the first line', () => {
    const first = { ...summary('ours', runs), setting: 'W2', worst: 0 };
    const other = { ...first, case: 'theirs', perCpuSecond: 50, worst: 2e-6 };
    const [head, one, two] = peersTable([first, other]).split('\n');
    expect(cells(head).slice(0, 2)).toEqual(['W2', 'replica-steps/s']);
    expect(cells(one).slice(2, 4)).toEqual(['200', '1.00']);
    expect(cells(two)).toEqual(['theirs', '300', '50.0', '4.00', '0.05', '0.10', '2e-6']);
  });
});

describe('first losses', () => {
  const losses = [
    [0.7, 0.69],
    [0.68, 0.6],
  ];
  const near = [
    [0.7001, 0.69],
    [0.68, 0.6002],
  ];
  const control = [
    [0.7, 0.69],
    [0.67, 0.61],
  ];

  test('the difference is the largest of any step and replica', () => {
    expect(lossDifference(losses, losses)).toBe(0);
    expect(lossDifference(near, losses)).toBeCloseTo(2e-4, 8);
    expect(lossDifference(control, losses)).toBeCloseTo(0.01, 8);
  });

  test('missing steps, missing replicas and losses that are no number differ without bounds', () => {
    for (const other of [
      [],
      [[0.7, 0.69]],
      [[0.7], [0.68]],
      [[], []],
      [
        [Number.NaN, 0],
        [0, 0],
      ],
    ]) {
      expect(lossDifference(other, losses)).toBe(Number.POSITIVE_INFINITY);
      expect(lossDifference(losses, other)).toBe(Number.POSITIVE_INFINITY);
    }
    expect(lossDifference([], [])).toBe(Number.POSITIVE_INFINITY);
  });

  test('engines that agree pass, and each is told how far it is off', () => {
    const worst = checkSameWork(
      new Map([
        ['a', losses],
        ['b', near],
      ]),
      control,
    );
    expect(worst.get('a')).toBe(0);
    expect(worst.get('b')).toBeCloseTo(2e-4, 8);
  });

  test('an engine that does other work is named', () => {
    const all = new Map([
      ['a', losses],
      ['b', control],
    ]);
    expect(() => checkSameWork(all, control)).toThrow(/^b does other work: .* 0\.01/);
  });

  test('a control that would pass, and no engine at all, are faults of the comparison', () => {
    expect(() => checkSameWork(new Map([['a', losses]]), near)).toThrow('would not notice');
    expect(() => checkSameWork(new Map([['a', []]]), control)).toThrow('a does other work');
  });
});

test('a counting backend counts dispatches, submissions and bytes read, and passes them on', async () => {
  const seen: number[] = [];
  const inner = createCpuBackend({ reason: 'asked' });
  const { backend, counts } = counting({
    ...inner,
    run: async (list) => {
      seen.push(list.length);
    },
  });
  await backend.allocate({ a: 4, b: 2 });
  backend.write('a', 1, Uint32Array.of(7, 8));
  const dispatch: Dispatch = {
    kernel: 'split/prune',
    params: { first: 0, replicas: 0, trial: 0 },
    slots: ['a', 'a', 'a', 'a', 'a', 'a', 'a'],
  };
  for (const list of [[], [dispatch], [dispatch, dispatch]]) await backend.run(list);
  const read = await backend.read([
    { slot: 'a', offset: 1, words: 2 },
    { slot: 'b', offset: 0, words: 1 },
  ]);
  expect(read.map((words) => [...words])).toEqual([[7, 8], [0]]);
  expect(seen).toEqual([0, 1, 2]);
  expect(counts).toEqual({ dispatches: 3, submits: 2, bytesRead: 12 });
  backend.destroy();
});
