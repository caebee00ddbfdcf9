/** All tasks over bits but `dnf`, which has a file of its own: labels, balance, groups, runs. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createWasmBackend } from '../../src/engine/wasm/backend';
import { membersOf } from '../../src/model/groups';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { dataPatch, formulaPatch } from '../../src/spec/own-task';
import type { Spec } from '../../src/spec/spec';
import { validateSpec } from '../../src/spec/validate';
import { TASKS, type Task, taskOf } from '../../src/tasks';
import { evaluate } from '../../src/tasks/formula/evaluate';
import { parse } from '../../src/tasks/formula/parse';
import { loadFormulas } from '../../src/tasks/formula-core';
import { keptDataset } from '../support/own-data';
import { smallSpec, unpackExamples } from '../support/small-run';
import { momentsOf, wholeRun } from '../support/whole-run';

/** Shared variables: a ring of four clauses, and an AND of ORs with names. */
const RING = '(x1 & x2 & x3) | (x3 & x4 & x5) | (x5 & x6 & x7) | (x7 & x8 & x1)';
const WORDS = '(rain -> umbrella) & (sun | cloud | rain) & !(sun & cloud & wind)';

beforeAll(loadFormulas);

const specOf = (patch: Partial<Spec>): Spec => {
  const { spec, notices } = validateSpec(smallSpec(patch));
  expect(notices).toEqual([]);
  return spec;
};

/** A specification of every task; the methods of `data` need no clauses. */
const every = (): (readonly [string, Spec])[] => [
  ['cnf', specOf({ task: 'cnf' })],
  ['cnf with negated inputs', specOf({ task: 'cnf', polarity: 0.5, sampler: 'iid', p: 0.5 })],
  ['parity', specOf({ task: 'parity' })],
  ['threshold', specOf({ task: 'threshold', clauses: 5 })],
  ['a ring', specOf({ task: 'formula', formula: RING })],
  ['words', specOf({ task: 'formula', formula: WORDS })],
  ['a file', specOf({ ...dataPatch(keptDataset(400, 6).id, DEFAULT_SPEC), train: 200, test: 64 })],
];

/** Whether ±1 inputs make it true, worked out from the groups or the text alone. */
function truth({ task, formula, ...spec }: Spec, x: readonly number[]): boolean {
  if (task === 'data') return x[0] > 0 !== x[1] > 0;
  if (task === 'formula') {
    const parsed = parse(formula);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return evaluate(
      parsed.formula.root,
      Uint8Array.from(x, (v) => (v > 0 ? 1 : 0)),
    );
  }
  const groups = taskOf(task).groups({ formula, ...spec }, spec.seed);
  const [first, ...rest] = membersOf(groups);
  const holds = (j: number): boolean => x[j] === groups.sign[j];
  if (task === 'cnf') return [first, ...rest].every((clause) => clause.some(holds));
  const held = first.filter(holds).length;
  return task === 'parity' ? held % 2 === 1 : 2 * held > first.length;
}

test('every task over bits is looked at here, or in dnf.test.ts', () => {
  const seen = new Set([...every().map(([, { task }]) => task), 'dnf']);
  const bits = TASKS.filter((task: Task) => task.outline === undefined);
  expect([...seen].sort()).toEqual(bits.map(({ id }) => id).sort());
});

describe('examples', () => {
  test('have the label that the task says, and not that of another seed or formula', () => {
    for (const [name, spec] of every()) {
      for (const part of ['train', 'test'] as const) {
        const { xs, ys } = unpackExamples(spec, spec.seed, part);
        const say = (of: Spec): number[] => xs.map((x) => (truth(of, x) ? 1 : 0));
        expect(ys, name).toEqual(say(spec));
        // Control: a task that differs a little says something else.
        const other: Spec =
          spec.task === 'formula'
            ? { ...spec, formula: spec.formula.replace(/x1|rain/, '1') }
            : spec.task === 'data'
              ? { ...spec, task: 'parity', clauses: 2, literals: 3 }
              : { ...spec, seed: spec.seed + 1 };
        expect(ys, name).not.toEqual(say(other));
      }
    }
  });

  test('are balanced where they are drawn, and as the file is where they are not', () => {
    for (const [name, spec] of every()) {
      const task: Task = taskOf(spec.task);
      const { ys } = unpackExamples(spec, spec.seed, 'train');
      const share = ys.reduce((sum, y) => sum + y, 0) / ys.length;
      const balance = task.balance(spec, spec.seed);
      if (spec.task === 'data') {
        const all = unpackExamples({ ...spec, train: 320 }, spec.seed, 'train').ys;
        const rest = unpackExamples({ ...spec, test: 80 }, spec.seed, 'test').ys;
        expect(balance).toBe([...all, ...rest].reduce((sum, y) => sum + y, 0) / 400);
      } else {
        expect(balance, name).toBe(0.5);
        expect(share, name).toBe(0.5);
      }
    }
    expect(taskOf('data').balance({ ...DEFAULT_SPEC, data: '00000000.500x3' }, 1)).toBeNaN();
  });

  test('are the same for the same seed, of any number', () => {
    for (const [, spec] of every()) {
      const task: Task = taskOf(spec.task);
      const [few, many] = [40, 60].map((count) => task.examples(spec, 7, 'train', count));
      expect(many.rows.slice(0, few.rows.length)).toEqual(few.rows);
      expect(task.examples(spec, 8, 'train', 40).rows).not.toEqual(few.rows);
    }
  });
});

describe('groups', () => {
  test('are as many as the task says before any seed is known', () => {
    for (const [name, spec] of every()) {
      const task: Task = taskOf(spec.task);
      for (const seed of [1, 2, 3]) {
        const groups = task.groups(spec, seed);
        expect(groups.count, name).toBe(task.clauseCount(spec));
        expect(groups.groupOf, name).toHaveLength(task.inputs(spec));
        expect(groups.sign, name).toHaveLength(task.inputs(spec));
        expect(Math.max(...groups.groupOf), name).toBe(groups.count - 1);
      }
    }
  });

  test('of families fit the kernels whatever the options', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('cnf', 'parity', 'threshold'),
        fc.integer({ min: 1, max: 32 }),
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom(0.01, 0.22, 0.99),
        fc.constantFrom('decoys', 'iid'),
        fc.constantFrom(0, 0.5, 1),
        (task, clauses, literals, p, sampler, polarity) => {
          const { spec } = validateSpec({ task, clauses, literals, p, sampler, polarity });
          const options = { ...spec, train: 64, test: 64 };
          expect(spec.task).toBe(task);
          expect(spec.p).toBe(p);
          const groups = taskOf(task).groups(options, 3);
          expect(groups.count).toBe(taskOf(task).clauseCount(options));
          expect(groups.groupOf.length).toBeLessThanOrEqual(128);
          // The sampler plants what hardly ever comes, so nothing is refused and all is balanced.
          expect(taskOf(task).balance(options, 3)).toBe(0.5);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('runs', () => {
  test('on the reference engine go through the split with finite measures', async () => {
    for (const [name, small] of every()) {
      const spec = { ...small, hidden: 3, train: 96, test: 64, warmup: 1, finetune: 1 };
      const run = await wholeRun(spec);
      expect(run.frames, name).toHaveLength(4);
      for (const [method, moment, measures] of momentsOf(run)) {
        for (const [key, value] of Object.entries(measures)) {
          expect(Number.isFinite(value), `${name} ${method} ${moment} ${key}`).toBe(true);
        }
        expect(measures.accuracy).toBeGreaterThanOrEqual(0);
      }
      for (const method of spec.methods.slice(1)) {
        const ledger = run.ledger(method);
        expect(ledger && ledger.after[0] + ledger.after[1], name).toBe(ledger?.budget);
      }
    }
  });

  test('on WebAssembly say what the reference says', async () => {
    for (const [name, small] of every()) {
      const spec = { ...small, hidden: 3, train: 96, test: 64, warmup: 1, finetune: 1 };
      const [plain, wasm] = [
        await wholeRun(spec),
        await wholeRun(spec, () => createWasmBackend({ relaxed: false, status: {} })),
      ];
      for (const method of spec.methods) {
        const [a, b] = [plain, wasm].map((run) => run.measures(method, 'after'));
        // Two of 64 test examples may fall on the other side of a rounding.
        expect(Math.abs(a.accuracy - b.accuracy), `${name} ${method}`).toBeLessThan(0.04);
        expect(b.coverage).toBe(a.coverage);
        expect(b.wholes).toBe(a.wholes);
        expect(b.interference).toBeCloseTo(a.interference, 2);
      }
    }
  });
});

describe('what "Train this" changes', () => {
  test('a formula loses the blanks around it and keeps every other setting', () => {
    const before = { ...DEFAULT_SPEC, train: 900, methods: ['dense', 'set'] } as const;
    expect(formulaPatch(' x1 &\n x2 ', before)).toEqual({ task: 'formula', formula: 'x1 &\n x2' });
  });

  test('a file brings its rows and leaves out what needs clauses; a formula after it undoes that', () => {
    const { id } = keptDataset(1000, 5);
    const patch = dataPatch(id, DEFAULT_SPEC);
    expect(patch).toEqual({
      task: 'data',
      data: id,
      train: 800,
      test: 200,
      methods: ['dense', 'fpe-random'],
    });
    const spec = specOf({ ...DEFAULT_SPEC, ...patch });
    expect(dataPatch(id, { ...spec, methods: ['dense', 'fpe-clause'] }).methods).toEqual([
      'dense',
      'fpe-random',
    ]);
    const { train, test: tests, methods } = DEFAULT_SPEC;
    expect(formulaPatch('x1 & x2', spec)).toMatchObject({ train, test: tests, methods });
    expect(() => dataPatch('nonsense', DEFAULT_SPEC)).toThrow('"nonsense" names no file');
  });
});
