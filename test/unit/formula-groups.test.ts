import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../src/model/groups';
import { splitGroups } from '../../src/tasks/formula/group-rule';
import { clauseLists } from '../support/formulas';

const inputOf = (literal: number): number => Math.abs(literal) - 1;

/** Members of the groups, 1-based as literals are. */
const members = (clauses: readonly number[][], d: number): number[][] =>
  membersOf(splitGroups(clauses, d).groups).map((group) => group.map((j) => j + 1));

describe('groups of clauses that share inputs', () => {
  test('are the clauses themselves where nothing is shared', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.boolean()),
        fc.nat(9),
        (sizes, negative, spare) => {
          let last = 0;
          const clauses = sizes.map((size) =>
            Array.from({ length: size }, () => {
              last++;
              return negative.next().value ? -last : last;
            }),
          );
          const { groups, pieces } = splitGroups(clauses, last + spare);
          expect(membersOf(groups)).toEqual(clauses.map((clause) => clause.map(inputOf)));
          expect([...groups.sign.slice(0, last)]).toEqual(clauses.flat().map(Math.sign));
          expect([...groups.groupOf.slice(last)]).toEqual(Array(spare).fill(-1));
          expect(pieces).toEqual(sizes.map(() => 1));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('hold every input that occurs once, and no other', () => {
    fc.assert(
      fc.property(clauseLists(14, 16), (clauses) => {
        const { groups, pieces } = splitGroups(clauses, 14);
        const occurring = [...new Set(clauses.flat().map(inputOf))].sort((a, b) => a - b);
        const held = membersOf(groups);
        expect(held.flat().sort((a, b) => a - b)).toEqual(occurring);
        expect(held.every((group) => group.length > 0)).toBe(true);
        // Each group holds the free inputs of a clause and no more than half of all, or was one.
        const longest = Math.max(...clauses.map((clause) => clause.length));
        for (const group of held) {
          expect(group.length).toBeLessThanOrEqual(Math.max(occurring.length / 2, longest));
        }
        for (const [c, clause] of clauses.entries()) {
          expect(pieces[c]).toBe(new Set(clause.map((l) => groups.groupOf[inputOf(l)])).size);
        }
        // The shortest clause of all is free when it is taken.
        expect(pieces).toContain(1);
        // A sign is one the input has in some clause.
        for (const j of occurring) expect(clauses.flat()).toContain(groups.sign[j] * (j + 1));
      }),
      { numRuns: 500 },
    );
  });

  test('keep whole a set of clauses that share nothing, to which none can be added', () => {
    fc.assert(
      fc.property(clauseLists(14, 16), (clauses) => {
        const { pieces } = splitGroups(clauses, 14);
        const whole = clauses.filter((_, c) => pieces[c] === 1);
        for (const clause of clauses) {
          const inputs = clause.map(inputOf);
          const meets = whole.some((other) => other.map(inputOf).some((j) => inputs.includes(j)));
          expect(meets).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [
      'a chain keeps every second clause',
      [
        [1, 2],
        [2, 3],
        [3, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
      [1, 2, 1],
    ],
    [
      'the shorter clause comes first',
      [
        [1, 2, 3, 9],
        [3, 4],
      ],
      [
        [1, 2, 9],
        [3, 4],
      ],
      [2, 1],
    ],
    [
      'a star has its centre in the first ray',
      [
        [1, 2, 3],
        [1, 4, 5],
        [1, 6, 7],
      ],
      [
        [1, 2, 3],
        [4, 5],
        [6, 7],
      ],
      [1, 2, 2],
    ],
    [
      'the rest of a clause joins the group that holds more than half of it',
      [
        [1, 2, 3],
        [-1, -2, 4],
        [5, 6, 7],
        [8, 9, 10],
      ],
      [
        [1, 2, 3, 4],
        [5, 6, 7],
        [8, 9, 10],
      ],
      [1, 1, 1, 1],
    ],
    [
      'but not where half of all inputs would be together',
      [
        [1, 2, 3],
        [1, 2, 4],
      ],
      [[1, 2, 3], [4]],
      [1, 2],
    ],
    [
      'clauses over the same inputs share a group',
      [
        [1, -2],
        [-1, 2],
        [3, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
      [1, 1, 1],
    ],
  ])('%s', (_, clauses, groups, pieces) => {
    expect(members(clauses, 10)).toEqual(groups);
    expect(splitGroups(clauses, 10).pieces).toEqual(pieces);
  });

  test('do not hang on how literals are signed or ordered within a clause', () => {
    fc.assert(
      fc.property(clauseLists(10, 10), (clauses) => {
        const turned = clauses.map((clause) => clause.map((l) => -l).reverse());
        expect(members(turned, 10)).toEqual(members(clauses, 10));
      }),
      { numRuns: 200 },
    );
  });

  test('take no clauses at all', () => {
    expect(splitGroups([], 3)).toEqual({
      groups: { count: 0, groupOf: Int16Array.of(-1, -1, -1), sign: Int8Array.of(1, 1, 1) },
      founders: [],
      pieces: [],
    });
  });
});
