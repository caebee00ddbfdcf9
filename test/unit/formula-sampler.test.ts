import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../src/lib/random';
import { mean } from '../../src/lib/statistics';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { taskOf } from '../../src/tasks';
import { inputsOf } from '../../src/tasks/formula/ast';
import { evaluate, evaluateNormal } from '../../src/tasks/formula/evaluate';
import { cnf, FAMILIES, parity, threshold } from '../../src/tasks/formula/families';
import { type NormalForm, normalForm } from '../../src/tasks/formula/normal-form';
import { type Sample, type SamplerOptions, sample } from '../../src/tasks/formula/sampler';
import { type Target, targetOf } from '../../src/tasks/formula/target';
import type { BitExamples, TaskOptions } from '../../src/tasks/task';
import { assignments, clauseLists, formulaOf, formulas } from '../support/formulas';

const DECOYS: SamplerOptions = { p: 0.22, sampler: 'decoys' };
const options = (patch: Partial<TaskOptions> = {}): TaskOptions => ({ ...DEFAULT_SPEC, ...patch });

/** Bits and labels, unpacked word by word. */
function unpack({ count, inputs, wordsPerRow, rows, labels }: BitExamples) {
  const xs = Array.from({ length: count }, (_, b) =>
    Array.from(
      { length: inputs },
      (_, j) => (rows[b * wordsPerRow + Math.floor(j / 32)] >>> (j % 32)) & 1,
    ),
  );
  const ys = xs.map((_, b) => ((labels[Math.floor(b / 32)] >>> (b % 32)) & 1) === 1);
  return { xs, ys };
}

/** The target of a text's normal form. */
function textTarget(text: string): Target {
  const formula = formulaOf(text);
  const result = normalForm(formula);
  if (!result.ok) throw new Error(result.reason);
  return targetOf(result.normal, formula.inputs);
}

const alternating = (count: number): boolean[] =>
  Array.from({ length: count }, (_, b) => b % 2 === 1);

/** Mean number of ones of the examples with each label, false first. */
function meanOnes(examples: Sample): number[] {
  const { xs, ys } = unpack(examples);
  return [false, true].map((y) =>
    mean(xs.filter((_, b) => ys[b] === y).map((x) => x.reduce((sum, bit) => sum + bit, 0))),
  );
}

describe('the sampler of formulas', () => {
  test('labels every example with the formula, alternating 0 and 1', () => {
    fc.assert(
      fc.property(
        formulas(9),
        fc.constantFrom(0.05, 0.22, 0.5, 0.9),
        fc.constantFrom('decoys', 'iid'),
        fc.nat(),
        (formula, p, sampler, seed) => {
          const result = normalForm(formula);
          fc.pre(result.ok);
          const target = targetOf(result.normal, formula.inputs);
          const examples = sample(target, { p, sampler }, seed, 'train', 40);
          const { xs, ys } = unpack(examples);
          expect(ys).toEqual(xs.map((x) => evaluate(formula.root, x)));
          expect(ys).toEqual(alternating(40));
          expect(examples.balance).toBe(0.5);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('control: the labels are not those of a formula with one literal flipped', () => {
    const text = '(x1 & x2 & !x3) | (x4 & x5)';
    const { xs, ys } = unpack(sample(textTarget(text), DECOYS, 1, 'train', 200));
    const { root } = formulaOf(text.replace('!', ''));
    expect(ys).not.toEqual(xs.map((x) => evaluate(root, x)));
  });

  test('is the same for the same seed, and another for another seed or part', () => {
    const target = textTarget('x1 & x2 | x3 & !x4 | x1 & x5');
    const draw = (seed: number, part: 'train' | 'test') => sample(target, DECOYS, seed, part, 100);
    expect(draw(7, 'train')).toEqual(draw(7, 'train'));
    expect(draw(7, 'train').rows).not.toEqual(draw(8, 'train').rows);
    expect(draw(7, 'train').rows).not.toEqual(draw(7, 'test').rows);
    // More examples are the same ones and more.
    expect(sample(target, DECOYS, 7, 'train', 50).rows).toEqual(draw(7, 'train').rows.slice(0, 50));
  });

  test('fills more than one word a row and a ragged last word of labels', () => {
    const { target } = cnf.build(options({ clauses: 5, literals: 7 }), 3);
    const examples = sample(target, { p: 0.3, sampler: 'iid' }, 3, 'test', 77);
    expect(examples).toMatchObject({ inputs: 35, wordsPerRow: 2, count: 77, balance: 38 / 77 });
    expect(examples.labels).toHaveLength(3);
    const { xs, ys } = unpack(examples);
    expect(ys).toEqual(xs.map((x) => target.holds(Uint8Array.from(x))));
  });

  test('draws as dnf does where clauses are plain and of one size', () => {
    const task = taskOf('dnf');
    const o = options();
    const lists = Array.from({ length: 8 }, (_, c) => {
      const { groupOf } = task.groups(o, 5);
      return [...groupOf].flatMap((g, j) => (g === c ? [j + 1] : []));
    });
    const normal: NormalForm = { form: 'dnf', clauses: lists };
    const ours = sample(targetOf(normal, 32), DECOYS, 5, 'train', 6000);
    expect(ours.planted).toEqual([false, true]);
    const theirs = { ...ours, ...task.examples(o, 5, 'train', 6000) };
    const [a, b] = [meanOnes(ours), meanOnes(theirs)];
    // A standard error is about 0.04.
    expect(Math.abs(a[0] - b[0])).toBeLessThan(0.2);
    expect(Math.abs(a[1] - b[1])).toBeLessThan(0.2);
  });

  test('matches the number of ones between labels, negated literals included', () => {
    const text = Array.from(
      { length: 8 },
      (_, c) => `x${4 * c + 1} & x${4 * c + 2} & x${4 * c + 3} & !x${4 * c + 4}`,
    ).join(' | ');
    const [no, yes] = meanOnes(sample(textTarget(text), DECOYS, 1, 'train', 4000));
    expect(Math.abs(yes - no)).toBeLessThan(0.75);
    // Control: independent bits give the game away.
    const iid = sample(textTarget(text), { p: 0.22, sampler: 'iid' }, 1, 'train', 4000);
    const [few, many] = meanOnes(iid);
    expect(many - few).toBeGreaterThan(1);
  });

  test.each([
    ['an AND too long to come', 'x1&x2&x3&x4&x5&x6&x7&x8', 'iid', [false, true]],
    [
      'an OR too wide to miss',
      'x1|x2|x3|x4|x5|x6|x7|x8|x9|x10|x11|x12|x13|x14|x15|x16|x17|x18',
      'iid',
      [true, false],
    ],
    ['a single clause of all inputs', 'x1 & x2 & x3', 'decoys', [true, true]],
    ['a fair coin', 'x1 ^ x2', 'iid', [false, false]],
  ] as const)('plants a label that hardly comes: %s', (_, text, sampler, planted) => {
    const examples = sample(textTarget(text), { p: 0.22, sampler }, 2, 'train', 100);
    expect(examples.planted).toEqual(planted);
    expect(examples.balance).toBe(0.5);
    const { xs, ys } = unpack(examples);
    expect(ys).toEqual(xs.map((x) => evaluate(formulaOf(text).root, x)));
  });

  test('plants by a search where walks end at a dead end', () => {
    // All inputs on is all that satisfies this; a walk finds it once in 2^15.
    const chain = Array.from({ length: 15 }, (_, i) => [-i - 1, i + 2]);
    const target = targetOf({ form: 'cnf', clauses: [[1], ...chain] }, 16);
    const examples = sample(target, { p: 0.5, sampler: 'iid' }, 1, 'train', 50);
    expect(examples).toMatchObject({ balance: 0.5, planted: [false, true] });
    const { xs, ys } = unpack(examples);
    for (const [b, x] of xs.entries()) expect(x.every((bit) => bit === 1)).toBe(ys[b]);
  });

  test('says the balance it got where a label does not exist, in bounded tries', () => {
    const always: NormalForm = { form: 'dnf', clauses: [[1], [-1]] };
    let asked = 0;
    const target: Target = { ...targetOf(always, 4), holds: () => ++asked > 0 };
    for (const sampler of ['decoys', 'iid'] as const) {
      asked = 0;
      const examples = sample(target, { p: 0.5, sampler }, 1, 'train', 101);
      expect(examples.balance).toBe(1);
      expect(unpack(examples).ys.every((y) => y)).toBe(true);
      expect(asked).toBeLessThan(15_000);
    }
    expect(sample(target, DECOYS, 1, 'train', 0)).toMatchObject({ count: 0, balance: 0 });
  });

  test('plants either label wherever an assignment has it', () => {
    let missing = 0;
    fc.assert(
      fc.property(
        clauseLists(7, 40),
        fc.constantFrom('dnf', 'cnf'),
        fc.boolean(),
        fc.integer({ min: 0, max: 127 }),
        (clauses, form, label, start) => {
          const normal: NormalForm = { form, clauses };
          const target = targetOf(normal, 7);
          const exists = assignments(7).some((bits) => evaluateNormal(normal, bits) === label);
          const bits = Uint8Array.from(assignments(7)[start]);
          target.plant(bits, label, stream(start, 'sample', 9));
          expect(target.holds(bits)).toBe(exists ? label : !label);
          if (!exists) missing++;
        },
      ),
      { numRuns: 500 },
    );
    expect(missing).toBeGreaterThan(10);
  });
});

describe('the families', () => {
  test.each(FAMILIES.map((family) => [family.id, family] as const))(
    '%s is balanced at the defaults, with negated inputs and with either sampler',
    (_, family) => {
      for (const patch of [{}, { polarity: 0.5 }, { p: 0.5, sampler: 'iid' }] as const) {
        const o = options(patch);
        const { target, groups } = family.build(o, 11);
        expect(target.inputs).toBe(32);
        expect(groups.groupOf).toHaveLength(32);
        const examples = sample(target, o, 11, 'train', 400);
        const { xs, ys } = unpack(examples);
        expect(examples.balance).toBe(0.5);
        expect(ys).toEqual(alternating(400));
        expect(ys).toEqual(xs.map((x) => target.holds(Uint8Array.from(x))));
        // Control: another seed's formula does not label these examples.
        const other = family.build(o, 12).target;
        expect(ys).not.toEqual(xs.map((x) => other.holds(Uint8Array.from(x))));
      }
    },
  );

  test('cnf is an AND of ORs over the clauses of dnf', () => {
    const o = options({ clauses: 2, literals: 2, polarity: 0.5 });
    const { text, groups, target } = cnf.build(o, 4);
    expect(groups).toEqual(taskOf('dnf').groups(o, 4));
    expect(text).toMatch(/^A: ¬?x\d ∨ ¬?x\d; B: ¬?x\d ∨ ¬?x\d$/);
    const [a, b] = text.replaceAll(/[AB]: /g, '').split('; ');
    const { root } = formulaOf(`(${a}) & (${b})`);
    expect(inputsOf(root)).toEqual([0, 1, 2, 3]);
    for (let r = 0; r < 16; r++) {
      const bits = Uint8Array.from([r & 1, (r >> 1) & 1, (r >> 2) & 1, (r >> 3) & 1]);
      expect(target.holds(bits)).toBe(evaluate(root, bits));
    }
  });

  test('parity changes with each input of its one group and with no other', () => {
    const { target, groups, text } = parity.build(options({ literals: 3 }), 6);
    expect(groups.count).toBe(1);
    expect(text).toMatch(/^A: an odd number of x\d+, x\d+, x\d+$/);
    const bits = new Uint8Array(24);
    expect(target.holds(bits)).toBe(false);
    for (let j = 0; j < 24; j++) {
      const before = target.holds(bits);
      bits[j] = 1;
      expect(target.holds(bits) !== before).toBe(groups.groupOf[j] === 0);
    }
  });

  test('threshold counts the inputs of a hidden half', () => {
    const { target, groups, text } = threshold.build(options({ clauses: 3, literals: 3 }), 6);
    const inside = [...groups.groupOf].flatMap((g, j) => (g === 0 ? [j] : []));
    expect(inside).toHaveLength(6);
    expect(text).toMatch(/^A: at least 4 of (x\d, ){5}x\d$/);
    const bits = Uint8Array.from(groups.groupOf, (g) => (g === 0 ? 0 : 1));
    inside.forEach((j, n) => {
      bits[j] = 1;
      expect(target.holds(bits)).toBe(n + 1 >= 4);
    });
  });

  test('threshold cannot be told by counting all inputs', () => {
    const o = options();
    const [no, yes] = meanOnes(sample(threshold.build(o, 1).target, o, 1, 'train', 4000));
    expect(Math.abs(yes - no)).toBeLessThan(0.75);
  });
});
