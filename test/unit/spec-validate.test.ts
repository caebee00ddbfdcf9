import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC, DEFAULT_VIEW, FIELDS } from '../../src/spec/fields';
import { noticeText, quote } from '../../src/spec/notice';
import { dataBytes, MAX_DATA_BYTES } from '../../src/spec/rules';
import { validate, validateSpec } from '../../src/spec/validate';
import { taskOf } from '../../src/tasks';
import { anyState, assertValid } from '../support/specs';

const text = (given: Record<string, unknown>): string =>
  validate(given).notices.map(noticeText).join('\n');

describe('single values', () => {
  test.each([
    ['alpha', '99', 8, 'alpha = 99 is above the largest value; 8 is used.'],
    ['alpha', 0, 1, 'alpha = 0 is below the smallest value; 1 is used.'],
    ['alpha', '2.6', 3, 'alpha = 2.6 is not a whole number; 3 is used.'],
    ['alpha', 'many', 2, 'alpha = many is not a number; 2 is used.'],
    ['alpha', '', 2, 'alpha is not a number; 2 is used.'],
    ['alpha', '0x4', 2, 'alpha = 0x4 is not a number; 2 is used.'],
    ['alpha', null, 2, 'alpha = null is not a number; 2 is used.'],
    ['lr', 'NaN', 0.05, 'lr = NaN is not a number; 0.05 is used.'],
    ['lr', Number.NaN, 0.05, 'lr = NaN is not a number; 0.05 is used.'],
    ['lr', 'Infinity', 0.05, 'lr = Infinity is not a number; 0.05 is used.'],
    ['lr', '1e999', 0.05, 'lr = 1e999 is not a number; 0.05 is used.'],
    ['lr', '1e-9', 0.00001, 'lr = 1e-9 is below the smallest value; 0.00001 is used.'],
    ['lr', '0.123456789', 0.123457, 'lr = 0.123456789 has more than six digits; 0.123457 is used.'],
    ['opt', 'rmsprop', 'sgd', 'opt = rmsprop is not one of the choices; sgd is used.'],
    ['opt', ['adam'], 'sgd', 'opt = adam is not one of the choices; sgd is used.'],
    ['show', 'dense', 'fpe-clause', 'show = dense is not one of the choices; fpe-clause is used.'],
    ['pin', 'q1', '', 'pin = q1 cannot be read; it is ignored.'],
    [
      'seed',
      '4294967296',
      4294967295,
      'seed = 4294967296 is above the largest value; 4294967295 is used.',
    ],
  ])('%s given as %j becomes %j and says so', (key, given, used, sentence) => {
    const state = validate({ [key]: given });
    expect({ ...state.spec, ...state.view }).toMatchObject({ [key]: used });
    expect(text({ [key]: given })).toBe(sentence);
  });

  test('numbers are taken from text in any decimal form, without a notice', () => {
    const state = validate({ lr: '.1', momentum: '5e-1', p: '+0.3', hidden: '16.0' });
    expect(state.spec).toMatchObject({ lr: 0.1, momentum: 0.5, p: 0.3, hidden: 16 });
    expect(state.notices).toEqual([]);
  });

  test('what adding steps leaves behind is tidied silently', () => {
    expect(validate({ p: 0.1 + 0.2 })).toMatchObject({ spec: { p: 0.3 }, notices: [] });
  });

  test('negative zero becomes zero', () => {
    const { spec } = validate({ momentum: '-0', seed: -0, polarity: '-0.0' });
    for (const value of [spec.momentum, spec.seed, spec.polarity]) {
      expect(Object.is(value, 0)).toBe(true);
    }
  });

  test('methods stand in their order, once each', () => {
    const { spec, notices } = validate({ methods: 'fpe-clause,dense,fpe-clause' });
    expect(spec.methods).toEqual(['dense', 'fpe-clause']);
    expect(notices).toEqual([]);
  });

  test('dense is always compared, and unknown methods are named', () => {
    expect(text({ methods: 'fpe-clause' })).toBe(
      'methods = fpe-clause leaves out dense; dense,fpe-clause is used.',
    );
    expect(text({ methods: 'dense,magic' })).toBe(
      'methods = dense,magic names something unknown; dense is used.',
    );
    expect(text({ methods: '' })).toBe(
      'methods names nothing known; dense,fpe-random,fpe-clause is used.',
    );
  });
});

describe('rules between fields', () => {
  test('more than 128 inputs: inputs per clause give way', () => {
    const { spec, notices } = validate({ clauses: 32, literals: 16 });
    expect(spec).toMatchObject({ clauses: 32, literals: 4 });
    expect(notices.map((n) => n.key)).toEqual(['literals']);
  });

  test('more than 128 inputs: the field just edited stays', () => {
    const given = { ...DEFAULT_SPEC, clauses: 32, literals: 16 };
    expect(validateSpec(given, new Set(['literals'])).spec).toMatchObject({
      clauses: 8,
      literals: 16,
    });
  });

  test('no epoch at all becomes one', () => {
    expect(validate({ warmup: 0, finetune: 0 }).spec).toMatchObject({ warmup: 0, finetune: 1 });
    const given = { ...DEFAULT_SPEC, warmup: 0, finetune: 0 };
    expect(validateSpec(given, new Set(['finetune'])).spec).toMatchObject({
      warmup: 1,
      finetune: 0,
    });
  });

  test('no more children than inputs', () => {
    const { spec, notices } = validate({ sampler: 'iid', clauses: 3, literals: 1, alpha: 8 });
    expect(spec.alpha).toBe(3);
    expect(notices.map(noticeText)).toEqual([
      'alpha = 8 is more children than there are inputs; 3 is used.',
    ]);
  });

  test('bits that cannot be sampled: the nearest p of the grid that can', () => {
    const { spec, notices } = validate({ p: 0.99 });
    const task = taskOf('dnf');
    expect(task.refusal({ ...spec, p: 0.99 })).not.toBeNull();
    expect(task.refusal(spec)).toBeNull();
    expect(task.refusal({ ...spec, p: (Math.round(spec.p * 100) + 1) / 100 })).not.toBeNull();
    expect(notices.map((n) => n.key)).toEqual(['p']);
  });

  test('where no p helps, negations go', () => {
    const { spec, notices } = validate({ sampler: 'iid', clauses: 1, literals: 16, polarity: 0.5 });
    expect(spec).toMatchObject({ polarity: 0, literals: 16 });
    expect(notices.map((n) => n.key)).toEqual(['polarity']);
    assertValid({ spec, view: DEFAULT_VIEW });
  });

  test('a single clause of all inputs leaves no room for decoys', () => {
    const { spec, notices } = validate({ clauses: 1 });
    expect(spec).toMatchObject({ clauses: 1, sampler: 'iid', p: 0.22 });
    expect(notices.map((n) => n.key)).toEqual(['sampler']);
  });

  test('too much data: fewer seeds, as many as fit', () => {
    const { spec, notices } = validate({
      clauses: 32,
      train: 50000,
      test: 50000,
      seeds: 64,
    });
    expect(notices.map((n) => n.key)).toEqual(['seeds']);
    expect(dataBytes(spec)).toBeLessThanOrEqual(MAX_DATA_BYTES);
    expect(dataBytes({ ...spec, seeds: spec.seeds + 1 })).toBeGreaterThan(MAX_DATA_BYTES);
  });

  test('an epoch after the last one becomes the last', () => {
    const { view, notices } = validate({ warmup: 2, finetune: 3, at: 50 });
    expect(view.at).toBe(6);
    expect(notices.map(noticeText)).toEqual(['at = 50 is after the last epoch; 6 is used.']);
  });

  test.each(['n9', 'c9', 'i33', 'w9.1', 'w1.33'])('%s pins nothing in the default run', (pin) => {
    expect(validate({ pin }).view.pin).toBe('');
    expect(text({ pin })).toBe(`pin = ${pin} is not part of these networks; nothing is used.`);
  });

  test.each(['n8', 'c8', 'i32', 'w8.32'])('%s can be pinned in the default run', (pin) => {
    expect(validate({ pin })).toMatchObject({ view: { pin }, notices: [] });
  });
});

describe('validate', () => {
  test('a valid state stays as it is, and validating twice changes nothing', () => {
    fc.assert(
      fc.property(anyState, ({ spec, view }) => {
        assertValid({ spec, view });
        expect(validate({ ...spec, ...view })).toEqual({ spec, view, notices: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('anything at all becomes a valid state, and every change of a value is a notice', () => {
    const anything = fc.record(
      Object.fromEntries(FIELDS.map((f) => [f.key, fc.oneof(fc.anything(), fc.string())])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, (given) => {
        const state = validate(given);
        assertValid(state);
        for (const notice of state.notices) expect(noticeText(notice)).toContain(notice.key);
      }),
      { numRuns: 500 },
    );
  });

  test('inherited keys are not read', () => {
    const given: Record<string, unknown> = Object.create({ alpha: 8 });
    expect(validate(given).spec.alpha).toBe(2);
  });

  test('values quoted in notices are short and printable', () => {
    expect(quote(`a\u202eb\nc${'x'.repeat(500)}`)).toMatch(/^a b cx{34}…$/);
    const hostile = {
      toString() {
        throw new Error('no');
      },
    };
    expect(quote(hostile)).toBe('object');
  });
});
