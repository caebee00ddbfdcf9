import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeWords } from '../../src/lib/text-place';
import { groupLetter, membersOf } from '../../src/model/groups';
import { readFormula } from '../../src/store/own-formula';
import { evaluate, evaluateNormal } from '../../src/tasks/formula/evaluate';
import { readOwn } from '../../src/tasks/formula/own';
import { printFormula } from '../../src/tasks/formula/print';
import { problemOf } from '../../src/ui/formula-box';
import { OWN_EXAMPLES } from '../../src/ui/own-examples';
import {
  balanceWords,
  idleWords,
  namesWords,
  percent,
  sizeWords,
  splitWords,
} from '../../src/ui/own-words';
import { truthRows } from '../../src/ui/truth-table';
import { assignments, formulas } from '../support/formulas';

const OPTIONS = { p: 0.22, sampler: 'decoys', seed: 33 } as const;
const RING = '(x1 & x2 & x3) | (x3 & x4 & x5) | (x5 & x6 & x7) | (x7 & x8 & x1)';

const own = (text: string) => {
  const result = readOwn(text);
  if (!result.ok) throw new Error(text);
  return result.own;
};

/** What the box shows of a text that can be learned. */
const shown = (text: string) => {
  const reading = readFormula(text, OPTIONS);
  if (reading.kind !== 'formula') throw new Error(`${text}: ${problemOf(reading)}`);
  return reading;
};

const problem = (text: string): string => problemOf(readFormula(text, OPTIONS));

describe('a formula of one’s own', () => {
  test('keeps its value through simplification, and its clauses say it', () => {
    fc.assert(
      fc.property(formulas(6), (formula) => {
        const result = readOwn(printFormula(formula));
        fc.pre(result.ok);
        const { normal, groups, target } = result.own;
        for (const bits of assignments(6)) {
          const truth = evaluate(formula.root, bits);
          expect(evaluateNormal(normal, bits)).toBe(truth);
          expect(target.holds(Uint8Array.from(bits))).toBe(truth);
        }
        // The list that metrics read is the normal form's.
        expect(groups.clauses).toEqual(
          normal.clauses.map((clause) => ({
            inputs: clause.map((l) => Math.abs(l) - 1),
            signs: clause.map(Math.sign),
          })),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('has one letter for a group and the clause that formed it', () => {
    fc.assert(
      fc.property(formulas(9), (formula) => {
        const result = readOwn(printFormula(formula));
        fc.pre(result.ok);
        const { normal, groups, pieces } = result.own;
        expect(groups.count).toBeLessThanOrEqual(normal.clauses.length);
        membersOf(groups).forEach((inputs, g) => {
          const clause = normal.clauses[g].map((l) => Math.abs(l) - 1);
          // What the group began with is the clause's, with the clause's signs.
          const mine = inputs.filter((j) => clause.includes(j));
          expect(mine.length).toBeGreaterThan(0);
        });
        expect(pieces).toHaveLength(normal.clauses.length);
        pieces.forEach((n, c) => {
          const of = new Set(normal.clauses[c].map((l) => groups.groupOf[Math.abs(l) - 1]));
          expect(of.size).toBe(n);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('is read once', () => {
    expect(readOwn(RING)).toBe(readOwn(RING));
  });

  test('with disjoint clauses has them as groups', () => {
    const { groups, pieces } = own('(x1 & x2 & !x3) | (x4 & x5)');
    expect([...groups.groupOf]).toEqual([0, 0, 0, 1, 1]);
    expect([...groups.sign]).toEqual([1, 1, -1, 1, 1]);
    expect(pieces).toEqual([1, 1]);
  });

  test.each([
    ['x1 & (x2 | x3', 'Character 6: this “(” is never closed.'],
    ['x1 &', 'Character 5: expected a variable, 0, 1, “!” or “(” after “&”.'],
    ['x1 &\nx2 x3', 'Line 2, character 4: expected a sign such as & or |, before “x3”.'],
    ['x1 $ x2', 'Character 4: “$” has no meaning in a formula.'],
    ['x129 & x1', 'Character 1: variables are numbered from x1 to x128.'],
    ['x1 | !x1', 'The formula is always true.'],
    ['a & b & !a', 'The formula is always false.'],
    ['x1', 'The formula has one variable; at least 2 are needed.'],
    [
      Array.from({ length: 12 }, (_, i) => `a${i}`).join(' ^ '),
      'The formula has 2048 clauses as an OR of ANDs, 2048 as an AND of ORs; at most 64 fit.',
    ],
  ])('%j is refused with the reason and the place', (text, said) => {
    expect(problem(text)).toBe(said);
  });

  test('a place is counted as a text box counts, from one', () => {
    expect(placeWords('abc', 0)).toBe('character 1');
    expect(placeWords('ab\ncd', 3)).toBe('line 2, character 1');
    expect(placeWords('ab\ncd', 5)).toBe('line 2, character 3');
    expect(placeWords('', 0)).toBe('character 1');
  });
});

describe('the box says', () => {
  test('size, form and clauses under their letters', () => {
    const dnf = shown('(x1 & x2 & !x3) | (x4 & x5)');
    expect(sizeWords(dnf)).toBe(
      '5 variables, 2 clauses. True when everything in at least one clause holds.',
    );
    expect(dnf.clauses.map(({ letter, literals }) => [letter, literals.length])).toEqual([
      ['A', 3],
      ['B', 2],
    ]);
    expect(dnf.clauses[0].literals[2]).toEqual({ name: 'x3', negated: true });
    const cnf = shown('(a | b | c) & (c | d | e) & (e | f)');
    expect(cnf.form).toBe('cnf');
    expect(sizeWords(cnf)).toMatch(/True when something in every clause holds\.$/);
    expect(cnf.clauses.map((c) => c.letter)).toEqual(cnf.clauses.map((_, c) => groupLetter(c)));
  });

  test('which clauses a split keeps whole and which may be torn', () => {
    expect(splitWords(shown('(x1 & x2) | (x3 & x4)'))).toMatch(/^No two clauses share/);
    expect(splitWords(shown('x1 & x2'))).toMatch(/^One clause/);
    const ring = shown(RING);
    expect(ring.clauses.map((c) => c.pieces)).toEqual([1, 3, 1, 3]);
    expect(splitWords(ring)).toBe(
      'A clause-aware split keeps A and C whole; B and D share variables and may be torn into up to 3 parts.',
    );
  });

  test('how often it is true, of random inputs and of examples', () => {
    const two = shown('(x1 & x2 & !x3) | (x4 & x5)');
    const share = 0.22 ** 2 * 0.78 + 0.22 ** 2 - 0.22 ** 4 * 0.78;
    expect(two.random.share).toBeCloseTo(share, 10);
    expect(balanceWords(two, 0.22)).toBe(
      'True for 8 % of random inputs that are on with chance 0.22; the examples are chosen so that half of them are true.',
    );
    expect(balanceWords({ ...two, trained: 0.31 }, 0.22)).toMatch(
      /Balance: 31 % of the examples .* Guessing is right 69 % of the time\.$/,
    );
    expect([0, 0.004, 0.5, 0.996, 1].map(percent).join()).toBe(
      '0 %,under 1 %,50 %,over 99 %,100 %',
    );
  });

  test('what names are in the pictures, and what does not matter', () => {
    expect(namesWords(shown('x1 & x2'))).toBe('');
    expect(namesWords(shown('rain & sun'))).toBe(
      'In the pictures rain is input 1 and sun is input 2.',
    );
    expect(idleWords(shown('x1 & x4'))).toMatch(/^x2 and x3 change nothing/);
    expect(idleWords(shown('(a & b) | (a & !b & c) | (a & !b & !c & d) | a'))).toMatch(
      /^b, c and d change nothing/,
    );
    expect(idleWords(shown('a & b'))).toBe('');
  });

  test('the truth table as a person counts, for up to ten variables', () => {
    const { table } = shown('a & !b | c');
    if (!table) throw new Error('no table');
    const rows = truthRows(table);
    expect(table.names).toEqual(['a', 'b', 'c']);
    expect(rows.map(({ bits, value }) => `${bits.join('')} ${value}`)).toEqual([
      '000 0',
      '001 1',
      '010 0',
      '011 1',
      '100 1',
      '101 1',
      '110 0',
      '111 1',
    ]);
    const of = (n: number) => shown(Array.from({ length: n }, (_, i) => `a${i}`).join(' & ')).table;
    expect(of(10)?.table.rows).toBe(1024);
    expect(of(11)).toBeNull();
    // A constant has one too, which shows why it is refused.
    const constant = readFormula('a | !a', OPTIONS);
    expect(constant.kind === 'refused' && constant.table?.table.rows).toBe(2);
  });

  test.each(OWN_EXAMPLES.map((example) => [example.label, example] as const))(
    'of the example “%s” that it can be learned',
    (_, { text, reason }) => {
      const { trained, clauses } = shown(text);
      expect(trained).toBe(0.5);
      expect(clauses.length).toBeGreaterThan(1);
      expect(reason).toMatch(/\.$/);
    },
  );
});
