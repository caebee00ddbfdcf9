import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../src/lib/random';
import type { Formula } from '../../src/tasks/formula/ast';
import { evaluate, evaluateNormal, nodeOf } from '../../src/tasks/formula/evaluate';
import {
  MAX_CLAUSES,
  type NormalForm,
  type NormalFormResult,
  normalForm,
} from '../../src/tasks/formula/normal-form';
import { printClauses } from '../../src/tasks/formula/print';
import { satisfy } from '../../src/tasks/formula/satisfy';
import { literalTerm, MAX_TERMS, sum, times, type Work } from '../../src/tasks/formula/terms';
import {
  balanceOf,
  MAX_TABLE_INPUTS,
  trueRows,
  truthTable,
} from '../../src/tasks/formula/truth-table';
import { assignments, clauseLists, formulaOf, formulas, trees } from '../support/formulas';

const D = 10;
const all = Array.from({ length: D }, (_, i) => i);

const normalOf = (text: string): NormalFormResult => normalForm(formulaOf(text));

/** x1 ∘ x2 ∘ … */
const chain = (sign: string, n: number, from = 1): string =>
  Array.from({ length: n }, (_, i) => `x${i + from}`).join(sign);

/** m clauses of k inputs each. */
const blocks = (m: number, k: number, inner: string, outer: string): string =>
  Array.from({ length: m }, (_, c) => `(${chain(inner, k, c * k + 1)})`).join(outer);

/** Properties every normal form has; returns it. */
function checked(formula: Formula, result: NormalFormResult): NormalForm | null {
  if (!result.ok) return null;
  const { clauses } = result.normal;
  expect(clauses.length).toBeGreaterThan(0);
  expect(clauses.length).toBeLessThanOrEqual(MAX_CLAUSES);
  for (const clause of clauses) {
    const inputs = clause.map(Math.abs);
    expect(inputs).toEqual([...new Set(inputs)].sort((a, b) => a - b));
    expect(inputs.length).toBeGreaterThan(0);
    expect(Math.max(...inputs)).toBeLessThanOrEqual(formula.inputs);
    // No clause inside another.
    const around = clauses.filter((other) => clause.every((l) => other.includes(l)));
    expect(around).toHaveLength(1);
  }
  return result.normal;
}

describe('the normal form', () => {
  test('has the truth table of the formula, and only constants are called constant', () => {
    let fitting = 0;
    fc.assert(
      fc.property(formulas(D), (formula) => {
        const table = truthTable(formula.root, all);
        const trues = table ? trueRows(table) : 0;
        const result = normalForm(formula);
        const normal = checked(formula, result);
        if (normal) {
          expect(truthTable(nodeOf(normal), all)).toEqual(table);
          fitting++;
        }
        const reason = result.ok ? '' : result.reason;
        expect(reason === 'is always true').toBe(trues === 2 ** D);
        expect(reason === 'is always false').toBe(trues === 0);
      }),
      { numRuns: 700 },
    );
    expect(fitting).toBeGreaterThan(350);
  });

  test('control: flipping any one literal is seen in the truth table', () => {
    fc.assert(
      fc.property(formulas(D), fc.nat(), fc.nat(), (formula, c, l) => {
        const result = normalForm(formula);
        fc.pre(result.ok);
        const clauses = result.normal.clauses.map((clause) => [...clause]);
        const clause = clauses[c % clauses.length];
        clause[l % clause.length] *= -1;
        const table = truthTable(nodeOf({ form: result.normal.form, clauses }), all);
        expect(table).not.toEqual(truthTable(formula.root, all));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['(x1 & x2 & !x3) | (x4 & x5)', 'dnf', 'A: x1 ∧ x2 ∧ ¬x3; B: x4 ∧ x5'],
    ['(x4 | x5) & (x1 | !x2)', 'cnf', 'A: x4 ∨ x5; B: x1 ∨ ¬x2'],
    ['x1', 'dnf', 'A: x1'],
    ['x1 | x2 | x3', 'cnf', 'A: x1 ∨ x2 ∨ x3'],
    ['x1 & x2 | x1 & !x2', 'dnf', 'A: x1'],
    ['x1 | !x1 & x2', 'cnf', 'A: x1 ∨ x2'],
    ['x1 & (x1 | x2)', 'dnf', 'A: x1'],
    ['x1 & !x1 | x2 & x2', 'dnf', 'A: x2'],
    ['x1 ^ x2', 'dnf', 'A: x1 ∧ ¬x2; B: ¬x1 ∧ x2'],
    ['x1 & x2 -> x3', 'cnf', 'A: ¬x1 ∨ ¬x2 ∨ x3'],
    ['x1 <-> x1 & x2', 'cnf', 'A: ¬x1 ∨ x2'],
  ])('%s: %s %s', (text, form, clauses) => {
    const result = normalOf(text);
    expect(result).toMatchObject({ ok: true, normal: { form } });
    const { names } = formulaOf(text);
    expect(result.ok && printClauses(result.normal, names)).toBe(clauses);
  });

  test.each([
    ['1', 'true'],
    ['x1 & 0', 'false'],
    ['x1 | !x1', 'true'],
    ['(x1 -> x2) & x1 & !x2', 'false'],
    ['x1 ^ x2 ^ x1 <-> x2', 'true'],
    // Too large to multiply out on the other side, so that it is searched for instead.
    [`${blocks(20, 5, ' & ', ' | ')} | ${chain(' | ', 20, 101)} | !x101`, 'true'],
    [`(${blocks(20, 5, ' | ', ' & ')}) & x101 & !x101`, 'false'],
  ])('%s is refused: always %s', (text, value) => {
    expect(normalOf(text)).toEqual({ ok: false, reason: `is always ${value}` });
  });

  test('holds its limit, and says the sizes one step beyond', () => {
    const exact = normalOf(chain(' ^ ', 7));
    expect(exact.ok && exact.normal.clauses).toHaveLength(MAX_CLAUSES);
    expect(normalOf(chain(' ^ ', 8))).toEqual({
      ok: false,
      reason: 'has 128 clauses as an OR of ANDs, 128 as an AND of ORs; at most 64 fit',
    });
    const large = normalOf(blocks(32, 4, ' & ', ' | '));
    expect(large.ok && large.normal.clauses).toHaveLength(32);
    expect(normalOf(blocks(65, 1, ' & ', ' | ')).ok).toBe(true);
    const both = `${blocks(16, 4, ' & ', ' | ')} <-> ${chain(' ^ ', 20, 65)}`;
    expect(normalOf(both)).toEqual({
      ok: false,
      reason: 'has over 4096 clauses as an OR of ANDs, over 4096 as an AND of ORs; at most 64 fit',
    });
  });

  test('gives up on hostile formulas within its work', () => {
    const pairs = (from: number): string =>
      blocks(14, 2, ' ^ ', ' & ').replaceAll('x', `v${from}_`);
    const hostile = [
      chain(' ^ ', 128),
      chain(' <-> ', 128),
      blocks(32, 4, ' ^ ', ' & '),
      blocks(64, 2, ' ^ ', ' ^ '),
      `(${pairs(0)}) ^ (${pairs(1)}) ^ (${pairs(2)})`,
      Array.from(
        { length: 100 },
        (_, i) => `(x${i + 1} & x${i + 7} | x${i + 3} & !x${i + 2})`,
      ).join(' ^ '),
    ];
    for (const text of hostile) expect(normalOf(text).ok).toBe(false);
  });
});

describe('sums and products of terms', () => {
  const lists = (n: number) =>
    Array.from({ length: n }, (_, i) => [
      literalTerm(2 * n, 2 * i, true),
      literalTerm(2 * n, 2 * i + 1, true),
    ]);

  test('stop at their limit, and count what they did', () => {
    const work: Work = { left: 1_000_000 };
    expect(times(lists(12), work)).toHaveLength(MAX_TERMS);
    // Two terms a factor: 4 + 8 + … + 4096 products.
    expect(1_000_000 - work.left).toBe(2 * MAX_TERMS - 4);
    expect(times(lists(13), work)).toBeNull();
    expect(times(lists(12), { left: 100 })).toBeNull();
  });

  test('know the value of a sum or product beside what is too large', () => {
    const work: Work = { left: 1000 };
    const x = [literalTerm(2, 0, true)];
    expect(times([null, [], x], work)).toEqual([]);
    expect(times([null, x], work)).toBeNull();
    expect(sum([null, [new Uint32Array(1)]], work)).toEqual([new Uint32Array(1)]);
    expect(sum([null, x], work)).toBeNull();
  });
});

describe('the search for an assignment', () => {
  test('finds one exactly where there is one', () => {
    let none = 0;
    fc.assert(
      fc.property(clauseLists(6, 24), (clauses) => {
        const form: NormalForm = { form: 'cnf', clauses };
        const some = assignments(6).some((bits) => evaluateNormal(form, bits));
        const found = satisfy(clauses, 6);
        expect(found !== null).toBe(some);
        if (!(found instanceof Int8Array)) none++;
        // Where either value will do, both do.
        else
          for (const free of [0, 1]) {
            const bits = [...found].map((v) => (v < 0 ? free : v));
            expect(evaluateNormal(form, bits)).toBe(true);
          }
      }),
      { numRuns: 1000 },
    );
    expect(none).toBeGreaterThan(50);
  });

  test('takes no clauses and an empty one', () => {
    expect(satisfy([], 2)).toEqual(Int8Array.of(-1, -1));
    expect(satisfy([[1], []], 2)).toBeNull();
  });

  test('gives up after so many guesses: nine pigeons in eight holes', () => {
    const at = (pigeon: number, hole: number): number => 8 * pigeon + hole + 1;
    const clauses: number[][] = [];
    for (let p = 0; p < 9; p++) {
      clauses.push(Array.from({ length: 8 }, (_, h) => at(p, h)));
      for (let q = 0; q < p; q++) for (let h = 0; h < 8; h++) clauses.push([-at(p, h), -at(q, h)]);
    }
    expect(satisfy(clauses, 72)).toBe('unknown');
  });
});

describe('values', () => {
  test('of a truth table are those of the formula, row by row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }).chain((d) => fc.tuple(fc.constant(d), trees(d))),
        ([d, root]) => {
          const table = truthTable(root, all.slice(0, d));
          const rows = assignments(d);
          expect(table?.rows).toBe(rows.length);
          expect(rows.map((_, r) => ((table?.bits[r >> 5] ?? 0) >>> (r & 31)) & 1)).toEqual(
            rows.map((bits) => (evaluate(root, bits) ? 1 : 0)),
          );
          expect(table && trueRows(table)).toBe(rows.filter((bits) => evaluate(root, bits)).length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('of a truth table end at its limit', () => {
    const table = truthTable(formulaOf(chain(' & ', MAX_TABLE_INPUTS)).root);
    expect(table?.bits).toHaveLength(2048);
    expect(table && trueRows(table)).toBe(1);
    expect(truthTable(formulaOf(chain(' & ', MAX_TABLE_INPUTS + 1)).root)).toBeNull();
    // Only inputs that occur count.
    expect(truthTable(formulaOf('x100 | x7').root)).toMatchObject({ inputs: [6, 99], rows: 4 });
  });

  test.each([
    ['x1', 0.22, 0.22],
    ['1', 0.3, 1],
    ['!x1 & x2', 0.25, 0.1875],
    ['x1 ^ x2', 0.22, 2 * 0.22 * 0.78],
    ['x1 | x90', 0.5, 0.75],
  ])('%s is true at p = %f with probability %f', (text, p, share) => {
    const balance = balanceOf(formulaOf(text).root, p, 1);
    expect(balance.draws).toBe(0);
    expect(balance.share).toBeCloseTo(share, 12);
  });

  test('a balance over many inputs is estimated from the seed', () => {
    const { root } = formulaOf(blocks(8, 4, ' & ', ' | '));
    const balance = balanceOf(root, 0.6, 1);
    expect(balance.draws).toBe(10_000);
    expect(balance).toEqual(balanceOf(root, 0.6, 1));
    expect(balance.share).not.toBe(balanceOf(root, 0.6, 2).share);
    const exact = 1 - (1 - 0.6 ** 4) ** 8;
    expect(Math.abs(balance.share - exact)).toBeLessThan(
      4 * Math.sqrt((exact * (1 - exact)) / 10_000),
    );
    // Control: another p is told apart.
    expect(Math.abs(balanceOf(root, 0.55, 1).share - exact)).toBeGreaterThan(0.05);
  });

  test('of a normal form are those of its tree', () => {
    fc.assert(
      fc.property(clauseLists(6, 8), fc.constantFrom('dnf', 'cnf'), (clauses, form) => {
        const normal: NormalForm = { form, clauses };
        const random = stream(1, 'sample', 9);
        for (let i = 0; i < 20; i++) {
          const bits = Array.from({ length: 6 }, () => random.below(2));
          expect(evaluateNormal(normal, bits)).toBe(evaluate(nodeOf(normal), bits));
        }
      }),
      { numRuns: 200 },
    );
  });
});
