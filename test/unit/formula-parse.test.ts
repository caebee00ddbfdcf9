import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_NESTING, MAX_TEXT, MAX_VARIABLES, type Node } from '../../src/tasks/formula/ast';
import { parse } from '../../src/tasks/formula/parse';
import { printFormula } from '../../src/tasks/formula/print';
import { truthTable } from '../../src/tasks/formula/truth-table';
import { formulaOf, formulas } from '../support/formulas';

const canonical = (text: string): string => printFormula(formulaOf(text));

/** Nodes of a tree and its depth. */
function extent(node: Node): { nodes: number; depth: number } {
  const parts = 'of' in node ? [node.of].flat().map(extent) : [];
  return {
    nodes: parts.reduce((sum, part) => sum + part.nodes, 1),
    depth: 1 + Math.max(0, ...parts.map((part) => part.depth)),
  };
}

describe('reading a formula', () => {
  test.each([
    ['(x1 & x2 & !x3) | (x4 & x5)', 'x1 & x2 & !x3 | x4 & x5'],
    ['x1 and x2 or not x3 xor x4', 'x1 & x2 | !x3 ^ x4'],
    ['x1 AND X2 Or NOT x_3', 'x1 & x2 | !x3'],
    ['x1 ∧ x2 ∨ ¬x3 ⊕ x4 → x5 ↔ x6', 'x1 & x2 | !x3 ^ x4 -> x5 <-> x6'],
    ["x1 * x2' + ~x3·x4", 'x1 & !x2 | !x3 & x4'],
    ['x1 && x2 || x3', 'x1 & x2 | x3'],
    ['x1 => x2 <=> x3 implies x2', 'x1 -> x2 <-> x3 -> x2'],
    ['x1 -> (x2 -> x3)', 'x1 -> x2 -> x3'],
    ['(x1 -> x2) -> x3', '(x1 -> x2) -> x3'],
    ['x1 iff (x2 iff x3)', 'x1 <-> x2 <-> x3'],
    ["!(x1 | x2)'", 'x1 | x2'],
    ['!!!x1', '!x1'],
    ["x1''", 'x1'],
    ['((((x1))))', 'x1'],
    ['x1 & (x2 & x3) | (x4 | x5)', 'x1 & x2 & x3 | x4 | x5'],
    ['true & x1 | FALSE', '1 & x1 | 0'],
    ['rain & !umbrella -> wet', 'rain & !umbrella -> wet'],
    ['\ufeff x1\n\t|\r\nx2\u00a0', 'x1 | x2'],
  ])('%s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test('numbers inputs by their names where all are x and a number', () => {
    expect(formulaOf('X5 | x_2 & x02')).toMatchObject({
      inputs: 5,
      names: ['x1', 'x2', 'x3', 'x4', 'x5'],
      root: { of: [{ input: 4 }, { of: [{ input: 1 }, { input: 1 }] }] },
    });
  });

  test('numbers inputs by first appearance where one has another name', () => {
    const { inputs, names } = formulaOf('X5 | b & x_5 & B & x200');
    expect([inputs, ...names]).toEqual([4, 'x5', 'b', 'B', 'x200']);
  });

  test.each([
    ['', 0, 0, /^expected a variable, 0, 1, “!” or “\(”$/],
    ['  \n', 0, 0, /expected a variable/],
    ['x1 &  ', 4, 0, /after “&”$/],
    ['x1 & | x2', 5, 1, /found “\|”$/],
    ['x1 x2', 3, 2, /expected a sign such as & or \|, before “x2”/],
    ['(x1 x2)', 4, 2, /or “\)”, before “x2”/],
    ['x1 & (x2 | (x3)', 5, 1, /never closed/],
    ['x1 | x2) & x3', 7, 1, /closes no/],
    ['()', 1, 1, /expected a variable.*found “\)”/],
    ['x1 & 2', 5, 1, /neither 0 nor 1/],
    ['x1 & 1x', 5, 2, /“1x” is neither/],
    ['x1 @ x2', 3, 1, /“@” has no meaning/],
    ['x1 & 😀', 5, 2, /“😀” has no meaning/],
    ['x1 & \u202e', 5, 1, /“U\+202e” has no meaning/],
    ['x1 < x2', 3, 1, /“<” has no meaning/],
    ['x1 !', 3, 1, /before “!”/],
    ['x0 | x1', 0, 2, /from x1 to x128/],
    ['x1 | x129', 5, 4, /from x1 to x128/],
    ['x1 and', 6, 0, /after “and”/],
    [`x1 & ${'y'.repeat(50)} z`, 56, 1, /before “z”/],
    [`${'y'.repeat(50)} ${'z'.repeat(50)}`, 51, 50, /before “z{19}…”$/],
  ] as const)('%j fails at character %i for %i', (text, at, length, message) => {
    const result = parse(text);
    expect(result).toMatchObject({ ok: false, error: { at, length } });
    expect(!result.ok && result.error.message).toMatch(message);
  });

  test('holds its limits, and says so one step beyond', () => {
    const nested = (n: number): string => `${'('.repeat(n)}x1${')'.repeat(n)}`;
    expect(parse(nested(MAX_NESTING)).ok).toBe(true);
    const deep = parse(nested(MAX_NESTING + 1));
    expect(deep).toMatchObject({ ok: false, error: { at: MAX_NESTING, length: 1 } });

    const variables = (n: number): string => Array.from({ length: n }, (_, i) => `v${i}`).join('|');
    expect(formulaOf(variables(MAX_VARIABLES)).inputs).toBe(MAX_VARIABLES);
    expect(parse(variables(MAX_VARIABLES + 1))).toMatchObject({
      ok: false,
      error: { message: 'this is variable number 129; at most 128 fit', length: 4 },
    });

    expect(parse('x1'.padEnd(MAX_TEXT)).ok).toBe(true);
    expect(parse('x1'.padEnd(MAX_TEXT + 7))).toMatchObject({
      ok: false,
      error: { at: MAX_TEXT, length: 7 },
    });
  });

  test.each([
    ['not', '!'.repeat(MAX_TEXT - 2)],
    ['not and open', '!('.repeat(MAX_TEXT / 2)],
    ['implications', 'a->'.repeat(1300)],
    ['open', '('.repeat(MAX_TEXT)],
  ])('a text full of %s does not exhaust the stack', (_, text) => {
    expect(parse(text).ok).toBe(false);
    const ended = `${text.slice(0, MAX_TEXT - 2)}x1`;
    const result = parse(ended);
    if (result.ok) expect(extent(result.formula.root).depth).toBeLessThan(4);
  });
});

describe('reading DIMACS', () => {
  test('takes comments, clauses over several lines and several on one', () => {
    const text = 'c a comment\np cnf 5 3\n1 -5\n4 0 2 0\nc between\n-3 -1 0\n';
    expect(canonical(text)).toBe('(x1 | !x5 | x4) & x2 & (!x3 | !x1)');
    expect(formulaOf(text).inputs).toBe(5);
  });

  test('takes the end mark of SATLIB, no clauses, and an empty one', () => {
    expect(canonical('p cnf 2 1\r\n1 2 0\r\n%\r\n0\r\n')).toBe('x1 | x2');
    expect(canonical('p cnf 3 0')).toBe('1');
    expect(canonical('p cnf 3 2\n1 0\n0')).toBe('x1 & 0');
  });

  test('a variable may be called c or p', () => {
    expect(canonical('c & p')).toBe('c & p');
    expect(canonical('p | cnf')).toBe('p | cnf');
  });

  test.each([
    ['p cnf 2\n1 0', 0, 7, /expected “p cnf/],
    ['p cnf x 1\n1 0', 6, 1, /number of variables, found “x”/],
    ['p cnf 2 1 3\n1 0', 10, 1, /expected “p cnf/],
    ['p cnf 129 1\n1 0', 6, 3, /from 0 to 128/],
    ['p cnf 2 -1\n', 8, 2, /negative/],
    ['p cnf 2 1\n1 3 0', 12, 1, /says 2 variables/],
    ['p cnf 2 1\n1 a 0', 12, 1, /expected the number of a variable, found “a”/],
    ['p cnf 2 1\n1 2', 13, 0, /expected 0/],
    ['p cnf 2 2\n1 2 0\n', 15, 0, /says 2 clauses, here are 1/],
    ['p cnf 2 1\n1 0\n2 0', 14, 1, /says 1 clauses/],
  ] as const)('%j fails at character %i for %i', (text, at, length, message) => {
    const result = parse(text);
    expect(result).toMatchObject({ ok: false, error: { at, length } });
    expect(!result.ok && result.error.message).toMatch(message);
  });
});

describe('printing', () => {
  test('gives text that reads back as the same tree and the same truth table', () => {
    fc.assert(
      fc.property(formulas(10), fc.boolean(), (formula, spaces) => {
        const text = printFormula(formula, spaces);
        fc.pre(text.length <= MAX_TEXT);
        const { root } = formulaOf(text);
        expect(root).toEqual(formula.root);
        expect(truthTable(root)).toEqual(truthTable(formula.root));
      }),
      { numRuns: 1000 },
    );
  });

  test('is settled after one round, and without spaces no longer than what was read', () => {
    fc.assert(
      fc.property(formulas(4), (formula) => {
        const wordy = printFormula(formula, false).replaceAll('x', 'X_0');
        const short = printFormula(formulaOf(wordy), false);
        expect(short.length).toBeLessThanOrEqual(wordy.length);
        expect(printFormula(formulaOf(short), false)).toBe(short);
      }),
      { numRuns: 300 },
    );
  });

  test('control: another operator or a flipped literal is another truth table', () => {
    const [table, ...others] = ['x1 & x2 | x3', 'x1 & x2 ^ x3', 'x1 & x2 | !x3'].map((text) =>
      truthTable(formulaOf(text).root),
    );
    for (const other of others) expect(other).not.toEqual(table);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('x1', 'X_2', 'x3', 'a', 'b1', '0', '1', 'true') },
    {
      weight: 6,
      arbitrary: fc.constantFrom('&', '|', '^', '->', '<->', ' and ', ' or ', '∨', '+'),
    },
    { weight: 3, arbitrary: fc.constantFrom('(', ')', '!', "'", ' not ', '¬') },
    { weight: 1, arbitrary: fc.constantFrom('x0', 'x129', '2', '<', '-', '&&&', '\u0000', 'ß') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  );
  const number = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0, 0, 129)).map(String);
  const texts = fc.oneof(
    { weight: 6, arbitrary: fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')) },
    { weight: 2, arbitrary: formulas(6).map((formula) => printFormula(formula)) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.oneof({ weight: 8, arbitrary: number }, fc.constantFrom('\n', '%', 'c', 'p')), {
          maxLength: 30,
        })
        .map((words) => `p cnf ${words.join(' ').replaceAll(' \n ', '\n')}`),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(piece, fc.integer({ min: 1, max: 1500 }))
        .map(([part, n]) => part.repeat(n)),
    },
  );

  test('is a formula or an error with a place inside it: 10,000 of them', () => {
    let read = 0;
    let refused = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const result = parse(text);
        if (!result.ok) {
          refused++;
          const { at, length, message } = result.error;
          expect(message).not.toBe('');
          expect(message.length).toBeLessThan(120);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThanOrEqual(0);
          expect(at + length).toBeLessThanOrEqual(text.length);
          return;
        }
        read++;
        const { formula } = result;
        // Memory and every later recursion are bounded by these.
        const { nodes, depth } = extent(formula.root);
        expect(nodes).toBeLessThanOrEqual(2 * text.length);
        expect(depth).toBeLessThanOrEqual(6 * MAX_NESTING);
        expect(formula.inputs).toBeLessThanOrEqual(MAX_VARIABLES);
        expect(formula.names).toHaveLength(formula.inputs);
      }),
      { numRuns: 10_000 },
    );
    // Both sides were met often enough for this to mean something.
    expect(read).toBeGreaterThan(1000);
    expect(refused).toBeGreaterThan(1000);
  });
});
