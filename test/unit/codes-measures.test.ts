/** Codes and agreement as runs record them, over all tasks, against `metrics/codes` in f64. */
import { beforeAll, describe, expect, test } from 'vitest';
import { METHODS } from '../../src/methods';
import { agreement, clausesOf, DEFAULT_TAU, logits, reconstruct } from '../../src/metrics/codes';
import { metricOf } from '../../src/metrics/register';
import { CODE_MEASURES, nullOf } from '../../src/model/measures';
import { momentFrame } from '../../src/model/timeline';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { dataPatch } from '../../src/spec/own-task';
import { type Spec, scheduleOf } from '../../src/spec/spec';
import { loadTasks, taskOf } from '../../src/tasks';
import { keptDataset } from '../support/own-data';
import { smallSpec } from '../support/small-run';
import { momentsOf, wholeRun } from '../support/whole-run';

/** Clauses 2 and 3 share x4 with opposite signs; the last founds no group of its own. */
const SHARED = '(x1 & x2 & !x3) | (x4 & x5) | (!x4 & x6 & x7) | (x2 & x5 & x8)';
const methods = METHODS.map(({ id }) => id);
const common = { methods, lr: 0.05, train: 300, test: 90, batch: 16, warmup: 3, finetune: 3 };
const TASKS: [string, Partial<Spec>][] = [
  ['disjoint clauses', { task: 'dnf', polarity: 0.5 }],
  ['clauses that share inputs', { task: 'formula', formula: SHARED }],
  ['an AND of ORs', { task: 'cnf' }],
  ['one clause', { task: 'parity' }],
  ['α above the clauses', { task: 'dnf', alpha: 5, hidden: 3 }],
];

beforeAll(() => loadTasks(['dnf', 'formula', 'cnf', 'parity']));

describe.each(TASKS)('%s', (_, patch) => {
  const known = methods.filter((id) => id !== 'fpe-clause');
  const spec = smallSpec({ ...common, methods: known, ...patch } as Partial<Spec>);

  test('codes are those of the clauses, not of the groups', async () => {
    const run = await wholeRun(spec);
    const groups = taskOf(spec.task).groups(spec, spec.seed);
    const seen = new Set<number>();
    for (const [method, moment, measures] of momentsOf(run)) {
      const network = run.network(method, momentFrame(scheduleOf(spec), moment));
      for (const id of CODE_MEASURES) {
        const what = `${id} of ${method} ${moment}`;
        expect(measures[id], what).toBeCloseTo(metricOf(id).of(network, groups), 12);
        expect(measures[nullOf(id)], what).toBeGreaterThanOrEqual(0);
        seen.add(measures[id]);
      }
      const most = clausesOf(groups).length;
      expect(measures.codeless).toBeLessThanOrEqual(most);
      expect(measures.codeWeight * most).toBeCloseTo(measures.codeLoad * network.children, 9);
    }
    // Control: networks differ.
    expect(seen.size).toBeGreaterThan(6);
  });

  test('agreement is that of the reconstruction on the test set', async () => {
    const run = await wholeRun(spec);
    const bits = taskOf(spec.task).examples(spec, spec.seed, 'test', spec.test);
    let apart = 0;
    let wrong = 0;
    for (const [method, moment, measures] of momentsOf(run)) {
      const network = run.network(method, momentFrame(scheduleOf(spec), moment));
      const signs = reconstruct(network, DEFAULT_TAU);
      const [a, b] = [logits(network, bits), logits(signs, bits)];
      const close = a.filter((z, i) => Math.min(Math.abs(z), Math.abs(b[i])) < 1e-5).length;
      const off = (share: number): number => Math.abs(measures.agreement - share) * spec.test;
      expect(off(agreement(network, signs, bits)), `${method} ${moment}`).toBeLessThan(
        close + 0.01,
      );
      if (measures.agreement < 1 - close / spec.test) apart++;
      // Control: the reconstruction at another threshold says other things.
      if (off(agreement(network, reconstruct(network, 1.5), bits)) > close + 0.5) wrong++;
    }
    expect(apart).toBeGreaterThan(5);
    expect(wrong).toBeGreaterThan(5);
  });
});

test('the clauses of a formula that shares inputs are more than its groups', () => {
  const spec = smallSpec({ task: 'formula', formula: SHARED });
  const groups = taskOf(spec.task).groups(spec, spec.seed);
  expect(clausesOf(groups).length).toBe(4);
  expect(clausesOf(groups)).not.toEqual(clausesOf({ ...groups, clauses: undefined }));
});

test('where no clauses are known, nothing is carried, and signs still answer', async () => {
  const { id } = keptDataset(300, 12);
  const spec: Spec = {
    ...smallSpec({ warmup: 3, finetune: 3, lr: 0.05 }),
    ...dataPatch(id, DEFAULT_SPEC),
    methods: ['dense', 'fpe-random'],
  };
  expect(clausesOf(taskOf(spec.task).groups(spec, spec.seed))).toEqual([]);
  for (const [, , measures] of momentsOf(await wholeRun(spec))) {
    for (const of of CODE_MEASURES) expect([measures[of], measures[nullOf(of)]]).toEqual([0, 0]);
    expect(measures.agreement).toBeGreaterThan(0.4);
  }
});
