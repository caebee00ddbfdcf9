import { describe, expect, test } from 'vitest';
import { describeValue } from '../../src/spec/field';
import {
  changedFields,
  DEFAULT_SPEC,
  DEFAULT_VIEW,
  FIELDS,
  fieldOf,
  RUN_FIELDS,
} from '../../src/spec/fields';
import { seedsOf } from '../../src/spec/spec';
import { validate } from '../../src/spec/validate';

describe('the table of fields', () => {
  test('its keys are the ones that links rely on, in the order of links', () => {
    expect(RUN_FIELDS.map((f) => f.key).join(' ')).toBe(
      'task clauses literals p sampler polarity formula data classes scale train test hidden layers act ' +
        'splitLayers opt lr momentum batch warmup ' +
        'finetune split alpha methods seed seeds backend workers',
    );
    expect(Object.keys(DEFAULT_VIEW).join(' ')).toBe(
      'show at matrix curve metric predictor over tau codes pin lesson present theme lang',
    );
    expect(new Set(FIELDS.map((f) => f.key)).size).toBe(FIELDS.length);
  });

  test('its defaults are the specification that reproduces the published ordering', () => {
    const { seed, ...rest } = DEFAULT_SPEC;
    expect(Number.isInteger(seed)).toBe(true);
    expect(rest).toEqual({
      task: 'dnf',
      clauses: 8,
      literals: 4,
      p: 0.22,
      sampler: 'decoys',
      polarity: 0,
      formula: '',
      data: '',
      classes: '',
      scale: 'plain',
      train: 5000,
      test: 10000,
      hidden: 8,
      layers: '',
      act: 'relu',
      splitLayers: '',
      opt: 'sgd',
      lr: 0.05,
      momentum: 0.9,
      batch: 64,
      warmup: 25,
      finetune: 25,
      split: -1,
      alpha: 2,
      methods: ['dense', 'fpe-random', 'fpe-clause'],
      seeds: 8,
      backend: 'auto',
      workers: 0,
    });
  });

  test('its defaults are valid', () => {
    expect(validate({})).toEqual({ spec: DEFAULT_SPEC, view: DEFAULT_VIEW, notices: [] });
    expect(validate({ ...DEFAULT_SPEC, ...DEFAULT_VIEW }).notices).toEqual([]);
  });

  test('every row has a label and one sentence of help', () => {
    for (const field of FIELDS) {
      expect(field.label, field.key).not.toBe('');
      expect(field.help, field.key).toMatch(/^[A-Z].{15,}\.$/u);
    }
  });

  test('at most twelve controls are in sight, with the eight of the bar that are no fields', () => {
    // rewind, play, step, undo, preset, Present, Share, ?
    expect(FIELDS.filter((f) => !f.advanced).length + 8).toBeLessThanOrEqual(12);
  });

  test('an unknown key is an error that names it', () => {
    expect(() => fieldOf('beta')).toThrow('unknown field "beta"');
  });

  test('changed fields are found in lists and numbers alike', () => {
    const other = { ...DEFAULT_SPEC, alpha: 4, methods: ['dense'] as const };
    expect(changedFields(DEFAULT_SPEC, other).map((f) => f.key)).toEqual(['alpha', 'methods']);
    expect(changedFields(DEFAULT_SPEC, { ...DEFAULT_SPEC })).toEqual([]);
  });

  test('values are described by their labels', () => {
    expect(describeValue(fieldOf('opt'), 'adam')).toBe('Adam');
    expect(describeValue(fieldOf('methods'), ['dense', 'fpe-clause'])).toBe('dense, clause-aware');
    expect(describeValue(fieldOf('at'), -1)).toBe('−1');
  });

  test('seeds wrap at the end of their range', () => {
    expect(seedsOf({ ...DEFAULT_SPEC, seed: 4294967295, seeds: 2 })).toEqual([4294967295, 0]);
  });
});
