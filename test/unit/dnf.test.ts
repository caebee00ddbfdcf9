import { describe, expect, test } from 'vitest';
import { membersOf } from '../../src/model/groups';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { type TaskOptions, taskOf } from '../../src/tasks';
import { toColumns } from '../../src/tasks/columns';
import { smallSpec, unpackExamples } from '../support/small-run';

const task = taskOf('dnf');
const options = (patch: Partial<TaskOptions> = {}): TaskOptions => ({ ...DEFAULT_SPEC, ...patch });

/** The formula's value for ±1 inputs, from its groups alone. */
const value = (o: TaskOptions, seed: number, x: readonly number[]): number => {
  const groups = task.groups(o, seed);
  return membersOf(groups).some((c) => c.every((j) => x[j] === groups.sign[j])) ? 1 : 0;
};

describe('the DNF task', () => {
  test.each([
    ['the default', {}],
    ['mixed polarity', { polarity: 0.5 }],
    ['independent bits', { sampler: 'iid', p: 0.5 }],
    ['four words a row', { clauses: 32, literals: 4 }],
  ] as const)('labels every example with the formula, alternating 0 and 1: %s', (_, patch) => {
    const spec = smallSpec({ ...options(patch), train: 300 });
    const { xs, ys } = unpackExamples(spec, 3, 'train');
    expect(ys).toEqual(xs.map((_x, b) => b % 2));
    expect(ys).toEqual(xs.map((x) => value(spec, 3, x)));
    // Control: another seed's formula does not label these examples.
    expect(ys).not.toEqual(xs.map((x) => value(spec, 4, x)));
  });

  test('gives each clause its own k variables, differently for each seed', () => {
    const groups = task.groups(options(), 1);
    expect(membersOf(groups).map((c) => c.length)).toEqual(Array(8).fill(4));
    expect([...groups.groupOf]).not.toEqual([...task.groups(options(), 2).groupOf]);
    expect([...groups.sign]).toEqual(Array(32).fill(1));
  });

  test('negates about the asked share of literals without moving a clause', () => {
    const o = options({ polarity: 0.25, clauses: 32 });
    const groups = task.groups(o, 9);
    const negated = [...groups.sign].filter((s) => s < 0).length / 128;
    expect(negated).toBeGreaterThan(0.1);
    expect(negated).toBeLessThan(0.4);
    expect([...groups.groupOf]).toEqual([...task.groups(options({ clauses: 32 }), 9).groupOf]);
  });

  test('matches the number of ones between labels: counting bits does not solve it', () => {
    const spec = smallSpec({ ...options(), train: 4000 });
    const { xs, ys } = unpackExamples(spec, 1, 'train');
    const ones = (y: number) => {
      const rows = xs.filter((_, b) => ys[b] === y);
      return rows.flat().filter((bit) => bit > 0).length / rows.length;
    };
    expect(Math.abs(ones(1) - ones(0))).toBeLessThan(0.75);
  });

  test('draws training and test examples from different streams', () => {
    const spec = smallSpec({ train: 64, test: 64 });
    expect(unpackExamples(spec, 1, 'train').xs).not.toEqual(unpackExamples(spec, 1, 'test').xs);
  });

  test('refuses what cannot be sampled and accepts the presets of the specification', () => {
    expect(task.refusal(options())).toBeNull();
    expect(task.refusal(options({ p: 0.5, sampler: 'iid' }))).toBeNull();
    expect(task.refusal(options({ polarity: 0.5 }))).toBeNull();
    expect(task.refusal(options({ p: 0.99 }))).toMatch(/never false/);
    expect(task.refusal(options({ literals: 16, p: 0.05, sampler: 'iid' }))).toMatch(/never true/);
    expect(task.refusal(options({ literals: 1 }))).toMatch(/never false/);
    expect(task.refusal(options({ clauses: 1 }))).toMatch(/never false/);
  });

  test('says the formula in words', () => {
    const text = task.describe(options({ clauses: 2, literals: 2 }), 1);
    expect(text).toMatch(/^A: x\d ∧ x\d; B: x\d ∧ x\d$/);
  });

  test('turns rows into columns bit for bit, ragged rows included', () => {
    const packed = task.examples(options({ clauses: 5, literals: 7 }), 2, 'train', 77);
    const columns = toColumns(packed);
    for (let b = 0; b < 77; b++) {
      for (let j = 0; j < 35; j++) {
        const row = packed.rows[b * 2 + (j >> 5)];
        const column = columns[j * 3 + (b >> 5)];
        expect((column >>> (b & 31)) & 1).toBe((row >>> (j & 31)) & 1);
      }
    }
  });
});
