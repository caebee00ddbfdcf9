/** Two runs over each other: what is drawn, what is said of it, and that the numbers are the runs'. */
import { describe, expect, test } from 'vitest';
import { type KeptRun, keptRun } from '../../src/model/kept-run';
import { type PlotInput, plain } from '../../src/plots/plot';
import { runs } from '../../src/plots/runs';
import { runMarks, runsLayout } from '../../src/plots/runs-layout';
import { endsOfRuns, pairedRuns } from '../../src/plots/runs-pairs';
import { inputOf } from '../gallery/cases';
import { RUN_CASES } from '../gallery/run-cases';
import { fixtureRecord } from '../support/fixture-record';
import { captionOf, modelOf } from '../support/plot-input';

const caseInput = (name: string): PlotInput => {
  const found = RUN_CASES.find((c) => c.name === name);
  if (!found) throw new Error(`no case ${name}`);
  return inputOf(found);
};
const model = (name: string) => modelOf(runs, caseInput(name));
const caption = (name: string) => captionOf(runs, caseInput(name));

/** One method with these final accuracies of seeds 1, 2, … */
const ending = (finals: number[], first = 1): KeptRun => ({
  schedule: { warmup: 1, finetune: 1 },
  alpha: 2,
  seeds: finals.map((_, k) => first + k),
  frames: [0, 1, 2, 3],
  chance: 0.5,
  methods: [{ method: 'dense', curve: [0.5, 0.6, 0.6, 0.7], finals, weights: 264, neurons: 8 }],
});
const against = (a: KeptRun, b: KeptRun) =>
  pairedRuns({ run: a, method: a.methods[0] }, { run: b, method: b.methods[0] });

describe('pairs', () => {
  test('are seeds of the same number, whatever their place', () => {
    // Seeds 1 2 3 against 2 3 4: 0.7 → 0.8 and 0.8 → 0.85.
    const paired = against(ending([0.6, 0.7, 0.8]), ending([0.8, 0.85, 0.1], 2));
    expect(paired.n).toBe(2);
    expect(paired.difference).toBeCloseTo(7.5, 10);
    expect(paired.a).toBeCloseTo(70, 10);
    // t(0.975, 1) = 12.706, standard error 2.5.
    expect(paired.interval.low).toBeCloseTo(7.5 - 12.7062 * 2.5, 3);
    expect(paired.interval.high).toBeCloseTo(7.5 + 12.7062 * 2.5, 3);
  });

  test('leave out seeds that diverged', () => {
    const paired = against(ending([0.6, Number.NaN, 0.8]), ending([0.7, 0.9, 0.9]));
    expect(paired).toMatchObject({ n: 2 });
    expect(paired.difference).toBeCloseTo(10, 10);
    expect(paired.b).toBeCloseTo(100 * (2.5 / 3), 10);
  });

  test('are none where no seed is shared', () => {
    const paired = against(ending([0.6]), ending([0.7], 9));
    expect(paired).toMatchObject({ n: 0, clear: false, difference: Number.NaN });
  });

  test('are listed for methods of either run, with their weights', () => {
    const [all, few] = [fixtureRecord(), fixtureRecord({ methods: ['dense', 'set'] })].map(keptRun);
    const ends = endsOfRuns(all, few);
    expect(ends.map(({ method, paired }) => [method.id, paired !== null])).toEqual([
      ['dense', true],
      ['fpe-random', false],
      ['fpe-clause', false],
      ['set', false],
    ]);
    expect(ends[0]).toMatchObject({ weights: [264, 264], paired: { difference: 0, n: 8 } });
    expect(ends[1].b).toBeNaN();
  });
});

describe('the picture', () => {
  test('has dense, what is shown, and one line for curves that are the same', () => {
    const lines = model('runs-alpha').lines.map((l) => `${l.of} ${l.method.id}`);
    expect(lines).toEqual([
      'both dense',
      'a fpe-random',
      'b fpe-random',
      'a fpe-clause',
      'b fpe-clause',
    ]);
    const { lines: many, others } = model('runs-many');
    expect(new Set(many.map((l) => l.method.id))).toEqual(new Set(['dense', 'dense-wide', 'rigl']));
    expect(others).toHaveLength(14);
  });

  test('marks the split of each, once where it is the same', () => {
    expect(model('runs-alpha').rules).toEqual([{ epoch: 25, text: 'split' }]);
    expect(model('runs-splits').rules).toEqual([
      { epoch: 10, text: 'A split' },
      { epoch: 40, text: 'B split' },
    ]);
    expect(model('runs-splits').epochs).toBe(80);
  });

  test('draws no line of a split that was not reached', () => {
    const { lines } = model('runs-stopped');
    expect(lines.filter((l) => l.of === 'a').map((l) => l.method.id)).toEqual(['dense']);
  });

  test('has nothing to show before two are pinned', () => {
    expect(runs.select({ ...caseInput('runs-alpha'), runs: null })).toHaveProperty('empty');
  });

  test('answers pointer and keys with the number of a point', () => {
    const size = { width: 700, layout: 'wide' } as const;
    const m = model('runs-alpha');
    const marks = runMarks(m, runsLayout(m, size));
    const last = marks.at(-1);
    if (!last) throw new Error('no marks');
    const hit = runs.hit(m, size, last.x + 2, last.y - 2);
    expect(hit).toMatchObject({ tip: 'B, clause-aware, epoch 50: 91.6 %' });
    expect(runs.hit(m, size, last.x, runsLayout(m, size).bottom - 20)).toBeNull();
    const none = { kind: 'none' } as const;
    const left = runs.move?.(m, none, 'ArrowLeft', { hit, size });
    expect(left).toMatchObject({ tip: expect.stringMatching(/^B, clause-aware, epoch 4[89]/) });
    const up = runs.move?.(m, none, 'ArrowUp', { hit, size });
    expect(up).toMatchObject({ tip: 'A, clause-aware, epoch 50: 96.6 %' });
    expect(runs.move?.(m, none, 'ArrowRight', { hit, size })).toBeNull();
    expect(runs.move?.(m, none, 'ArrowDown', { hit, size })).toBeNull();
  });

  test('has a twin with a column a run and method, the epoch of the split twice', () => {
    const { columns, rows } = runs.table(model('runs-splits'));
    expect(columns).toEqual([
      'epoch',
      ...['dense', 'random', 'clause-aware'].flatMap((name) => [
        `A, ${name} (%)`,
        `B, ${name} (%)`,
      ]),
    ]);
    const labels = rows.map(([label]) => label);
    for (const label of ['0', '10', '10, at the split', '40', '40, at the split', '80']) {
      expect(labels).toContain(label);
    }
    expect(labels.indexOf('40, at the split')).toBe(labels.indexOf('40') + 1);
    expect(rows.at(-1)?.[1]).toBe('—');
  });
});

describe('the caption', () => {
  test('says what changed, where both end, and how sure the difference is', () => {
    expect(caption('runs-alpha')).toMatch(
      /^From A to B: α 2→4\. Clause-aware ends at 96\.6 % in A, 91\.\d % in B: B is behind by 5\.\d points, 95 % interval −5\.\d to −5\.\d over 8 shared seeds\.$/,
    );
    expect(caption('runs-same')).toBe(
      'No setting differs. Clause-aware ends at 96.6 % in A, 96.6 % in B: about the same (B 0.0 points), 95 % interval 0.0 to 0.0 over 8 shared seeds.',
    );
  });

  test('names both methods where they differ, and what did not come to its end', () => {
    expect(caption('runs-splits')).toContain('Random in A against clause-aware in B: ');
    expect(caption('runs-splits')).toContain('over 3 shared seeds');
    expect(caption('runs-stopped')).toContain('A ended early, at epoch 19 of 50.');
  });

  test('says where budgets differ', () => {
    expect(caption('runs-many')).toContain('Their budgets differ: 252 weights in A, 2112 in B.');
    expect(caption('runs-alpha')).not.toContain('budgets');
  });

  test.each([
    [[0.7, 0.7], [0.9, 0.7], 'B is ahead by 10.0 points, which may be luck'],
    [[0.7, 0.7, 0.7], [0.8, 0.81, 0.8], 'B is ahead by 10.3 points, 95 %'],
    [[0.7], [0.9], 'B is ahead by 20.0 points in the one seed they share, which may be luck'],
  ])('calls luck what may be luck: %#', (a, b, words) => {
    const pair = [a, b].map((finals) => ({ show: 'dense', run: ending(finals) }));
    const input = { ...caseInput('runs-alpha'), runs: { a: pair[0], b: pair[1], changed: 'x' } };
    expect(plain(runs.caption(modelOf(runs, input)))).toContain(words);
  });
});
