/** Random formulas and clauses, for tests of `src/tasks/formula`. */
import fc from 'fast-check';
import {
  combine,
  constant,
  type Formula,
  type Node,
  negate,
  OPERATORS,
} from '../../src/tasks/formula/ast';
import { numberedNames } from '../../src/tasks/formula/names';
import { parse } from '../../src/tasks/formula/parse';

const input = (i: number): Node => ({ kind: 'input', input: i });

/** Trees as the parser builds them, over inputs 0 … d−1, some of which may not occur. */
export function trees(d: number): fc.Arbitrary<Node> {
  const leaf = fc.oneof(
    { weight: 12, arbitrary: fc.nat(d - 1).map(input) },
    { weight: 1, arbitrary: fc.boolean().map(constant) },
  );
  return fc.letrec<{ tree: Node }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      leaf,
      tie('tree').map(negate),
      fc
        .tuple(fc.constantFrom(...OPERATORS), fc.array(tie('tree'), { minLength: 2, maxLength: 4 }))
        .map(([kind, of]) => combine(kind, of)),
    ),
  })).tree;
}

/** Formulas over x1 … xd. */
export const formulas = (d: number): fc.Arbitrary<Formula> =>
  trees(d).map((root) => ({ root, inputs: d, names: numberedNames(d) }));

/** Lists of clauses: signed 1-based literals, no input twice in one; empty clauses left out. */
export const clauseLists = (d: number, most: number): fc.Arbitrary<number[][]> =>
  fc.array(
    fc
      .uniqueArray(fc.integer({ min: 1, max: d }), { minLength: 1, maxLength: 5 })
      .chain((inputs) =>
        fc.tuple(...inputs.map((i) => fc.boolean().map((negative) => (negative ? -i : i)))),
      ),
    { minLength: 1, maxLength: most },
  );

/** The formula of a text that has one. */
export function formulaOf(text: string): Formula {
  const result = parse(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.message} at ${result.error.at}`);
  return result.formula;
}

/** Bit r·d + j … of all assignments: bits[j] of row r is bit j of r. */
export const assignments = (d: number): number[][] =>
  Array.from({ length: 2 ** d }, (_, r) => Array.from({ length: d }, (_, j) => (r >> j) & 1));
