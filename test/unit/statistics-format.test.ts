import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact, duration, fixed, percent, signed, timeLeft } from '../../src/lib/format';

describe('format', () => {
  test('numbers have a true minus sign and the decimals asked for', () => {
    expect(fixed(-1.25, 2)).toBe('−1.25');
    expect(fixed(3)).toBe('3.0');
    expect(fixed(2.5, 0)).toBe('3');
  });

  test('what rounds to zero has no sign', () => {
    expect(fixed(-0.04)).toBe('0.0');
    expect(fixed(-0, 0)).toBe('0');
    expect(signed(0.04)).toBe('0.0');
    expect(signed(-0.04)).toBe('0.0');
  });

  test('signed numbers show a plus', () => {
    expect(signed(6.12)).toBe('+6.1');
    expect(signed(-3)).toBe('−3.0');
  });

  test('shares become percent with a space that does not break', () => {
    expect(percent(0.9623)).toBe('96.2\u00a0%');
    expect(percent(1, 0)).toBe('100\u00a0%');
  });

  test('large numbers are shortened without a gap at the borders', () => {
    const cases: [number, string][] = [
      [0, '0'],
      [0.5, '0.50'],
      [950, '950'],
      [999.7, '1k'],
      [1234, '1.2k'],
      [48123, '48k'],
      [999600, '1M'],
      [3.46e6, '3.5M'],
      [-1500, '−1.5k'],
      [2e9, '2G'],
    ];
    for (const [x, text] of cases) expect(compact(x)).toBe(text);
  });

  test('durations and times left read as a person would say them', () => {
    expect(duration(0.42)).toBe('0.4\u00a0s');
    expect(duration(11.6)).toBe('12\u00a0s');
    expect(duration(125)).toBe('2\u00a0min');
    expect(duration(3900)).toBe('1\u00a0h 5\u00a0min');
    expect(timeLeft(11.2)).toBe('12\u00a0s left');
    expect(timeLeft(0)).toBe('1\u00a0s left');
    expect(timeLeft(118)).toBe('about 2\u00a0min left');
  });

  test('an unknown time left promises nothing', () => {
    expect(timeLeft(Number.NaN)).toBe('');
    expect(timeLeft(Number.POSITIVE_INFINITY)).toBe('');
  });

  test('no number at all becomes the word NaN, Infinity or a negative zero', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        for (const text of [
          fixed(x),
          signed(x),
          percent(x),
          compact(x),
          duration(x),
          timeLeft(x),
        ]) {
          expect(text).not.toMatch(/NaN|Infinity|undefined|-/);
          expect(text).not.toMatch(/^[−+]0(?:\.0*)?(?!\.?\d)/);
        }
      }),
      { numRuns: 2000 },
    );
    expect(percent(Number.NaN)).toBe('—');
  });
});
