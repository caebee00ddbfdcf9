/** The one rule from numbers to verdicts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Outcome, partOf, ruleOf, verdictOf } from '../../src/claims/verdict';
import { summaryWords, verdictLabel } from '../../src/claims/words';
import { interval } from '../../src/lib/statistics';

const compare = (values: readonly number[], rest: object = {}) =>
  partOf({ label: 'a ahead of b', values, sense: 'more', least: 1, ...rest });

describe('a comparison', () => {
  test('holds where the interval is above zero and the mean large enough', () => {
    const part = compare([2, 3, 2.5, 3.5]);
    expect(part).toMatchObject({ outcome: 'holds', effect: 2.75, n: 4, ahead: 4, lost: 0 });
    expect({ low: part.low, high: part.high }).toEqual(interval([2, 3, 2.5, 3.5]));
  });

  test('fails where even the smallest effect is excluded, whatever the sign', () => {
    expect(compare([-2, -3, -2.5, -3.5]).outcome).toBe('fails');
    expect(compare([0, 0.1, -0.1, 0.05]).outcome).toBe('fails');
    // Surely above zero, and surely too small.
    expect(compare([0.5, 0.6, 0.5, 0.55]).outcome).toBe('fails');
  });

  test('cannot be told where the interval is wide, or the effect small and not surely so', () => {
    expect(compare([5, -4, 6, -3]).outcome).toBe('cannot tell');
    expect(compare([0.6, 1.3, 0.6, 1.3]).outcome).toBe('cannot tell');
  });

  test('the bounds themselves: zero and the smallest effect', () => {
    expect(compare([1, 1, 1]).outcome).toBe('holds');
    expect(compare([0, 0, 0]).outcome).toBe('fails');
    expect(compare([0, 0, 0], { least: 0 }).outcome).toBe('cannot tell');
    expect(compare([1 - 1e-9, 1 - 1e-9]).outcome).toBe('fails');
  });

  test('may be compared with something else than zero', () => {
    const values = [0.8, 0.82, 0.79, 0.81];
    expect(compare(values, { from: 0.5, least: 0 }).outcome).toBe('holds');
    expect(compare(values, { from: 0.9, least: 0 })).toMatchObject({ outcome: 'fails', ahead: 0 });
  });

  test('“no more” holds where “more” fails, and the other way round', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2 }),
        (values) => {
          const [more, noMore] = [compare(values), compare(values, { sense: 'no-more' })];
          const turned: Record<Outcome, Outcome> = {
            holds: 'fails',
            fails: 'holds',
            'cannot tell': 'cannot tell',
          };
          expect(noMore.outcome).toBe(turned[more.outcome]);
        },
      ),
    );
  });

  test('what holds fails with the other sign, and nothing holds both ways', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2 }),
        (values) => {
          const [one, other] = [compare(values), compare(values.map((v) => -v))];
          if (one.outcome === 'holds') expect(other.outcome).toBe('fails');
          else expect(other.outcome === 'holds' && one.outcome === 'cannot tell').toBe(false);
        },
      ),
    );
  });

  test('diverged seeds are left out, up to a tenth of all', () => {
    const values = Array.from({ length: 20 }, (_, i) => 2 + (i % 3));
    const lost = (count: number) =>
      compare([...values.slice(count), ...Array(count).fill(Number.NaN)]);
    expect(lost(2)).toMatchObject({ n: 18, lost: 2, outcome: 'holds' });
    expect(lost(3)).toMatchObject({ n: 17, lost: 3, outcome: 'cannot tell' });
    expect(compare(Array(20).fill(Number.NaN))).toMatchObject({ n: 0, outcome: 'cannot tell' });
    expect(compare([3]).outcome).toBe('cannot tell');
    expect(compare([]).outcome).toBe('cannot tell');
  });
});

describe('a claim', () => {
  const [h, f, o] = ['holds', 'fails', 'cannot tell'] as const satisfies Outcome[];
  test.each([
    [[h, h], 'reproduces', 'reproduces'],
    [[h], 'reproduces', 'reproduces'],
    [[h, f], 'reproduces in part', 'does not reproduce here'],
    [[h, o], 'reproduces in part', 'undecided'],
    [[f, o], 'does not reproduce here', 'does not reproduce here'],
    [[f], 'does not reproduce here', 'does not reproduce here'],
    [[o, o], 'undecided', 'undecided'],
    [[], 'undecided', 'undecided'],
  ] as const)('%j: %s, and where it says “always”: %s', (outcomes, verdict, always) => {
    expect(verdictOf(outcomes)).toBe(verdict);
    expect(verdictOf(outcomes, true)).toBe(always);
  });
});

describe('words', () => {
  test('only what was published can reproduce', () => {
    expect(verdictLabel({ asked: 'paper' }, 'reproduces')).toBe('Reproduces here');
    expect(verdictLabel({ asked: 'us' }, 'reproduces')).toBe('Holds here');
  });

  test('the summary counts, and leaves out what does not occur', () => {
    const verdicts = ['reproduces', 'reproduces', 'reproduces in part', 'undecided'] as const;
    expect(summaryWords('paper', verdicts)).toBe('2 reproduce, 1 in part, 1 undecided');
    expect(summaryWords('us', ['reproduces', 'does not reproduce here'])).toBe(
      '1 holds, 1 does not',
    );
    expect(summaryWords('paper', [])).toBe('');
  });

  test('the rule names what counts', () => {
    const part = { sense: 'more', least: 1, from: 0 } as const;
    const one = ruleOf({ unit: 'points' }, [part]);
    expect(one).toContain('at least 1 point;');
    expect(one).not.toContain('All must hold');
    expect(ruleOf({ unit: 'points' }, [part, { ...part, sense: 'no-more' }])).toContain('no more');
    expect(ruleOf({ unit: 'points', always: true }, [part, part])).toContain('refutes');
    expect(ruleOf({ unit: '' }, [{ ...part, least: 0, from: 0.5 }])).toContain('above 0.5');
  });
});
