/** The formula read where nobody knows the true one: held against the network's own answers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Clause, clausesOf, type Form, formulaAnswers, logits } from '../../src/metrics/codes';
import type { Network } from '../../src/model/network';
import { codeReading } from '../../src/plots/code-reading';
import type { PlotInput } from '../../src/plots/plot';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { codeTask } from '../../src/store/code-task';
import { taskOf } from '../../src/tasks';
import { loadFormulas } from '../../src/tasks/formula-core';
import { codedNetwork, disjointClauses } from '../support/code-networks';
import { captionOf, input, modelOf } from '../support/plot-input';

const D = 12;
const CLAUSES = disjointClauses(3, 4, 3);
const rows = Uint32Array.from({ length: 2 ** D }, (_, b) => b);
const ALL = { count: rows.length, inputs: D, wordsPerRow: 1, rows };

/** A network that is the formula: a neuron a clause, that is on when it holds, or when it fails. */
function formulaNetwork(form: Form): Network {
  const output = form === 'dnf' ? 1 : -1;
  const carriers = CLAUSES.map((_, g) => ({ clauses: [g], output }) as const);
  const network = codedNetwork(CLAUSES, D, carriers, 0.01);
  return { ...network, bias: new Float32Array(3).fill(-3), outputBias: -0.5 * output };
}

/** A run that ends with this network, of data without clauses. */
function runOf(network: Network, form: Form | null = null): PlotInput {
  const at = input({ alpha: 1, methods: ['dense'] }, { method: 'dense' });
  const last = at.record.frames - 1;
  const networks = new Map([['dense', [network, ...new Array(last - 1), network]]]);
  const groups = {
    count: 0,
    groupOf: new Int16Array(D).fill(-1),
    sign: new Int8Array(D).fill(1),
  };
  const task = {
    form,
    examples: (_: number, most: number) => ({ ...ALL, count: Math.min(most, ALL.count) }),
  };
  const codes = { tau: 0.5, relation: 'overlap', task } as const;
  return { ...at, record: { ...at.record, groups, networks }, codes };
}

const lists = (clauses: readonly Clause[]) =>
  clauses.map(({ inputs, signs }) => ({ inputs, signs }));

describe.each(['dnf', 'cnf'] as const)('a network that is a formula (%s)', (form) => {
  it('says what the formula says', () => {
    const answers = logits(formulaNetwork(form), ALL).map((z) => (z > 0 ? 1 : 0));
    expect([...formulaAnswers(CLAUSES, form, ALL)]).toEqual([...answers]);
    // Control: the formula with one literal turned does not.
    const [first, ...others] = CLAUSES;
    const signs = first.signs.map((s, k) => (k === 0 ? -s : s)) as Clause['signs'];
    const wrong = formulaAnswers([{ ...first, signs }, ...others], form, ALL);
    expect([...wrong]).not.toEqual([...answers]);
  });
  it('is read as that form, exactly, without being told', () => {
    const [side] = modelOf(codeReading, runOf(formulaNetwork(form))).sides;
    expect(side.form).toBe(form);
    expect(lists(side.clauses.map((c) => c.clause))).toEqual(CLAUSES);
    expect(side.agreement).toBe(1);
    expect(side.commoner).toBeLessThan(1);
    expect(side.examples).toBe(2000);
  });
});

it('without clauses an OR is false and an AND true', () => {
  const bits = { ...ALL, count: 3 };
  expect([...formulaAnswers([], 'dnf', bits)]).toEqual([0, 0, 0]);
  expect([...formulaAnswers([], 'cnf', bits)]).toEqual([1, 1, 1]);
});

describe('inputs of more than one word', () => {
  beforeAll(async () => {
    await loadFormulas();
  });
  it.each(['dnf', 'cnf'] as const)(
    '%s: the labels of the task are the formula’s answers',
    (task) => {
      const spec = { ...DEFAULT_SPEC, task, clauses: 10, literals: 5, polarity: 0.4, test: 200 };
      const { form, examples } = codeTask(spec);
      const bits = examples(spec.seed, 200);
      const truth = clausesOf(taskOf(task).groups(spec, spec.seed));
      const says = formulaAnswers(truth, form ?? 'dnf', bits);
      expect([...says]).toEqual(
        Array.from({ length: 200 }, (_, b) => (bits.labels[b >> 5] >>> (b & 31)) & 1),
      );
    },
  );
});

it('is said in a sentence, and only where the formula is not known', () => {
  expect(captionOf(codeReading, runOf(formulaNetwork('dnf')))).toMatch(
    /^Nobody knows the formula .* 3 clauses of an OR of ANDs, which says what the network says on 100\u00a0% of the first 2,000 test examples \(always its commoner answer: \d\d\u00a0%\)/,
  );
  expect(codeReading.select(input())).toHaveProperty('empty');
});
