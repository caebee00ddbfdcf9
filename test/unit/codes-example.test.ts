/** Codes of real trained networks: the baked examples of the default experiment. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  clausesOf,
  codesOf,
  DEFAULT_TAU,
  decodeClauses,
  expectedWeights,
  logits,
  matchClauses,
  meanWeight,
  signsOf,
} from '../../src/metrics/codes';
import type { Network } from '../../src/model/network';
import { readExample } from '../../src/store/example';
import { taskOf } from '../../src/tasks';

const { shown, record } = readExample(readFileSync('public/examples/alpha-2.json', 'utf8'));
const clauses = clausesOf(record.groups);
const at = (method: string, frame: number): Network => {
  const network = record.networks.get(method)?.[frame];
  if (!network) throw new Error(`no network of ${method} at frame ${frame}`);
  return network;
};

describe('networks of the baked example', () => {
  it('say what the engine counted, example by example', () => {
    const test = taskOf(shown.task).examples(shown, shown.seed, 'test', shown.test);
    for (const method of ['dense', 'fpe-random', 'fpe-clause']) {
      for (const frame of [25, 26, 51]) {
        const right = logits(at(method, frame), test).reduce((n, z, b) => {
          const label = ((test.labels[b >> 5] >>> (b & 31)) & 1) === 1;
          return n + (z > 0 === label ? 1 : 0);
        }, 0);
        const replica = record.replicas.findIndex(
          (r) => r.method === method && r.seed === record.focusSeed,
        );
        expect(Math.fround(right / test.count)).toBe(record.testAccuracy[replica][frame]);
      }
    }
  });
  it('have more of a code than shuffled signs have', () => {
    for (const [method, frame] of [
      ['dense', 25],
      ['dense', 51],
      ['fpe-clause', 51],
    ] as const) {
      const signs = signsOf(at(method, frame), DEFAULT_TAU);
      const chance = expectedWeights(signs, clauses, 'shuffled').reduce((a, b) => a + b, 0);
      expect(meanWeight(codesOf(signs, clauses)) * clauses.length).toBeGreaterThan(4 * chance);
    }
  });
  it('spell out more of the formula after a clause-aware split than when dense', () => {
    const found = (method: string) => {
      const network = at(method, 51);
      return matchClauses(decodeClauses(network, signsOf(network, DEFAULT_TAU)), clauses).found;
    };
    expect(found('fpe-clause')).toBeGreaterThan(found('dense'));
    expect(found('fpe-clause')).toBeGreaterThan(found('fpe-random'));
  });
});
