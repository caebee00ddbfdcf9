/** The words and small decisions of the page that need no browser. */
import { describe, expect, it } from 'vitest';
import type { NumericField } from '../../src/spec/field';
import { fieldOf } from '../../src/spec/fields';
import { neighbour } from '../../src/ui/alpha-dial';
import { changeWords } from '../../src/ui/changes-bar';
import { timeLeft } from '../../src/ui/duration';
import { rangeProblem } from '../../src/ui/field-control';
import { epochLabel } from '../../src/ui/scrubber';

describe('timeLeft', () => {
  it('says nothing while unknown', () => {
    expect(timeLeft(Number.NaN)).toBe('');
    expect(timeLeft(Number.POSITIVE_INFINITY)).toBe('');
    expect(timeLeft(-1)).toBe('');
  });
  it('rounds as the wait grows', () => {
    expect(timeLeft(0.4)).toBe('less than 1 s left');
    expect(timeLeft(12.3)).toBe('about 12 s left');
    expect(timeLeft(47)).toBe('about 45 s left');
    expect(timeLeft(170)).toBe('about 3 min left');
  });
});

describe('neighbour', () => {
  it('walks the notches and stops at the ends', () => {
    expect([1, 2, 3, 4, 8].map((a) => neighbour(a, 1))).toEqual([2, 3, 4, 8, 8]);
    expect([1, 2, 3, 4, 8].map((a) => neighbour(a, -1))).toEqual([1, 1, 2, 3, 4]);
  });
  it('leaves a value that only a link can bring', () => {
    expect(neighbour(6, 1)).toBe(8);
    expect(neighbour(6, -1)).toBe(4);
  });
});

describe('rangeProblem', () => {
  const seed = fieldOf('seed') as NumericField;
  const lr = fieldOf('lr') as NumericField;
  it('takes what is in range, with a point or a comma', () => {
    expect(rangeProblem(seed, '7013')).toBe('');
    expect(rangeProblem(lr, '0,05')).toBe('');
  });
  it('names the range otherwise', () => {
    expect(rangeProblem(seed, '')).toContain('whole number from 0 to 4294967295');
    expect(rangeProblem(seed, '1.5')).toContain('not 1.5');
    expect(rangeProblem(lr, 'abc')).toContain('a number from');
    expect(rangeProblem(lr, '11')).toContain('not 11');
  });
});

describe('changeWords', () => {
  it('lists three and counts the rest', () => {
    expect(changeWords([])).toBe('');
    expect(changeWords(['α 2 → 4'])).toBe('α 2 → 4');
    expect(changeWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });
});

describe('epochLabel', () => {
  it('tells the two frames of the split apart', () => {
    const schedule = { warmup: 25, finetune: 25 };
    expect([24, 25, 26, 27, 51].map((f) => epochLabel(schedule, f))).toEqual([
      'epoch 24',
      'epoch 25, before',
      'epoch 25, split',
      'epoch 26',
      'epoch 50',
    ]);
  });
});
