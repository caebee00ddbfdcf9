/** Codes of an AND of ORs: the same rule, near misses and decoding turned. */
import { beforeAll, describe, expect, it } from 'vitest';
import { stream } from '../../src/lib/random';
import {
  clausesOf,
  codesOf,
  decodeClauses,
  type Form,
  logits,
  matchClauses,
  negatedClause,
  signsOf,
  turnedNetwork,
  vetoesOf,
} from '../../src/metrics/codes';
import { lastFrame } from '../../src/model/timeline';
import { DEFAULT_SPEC } from '../../src/spec/fields';
import { dataPatch } from '../../src/spec/own-task';
import { recordOf } from '../../src/store/bake';
import { codeTask } from '../../src/store/code-task';
import { taskOf } from '../../src/tasks';
import { loadFormulas } from '../../src/tasks/formula-core';
import { type Carrier, codedNetwork, disjointClauses, networkOf } from '../support/code-networks';
import { keptDataset } from '../support/own-data';

const TAU = 0.5;

/** Neurons that are on only when none of a clause's literals is true, and then lower the output. */
const CODES: Carrier[] = [
  { clauses: [0, 1], output: -1 },
  { clauses: [0, 2], output: -1 },
  { clauses: [1, 3], output: -1 },
  { clauses: [2, 3], output: -1 },
  { clauses: [3], output: -1 },
];

describe.each([0, 2])('an AND of ORs with every %i-th literal negated', (negate) => {
  const clauses = disjointClauses(4, 4, negate);
  const network = { ...codedNetwork(clauses, 18, CODES), bias: new Float32Array(5).fill(-3) };
  const signs = signsOf(network, TAU);
  it('is read exactly', () => {
    const found = decodeClauses(network, signs, 'cnf');
    expect(found.map(({ inputs, signs: s }) => ({ inputs, signs: s }))).toEqual(clauses);
  });
  it('is not when it is taken for an OR of ANDs', () => {
    expect(matchClauses(decodeClauses(network, signs), clauses).found).toBe(0);
  });
  it('has the codes of the OR of ANDs that its negation is', () => {
    const turned = codesOf(signsOf(turnedNetwork(network), TAU), clauses.map(negatedClause));
    const own = codesOf(signs, clauses);
    expect([...own.weights]).toEqual([2, 2, 2, 3]);
    expect([...turned.weights]).toEqual([...own.weights]);
    expect([...turned.loads]).toEqual([...own.loads]);
    expect(turned.carried.map((c) => -c)).toEqual(own.carried);
  });
});

describe('narrow passes', () => {
  const [clause] = disjointClauses(1, 4);
  const network = networkOf([[3, -1, -1.2, -0.8]], { bias: [-2.5], output: [1] });
  const signs = signsOf(network, 0.4);
  it('are backed by a neuron that is on when one literal alone is true', () => {
    expect([...vetoesOf(network, signs, [clause], 'cnf')]).toEqual([1]);
    // It is: x1 alone true, then none.
    const bits = { count: 2, inputs: 4, wordsPerRow: 1, rows: Uint32Array.of(1, 0) };
    const [passes, fails] = logits(network, bits);
    expect(passes).toBeGreaterThan(0);
    expect(fails).toBe(0);
  });
  it('are none where the neuron lowers the output, or the formula is an OR of ANDs', () => {
    const lowers = { ...network, output: Float32Array.of(-1) };
    expect([...vetoesOf(lowers, signsOf(lowers, 0.4), [clause], 'cnf')]).toEqual([0]);
    expect([...vetoesOf(network, signs, [clause], 'dnf')]).toEqual([0]);
  });
});

it('a network that is turned says no where it said yes', () => {
  const random = stream(5, 'sample', 0);
  const weights = Array.from({ length: 3 }, () =>
    Array.from({ length: 6 }, () => 2 * random.uniform() - 1),
  );
  const network = { ...networkOf(weights, { output: [1, -2, 0.5] }), outputBias: 0.25 };
  const rows = Uint32Array.from({ length: 64 }, (_, b) => b);
  const bits = { count: 64, inputs: 6, wordsPerRow: 1, rows };
  const [own, turned] = [network, turnedNetwork(network)].map((n) => logits(n, bits));
  expect(turned).toEqual(own.map((z) => -z));
});

describe('the task of a run', () => {
  beforeAll(async () => {
    await loadFormulas();
  });
  it.each([
    ['dnf', {}, 'dnf'],
    ['cnf', {}, 'cnf'],
    ['parity', {}, null],
    ['threshold', {}, null],
    ['formula', { formula: '(a & b) | (c & d & e)' }, 'dnf'],
    ['formula', { formula: '(a | b) & (c | d | e)' }, 'cnf'],
  ] as const)('%s %j has the form %s', (task, patch, form) => {
    expect(codeTask({ ...DEFAULT_SPEC, task, ...patch }).form).toBe(form);
  });
  it.each([
    ['dnf', {}],
    ['dnf', { sampler: 'iid' }],
    ['cnf', {}],
    ['cnf', { sampler: 'iid' }],
    ['parity', {}],
    ['threshold', {}],
    ['formula', { formula: '(a & b & c) | (c & d & e) | (e & f & !g)' }],
    ['data', dataPatch(keptDataset(400, 6).id, DEFAULT_SPEC)],
  ] as const)('%s %j: the first examples are the first of all', (task, patch) => {
    const spec = { ...DEFAULT_SPEC, test: 200, task, ...patch };
    const count = Math.min(spec.test, 200);
    const all = taskOf(task).examples(spec, 33, 'test', count);
    const some = codeTask(spec).examples(33, 50);
    expect(some.count).toBe(50);
    expect(some.rows).toEqual(all.rows.slice(0, 50 * all.wordsPerRow));
    // More of them, then fewer again; and another seed has others.
    expect(codeTask(spec).examples(33, 1e6).rows).toEqual(all.rows);
    expect(codeTask(spec).examples(33, 20).count).toBe(20);
    expect(codeTask(spec).examples(34, 50).rows).not.toEqual(some.rows);
  });
});

it('trained networks of a random CNF spell more of it as what it is, most of it after the split', async () => {
  await loadFormulas();
  const methods = ['dense', 'fpe-clause'] as const;
  const record = await recordOf({
    ...DEFAULT_SPEC,
    task: 'cnf',
    methods,
    seeds: 1,
    train: 3000,
    test: 64,
  });
  const clauses = clausesOf(record.groups);
  const found = (method: string, frame: number, form: Form): number => {
    const network = record.networks.get(method)?.[frame];
    if (!network) throw new Error(`no network of ${method} at frame ${frame}`);
    return matchClauses(decodeClauses(network, signsOf(network, TAU), form), clauses).found;
  };
  const end = lastFrame(record.schedule);
  expect(found('fpe-clause', end, 'cnf')).toBeGreaterThan(found('dense', end, 'cnf'));
  expect(found('fpe-clause', end, 'cnf')).toBeGreaterThanOrEqual(4);
  // Control: read as an OR of ANDs they spell nothing of it.
  expect(found('fpe-clause', end, 'dnf')).toBe(0);
}, 60_000);
