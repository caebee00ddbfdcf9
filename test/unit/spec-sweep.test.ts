import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf } from '../../src/engine/plan';
import { DEFAULT_SPEC, DEFAULT_VIEW, fieldOf, RUN_FIELDS } from '../../src/spec/fields';
import { noticeText } from '../../src/spec/notice';
import { decode, encode } from '../../src/spec/permalink';
import { presetSpec } from '../../src/spec/presets';
import { type Spec, scheduleOf } from '../../src/spec/spec';
import {
  axisLabel,
  cellsOf,
  describeAxis,
  formatAxis,
  MAX_NETWORKS,
  MAX_VALUES,
  NO_SWEEP,
  networksOf,
  parseAxis,
  SWEEP_FIELDS,
  type Sweep,
  sameCells,
  sweepRefusal,
  validateSweep,
} from '../../src/spec/sweep';
import { matchingSweepPreset, SWEEP_PRESETS, sweepPresetOf } from '../../src/spec/sweep-presets';
import { validateSpec } from '../../src/spec/validate';
import { anyAxis, anyState } from '../support/specs';

/** The sweep of a link's axes. */
const sweepOf = (sx: string, sy?: string): Sweep => validateSweep({ x: sx, y: sy }).sweep;
const texts = (link: string): string[] => decode(link).notices.map(noticeText);

describe('an axis', () => {
  test('can run over every number of a run but its seeds and its machine’s, and over the split', () => {
    const numbers = RUN_FIELDS.filter((f) => f.type === 'integer' || f.type === 'number');
    const swept = SWEEP_FIELDS.map((f) => f.id);
    expect(swept).toEqual(
      numbers.map((f) => f.key).filter((key) => !['seed', 'seeds', 'workers'].includes(key)),
    );
    expect(swept).toEqual(expect.arrayContaining(['alpha', 'split']));
    for (const id of swept) expect(axisLabel(id)).not.toBe(id);
    expect(axisLabel('magic')).toBe('magic');
  });

  test('is read from its text, in order and without repeats, and written back the same', () => {
    const axis = { field: 'alpha', values: [1, 2, 8] };
    expect(parseAxis('alpha:8,1,2,1')).toEqual({ axis });
    expect(parseAxis(' alpha : 8, 1,, 2 ,')).toEqual({ axis });
    expect(formatAxis(parseAxis('lr:5e-2,.1').axis)).toBe('lr:0.05,0.1');
    expect(formatAxis(null)).toBe('');
    fc.assert(
      fc.property(anyAxis, (any) => {
        expect(parseAxis(formatAxis(any))).toEqual({ axis: any });
      }),
    );
  });

  test('says in words what it is', () => {
    expect(describeAxis({ field: 'hidden', values: [4, 8] })).toEqual({
      field: 'hidden',
      label: 'Neurons',
      unit: 'neurons',
      values: [4, 8],
    });
    expect(axisLabel('split')).toBe('Epoch of the split');
  });

  test('keeps the first values of too many', () => {
    const all = Array.from({ length: 40 }, (_, i) => i + 1);
    const { axis, reason } = parseAxis(`hidden:${all.reverse().join(',')}`);
    expect(axis?.values).toEqual(all.reverse().slice(0, MAX_VALUES));
    expect(reason).toBe('has more than 24 values');
  });

  test('never throws and never lets an invalid value through', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('alpha', 'p', 'split', 'seed', 'task'), fc.array(fc.double()))
        .map(([field, values]) => `${field}:${values.join(',')}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { axis, reason } = parseAxis(given);
        expect(axis !== null || reason !== undefined).toBe(true);
        if (axis) expect(parseAxis(formatAxis(axis))).toEqual({ axis });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a sweep in a link', () => {
  test('is written between the settings of the run and those of the view', () => {
    const sweep = sweepOf('alpha:1,2,4,8', 'p:0.1,0.22');
    const spec = { ...DEFAULT_SPEC, clauses: 16 };
    expect(encode(spec, { ...DEFAULT_VIEW, metric: 'loss' }, sweep)).toBe(
      'v=1&clauses=16&sx=alpha:1,2,4,8&sy=p:0.1,0.22&metric=loss',
    );
    expect(encode(DEFAULT_SPEC, DEFAULT_VIEW)).toBe('v=1');
    expect(decode('v=1&alpha=4').sweep).toEqual(NO_SWEEP);
  });

  test.each([
    ['sx=alpha:1,x', 'sx = alpha:1,x has a value that is not a number; alpha:1 is used.'],
    [
      'sx=alpha:1,99',
      'sx = alpha:1,99 has a value that is above the largest value; alpha:1,8 is used.',
    ],
    ['sx=hidden:4.5', 'sx = hidden:4.5 has a value that is not a whole number; hidden:5 is used.'],
    ['sx=alpha:', 'sx = alpha: has no value that can be used; it is ignored.'],
    ['sx=alpha', 'sx = alpha is not a setting with values, as in alpha:1,2,4; it is ignored.'],
    ['sx=', 'sx is not a setting with values, as in alpha:1,2,4; it is ignored.'],
    [
      'sx=seed:1,2',
      'sx = seed:1,2 cannot run over seeds, which every setting repeats; it is ignored.',
    ],
    [
      'sx=seeds:1,2',
      'sx = seeds:1,2 cannot run over seeds, which every setting repeats; it is ignored.',
    ],
    ['sx=opt:sgd,adam', 'sx = opt:sgd,adam names no number of the settings; it is ignored.'],
    ['sx=toString:1', 'sx = toString:1 names no number of the settings; it is ignored.'],
    ['sx=alpha:1&sx=alpha:2', 'sx = alpha:2 is given again; the first, alpha:1, is used.'],
    ['sy=alpha:1,2', 'sy = alpha:1,2 has no columns to stand on; sx=alpha:1,2 is used.'],
    ['sx=alpha:1&sy=alpha:2', 'sy = alpha:2 sets the same as sx; it is ignored.'],
    ['sx=split:5&sy=finetune:5', 'sy = finetune:5 sets the same as sx; it is ignored.'],
    ['sx=split:-1', 'sx = split:-1 has a value that is below the smallest value; split:0 is used.'],
  ])('%s: %s', (link, sentence) => {
    expect(texts(`v=1&${link}`)).toEqual([sentence]);
  });

  test('a program’s axis is made valid as a text is', () => {
    const x = { field: 'alpha', values: [4, 2, Number.NaN, 2] } as const;
    const { sweep, notices } = validateSweep({ x, y: null });
    expect(sweep).toEqual(sweepOf('alpha:2,4'));
    expect(notices.map((n) => n.key)).toEqual(['sx']);
    expect(validateSweep({})).toEqual({ sweep: NO_SWEEP, notices: [] });
  });
});

describe('cells', () => {
  test('are the runs of the grid, row by row', () => {
    const spec = { ...DEFAULT_SPEC, train: 2000 };
    const cells = cellsOf(spec, sweepOf('hidden:4,8', 'clauses:2,16'));
    expect(cells.map(({ index, x, y }) => [index, x, y])).toEqual([
      [0, 4, 2],
      [1, 8, 2],
      [2, 4, 16],
      [3, 8, 16],
    ]);
    expect(cells[2]?.spec).toEqual({ ...spec, hidden: 4, clauses: 16 });
    expect(cells.map((cell) => cell.refusal)).toEqual([null, null, null, null]);
    expect(networksOf(cells)).toBe(4 * 3 * 8);
  });

  test('of one axis have no row, and without an axis there are none', () => {
    const cells = cellsOf(DEFAULT_SPEC, sweepOf('alpha:1,2'));
    expect(cells.map(({ x, y }) => [x, y])).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(cellsOf(DEFAULT_SPEC, NO_SWEEP)).toEqual([]);
  });

  test('of a split’s epoch share out a fixed number of epochs', () => {
    const cells = cellsOf(DEFAULT_SPEC, sweepOf('split:0,15,50,60', 'alpha:2,4'));
    expect(cells.slice(4, 7).map(({ spec }) => [scheduleOf(spec), spec.alpha])).toEqual([
      [{ warmup: 0, finetune: 50 }, 4],
      [{ warmup: 15, finetune: 35 }, 4],
      [{ warmup: 50, finetune: 0 }, 4],
    ]);
    expect(cells.map((cell) => cell.refusal !== null)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(cells[3]?.refusal).toBe('split 60 is after the last epoch');
  });

  test('that cannot be run say why, and are not counted', () => {
    const cells = cellsOf(DEFAULT_SPEC, sweepOf('literals:1,4,16', 'clauses:1,16'));
    // A single clause leaves no room for decoys; sixteen single inputs are almost never all off.
    const unsampled = expect.stringMatching(/^sampler decoys cannot be sampled/);
    expect(cells.map((cell) => cell.refusal)).toEqual([
      'α 2 is more children than there are inputs',
      unsampled,
      unsampled,
      unsampled,
      null,
      'inputs per clause 16 makes more than 128 inputs',
    ]);
    expect(networksOf(cells)).toBe(3 * 8);
    expect(cells[0]?.spec).toMatchObject({ alpha: 1, literals: 1 });
  });

  test('are valid runs whatever the sweep and the settings', () => {
    fc.assert(
      fc.property(anyState, ({ spec, sweep }) => {
        const cells = cellsOf(spec, sweep);
        expect(cells.length).toBe((sweep.x?.values.length ?? 0) * (sweep.y?.values.length ?? 1));
        for (const cell of cells) {
          expect(validateSpec(cell.spec).notices).toEqual([]);
          if (cell.refusal !== null || !sweep.x) continue;
          expect(cell.spec[sweep.x.field]).toBe(cell.x);
          if (sweep.x.field === 'split') expect(scheduleOf(cell.spec).warmup).toBe(cell.x);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('are the same where settings differ only in what the axes set', () => {
    const sweep = sweepOf('split:5,10', 'alpha:2,4');
    const other: Spec = { ...DEFAULT_SPEC, warmup: 10, finetune: 40, alpha: 8 };
    expect(sameCells(DEFAULT_SPEC, sweep, other, sweep)).toBe(true);
    const courses = (spec: Spec) => cellsOf(spec, sweep).map((cell) => courseOf(cell.spec));
    expect(courses(DEFAULT_SPEC)).toEqual(courses(other));
    const elsewhere: Spec = { ...DEFAULT_SPEC, backend: 'cpu', workers: 3 };
    expect(sameCells(DEFAULT_SPEC, sweep, elsewhere, sweep)).toBe(true);
    for (const different of [{ finetune: 30 }, { hidden: 9 }, { seeds: 3 }]) {
      expect(sameCells(DEFAULT_SPEC, sweep, { ...DEFAULT_SPEC, ...different }, sweep)).toBe(false);
    }
    expect(sameCells(DEFAULT_SPEC, sweep, DEFAULT_SPEC, sweepOf('split:5,10', 'alpha:2,3'))).toBe(
      false,
    );
    expect(sameCells(DEFAULT_SPEC, sweep, DEFAULT_SPEC, { ...sweep, y: null })).toBe(false);
  });
});

describe('a sweep is refused', () => {
  test('without cells, and where none can be run', () => {
    expect(sweepRefusal([])).toBe('There is no sweep: choose a setting and its values.');
    const impossible = cellsOf({ ...DEFAULT_SPEC, literals: 16 }, sweepOf('clauses:16,32'));
    expect(sweepRefusal(impossible)).toBe(
      'None of the 2 settings can be run: inputs per clause 16 makes more than 128 inputs.',
    );
  });

  test('where an axis changes nothing of the task', () => {
    const formula = { ...DEFAULT_SPEC, task: 'formula', formula: 'x1 & x2 | x3' } as const;
    const axis = { field: 'clauses', values: [2, 4] } as const;
    const refusal = 'None of the 2 settings can be run: Clauses has no effect on your own formula.';
    expect(sweepRefusal(cellsOf(formula, { x: axis, y: null }))).toBe(refusal);
    expect(sweepRefusal(cellsOf(formula, { x: { field: 'alpha', values: [2] }, y: axis }))).toMatch(
      /has no effect/,
    );
    // Control: the same axis over the default task, and another over the formula.
    expect(sweepRefusal(cellsOf(DEFAULT_SPEC, { x: axis, y: null }))).toBeNull();
    const p = { field: 'p', values: [0.2, 0.5] } as const;
    expect(sweepRefusal(cellsOf(formula, { x: p, y: null }))).toBeNull();
  });

  test('with more networks than one sweep may have', () => {
    const values = Array.from({ length: 24 }, (_, i) => i + 1);
    const grid = sweepOf(`hidden:${values.join(',')}`, `batch:${values.slice(0, 17).join(',')}`);
    const cells = (seeds: number) => cellsOf({ ...DEFAULT_SPEC, seeds }, grid);
    expect(networksOf(cells(16))).toBe(19584);
    expect(sweepRefusal(cells(16))).toBeNull();
    expect(networksOf(cells(17))).toBeGreaterThan(MAX_NETWORKS);
    expect(sweepRefusal(cells(17))).toBe(
      '20,808 networks are more than the 20,000 of one sweep: choose fewer values or seeds.',
    );
  });
});

describe('presets of sweeps', () => {
  test.each(SWEEP_PRESETS.map((p) => [p.id, p] as const))(
    '%s can be run and linked to',
    (_, preset) => {
      const spec = presetSpec(preset, DEFAULT_SPEC);
      const link = encode(spec, DEFAULT_VIEW, preset.sweep);
      expect(decode(link)).toEqual({ spec, view: DEFAULT_VIEW, sweep: preset.sweep, notices: [] });
      const cells = cellsOf(spec, preset.sweep);
      expect(cells.filter((cell) => cell.refusal !== null)).toEqual([]);
      expect(sweepRefusal(cells)).toBeNull();
      const sentences = preset.reason.match(/[.?!](?:\s|$)/g) ?? [];
      expect(sentences.length).toBeGreaterThanOrEqual(1);
      expect(sentences.length).toBeLessThanOrEqual(2);
    },
  );

  test('clauses × neurons is the grid of 384 networks', () => {
    const preset = sweepPresetOf('clauses-neurons') ?? SWEEP_PRESETS[0];
    const spec = presetSpec(preset, { ...DEFAULT_SPEC, seeds: 3, seed: 5, backend: 'cpu' });
    expect(spec).toMatchObject({ train: 2000, test: 2000, warmup: 20, finetune: 20 });
    expect(spec).toMatchObject({ seeds: 8, seed: 5, backend: 'cpu' });
    expect(networksOf(cellsOf(spec, preset.sweep))).toBe(384);
  });

  test('are recognised whatever the seed and whatever the axes set', () => {
    for (const preset of SWEEP_PRESETS) {
      const spec = { ...presetSpec(preset, DEFAULT_SPEC), seed: 99 };
      expect(matchingSweepPreset(spec, preset.sweep)?.id).toBe(preset.id);
    }
    const [alpha] = SWEEP_PRESETS;
    expect(matchingSweepPreset({ ...DEFAULT_SPEC, alpha: 8 }, alpha.sweep)?.id).toBe('alpha-sweep');
    expect(matchingSweepPreset({ ...DEFAULT_SPEC, lr: 0.1 }, alpha.sweep)).toBeUndefined();
    expect(matchingSweepPreset(DEFAULT_SPEC, NO_SWEEP)).toBeUndefined();
    expect(sweepPresetOf('magic')).toBeUndefined();
  });

  test('a sweep’s metric is one of the choices of its field', () => {
    const field = fieldOf('metric');
    expect(field.type === 'choice' && field.choices.map((c) => c.value)).toContain(
      'interferenceNull',
    );
    expect(decode('v=1&metric=mixed').view.metric).toBe('mixed');
  });
});
