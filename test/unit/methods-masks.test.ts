/** Who gets which input: the deals of the methods against what is said about them in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MethodId } from '../../src/methods';
import type { Spec } from '../../src/spec/spec';
import { validateSpec } from '../../src/spec/validate';
import { taskOf } from '../../src/tasks';
import { smallSpec } from '../support/small-run';
import { type Masks, stagedMasks } from '../support/staged';

const anySpec = fc
  .record({
    clauses: fc.integer({ min: 1, max: 9 }),
    literals: fc.integer({ min: 1, max: 5 }),
    hidden: fc.integer({ min: 1, max: 9 }),
    alpha: fc.integer({ min: 1, max: 8 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  })
  .map((shape) => validateSpec(smallSpec({ ...shape, p: 0.3, train: 64, test: 64 })).spec);

const over = (
  ids: readonly MethodId[],
  property: (masks: Masks, spec: Spec, id: MethodId) => void,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anySpec, fc.constantFrom(...ids), async (spec, id) =>
      property(await stagedMasks(spec, id), spec, id),
    ),
    { numRuns: 80, seed: 11 },
  );

const inputsOf = ({ clauses, literals }: Spec): number => clauses * literals;
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const sizes = (children: readonly (readonly number[])[]): number[] => children.map((c) => c.length);

/** Whether siblings share out all inputs, each to exactly one of them. */
const sharesOut = (children: readonly (readonly number[])[], inputs: number): boolean =>
  sorted(children.flat()).join() === range(inputs).join();

/** Most inputs of one child among any four neighbours 4b … 4b + 3. */
const mostOfFour = (child: readonly number[]): number =>
  Math.max(0, ...child.map((j) => child.filter((i) => i >> 2 === j >> 2).length));

describe('siblings', () => {
  test('share out all inputs: random, clause-aware, shared, 2:4', async () => {
    await over(
      ['fpe-random', 'fpe-clause', 'fpe-shared', 'fpe-nm', 'fpe-reinit'],
      (masks, spec) => {
        expect(masks).toHaveLength(spec.hidden);
        for (const children of masks) {
          expect(children).toHaveLength(spec.alpha);
          expect(sharesOut(children, inputsOf(spec))).toBe(true);
          // Controls: an input given twice, and one given to nobody.
          expect(sharesOut([...children, [0]], inputsOf(spec))).toBe(false);
          expect(
            sharesOut(
              children.map((c) => c.slice(1)),
              inputsOf(spec),
            ),
          ).toBe(false);
        }
      },
    );
  });

  test('have the same number of inputs but for one, unless whole clauses are dealt', async () => {
    await over(['fpe-random', 'fpe-shared', 'fpe-nm'], (masks, spec) => {
      for (const children of masks) {
        expect(Math.max(...sizes(children)) - Math.min(...sizes(children))).toBeLessThanOrEqual(1);
        expect(Math.max(...sizes(children))).toBe(Math.ceil(inputsOf(spec) / spec.alpha));
      }
    });
  });

  test('get whole clauses where the split is clause-aware, and only there', async () => {
    let torn = 0;
    await over(['fpe-clause', 'fpe-random'], (masks, spec, id) => {
      const { groupOf } = taskOf(spec.task).groups(spec, spec.seed);
      for (const children of masks) {
        const clauses = children.map((child) => new Set(child.map((j) => groupOf[j])));
        const held = clauses.reduce((sum, set) => sum + set.size, 0);
        if (id === 'fpe-random') torn += held > spec.clauses ? 1 : 0;
        else {
          expect(held).toBe(spec.clauses);
          const counts = clauses.map((set) => set.size);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }
    });
    expect(torn).toBeGreaterThan(50);
  });

  test('are the same for every parent where one mask is shared, and only there', async () => {
    let different = 0;
    await over(['fpe-shared', 'fpe-random'], (masks, _, id) => {
      const kinds = new Set(masks.map((children) => JSON.stringify(children)));
      if (id === 'fpe-shared') expect(kinds.size).toBe(1);
      else if (kinds.size > 1) different++;
    });
    expect(different).toBeGreaterThan(20);
  });

  test('draw parts of the same size on their own where they overlap', async () => {
    let overlapping = 0;
    let lost = 0;
    await over(['fpe-overlap'], (masks, spec) => {
      const d = inputsOf(spec);
      const expected = range(spec.alpha).map((k) => Math.ceil((d - k) / spec.alpha));
      for (const children of masks) {
        expect(sizes(children)).toEqual(expected);
        for (const child of children) expect(new Set(child).size).toBe(child.length);
        if (new Set(children.flat()).size < children.flat().length) overlapping++;
        if (new Set(children.flat()).size < d) lost++;
      }
    });
    expect(Math.min(overlapping, lost)).toBeGreaterThan(100);
  });

  test('see the same inputs where they overlap completely', async () => {
    let strict = 0;
    await over(['fpe-shared-subset', 'fpe-overlap'], (masks, spec, id) => {
      const d = inputsOf(spec);
      const expected = range(spec.alpha).map((k) => Math.ceil((d - k) / spec.alpha));
      for (const [first, ...rest] of masks) {
        const within = rest.every((child) => child.every((j) => first.includes(j)));
        if (id === 'fpe-overlap') strict += within ? 0 : 1;
        else {
          expect(sizes([first, ...rest])).toEqual(expected);
          expect(within).toBe(true);
        }
      }
    });
    expect(strict).toBeGreaterThan(50);
  });

  test('hold everything as clones', async () => {
    await over(['fpe-clones'], (masks, spec) => {
      for (const child of masks.flat()) expect(child).toEqual(range(inputsOf(spec)));
      expect(masks.flat()).toHaveLength(spec.hidden * spec.alpha);
    });
  });

  test('of a wide network there are none: each neuron keeps all its inputs', async () => {
    await over(['pruned-wide', 'lottery-ticket'], (masks, spec) => {
      expect(masks).toHaveLength(spec.hidden * spec.alpha);
      for (const children of masks) expect(children).toEqual([range(inputsOf(spec))]);
    });
  });
});

describe('the pattern of 2:4', () => {
  test('leaves a child at most ⌈4/α⌉ of any four neighbouring inputs', async () => {
    let broken = 0;
    await over(['fpe-nm', 'fpe-random'], (masks, spec, id) => {
      for (const child of masks.flat()) {
        const most = mostOfFour(child);
        if (id === 'fpe-random') broken += most > Math.ceil(4 / spec.alpha) ? 1 : 0;
        else expect(most).toBeLessThanOrEqual(Math.ceil(4 / spec.alpha));
      }
    });
    expect(broken).toBeGreaterThan(50);
  });

  test('is two of each four at α = 2', async () => {
    const spec = smallSpec({ clauses: 8, literals: 4, hidden: 8, alpha: 2 });
    const counts = (masks: Masks): number[] =>
      masks
        .flat()
        .flatMap((child) => range(8).map((b) => child.filter((j) => j >> 2 === b).length));
    expect(new Set(counts(await stagedMasks(spec, 'fpe-nm')))).toEqual(new Set([2]));
    expect(new Set(counts(await stagedMasks(spec, 'fpe-random'))).size).toBeGreaterThan(1);
  });
});
