/** What docs/codes.md says of rules and limits is what the code does. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_TAU, LEAST_LIKENESS, PART } from '../../src/metrics/codes';
import { MOST_TABLE_INPUTS } from '../../src/store/own-formula';
import { MAX_COLUMNS, MAX_ROWS, MIN_COLUMNS, MIN_ROWS } from '../../src/tasks/data-shape';
import { MAX_TEXT, MAX_VARIABLES, type Node } from '../../src/tasks/formula/ast';
import { MAX_CLAUSES } from '../../src/tasks/formula/normal-form';
import { parse } from '../../src/tasks/formula/parse';
import { MAX_TERMS } from '../../src/tasks/formula/terms';

const lines = readFileSync('docs/codes.md', 'utf8').split('\n');
const text = lines.join(' ').replaceAll(/\s+/g, ' ');
const number = (n: number): string => n.toLocaleString('en');

function root(formula: string): Node {
  const result = parse(formula);
  if (!result.ok) throw new Error(`${formula}: ${result.error.message}`);
  return result.formula.root;
}

test('thresholds', () => {
  expect(text).toContain(`τ is ${DEFAULT_TAU} unless moved`);
  expect(text).toContain(`at least ${LEAST_LIKENESS}, loud neurons`);
  expect(text).toContain('*in part* is half of the literals');
  expect(PART).toBe(0.5);
});

test('limits', () => {
  expect(text).toContain(
    `${MAX_VARIABLES} variables, ${number(MAX_TEXT)} characters, ${MAX_CLAUSES} clauses; while it is multiplied out, ${number(MAX_TERMS)} clauses`,
  );
  expect(text).toContain(`up to ${MOST_TABLE_INPUTS} variables`);
  expect(text).toContain(
    `${MIN_ROWS} to ${number(MAX_ROWS)} rows, ${MIN_COLUMNS} to ${MAX_COLUMNS} inputs`,
  );
});

/** Signs of a row of the table of notation. */
function signsOf(name: string): string[] {
  const row = lines.find((line) => line.startsWith(`| ${name} |`)) ?? '';
  const cell = row.replaceAll(/<code>(.*?)<\/code>/g, '`$1`').replaceAll('&#124;', '|');
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, sign]) => sign);
}

test.each([
  ['not', (sign: string) => (sign === "'" ? "a'" : `${sign} a`), '!a'],
  ['and', (sign: string) => `a ${sign} b`, 'a & b'],
  ['xor', (sign: string) => `a ${sign} b`, 'a ^ b'],
  ['or', (sign: string) => `a ${sign} b`, 'a | b'],
] as const)('every sign for %s is one', (name, written, same) => {
  const signs = signsOf(name);
  expect(signs.length).toBeGreaterThan(2);
  for (const sign of signs) expect([sign, root(written(sign))]).toEqual([sign, root(same)]);
});

test('signs bind in the order of the table', () => {
  expect(root('!a & b ^ c | d -> e <-> f')).toEqual(root('(((((!a) & b) ^ c) | d) -> e) <-> f'));
  expect(root('!a & b ^ c')).not.toEqual(root('!a & (b ^ c)'));
  expect(root('a -> b -> c')).not.toEqual(root('(a -> b) -> c'));
  expect(parse('a b').ok).toBe(false);
  expect(signsOf('implies, iff').map((sign) => parse(`a ${sign} b`).ok)).not.toContain(false);
});
