/** What is said about a neuron, against every example there is. */
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lib/random';
import { type Clause, isSilent, readNeuron } from '../../src/metrics/codes';
import { networkOf } from '../support/code-networks';

const D = 8;
const clauses: Clause[] = [
  { inputs: [0, 1, 2], signs: [1, 1, -1] },
  { inputs: [3, 4], signs: [1, 1] },
  // Shares input 2 with the first.
  { inputs: [2, 5, 6, 7], signs: [1, -1, 1, 1] },
];

/** Pre-activations of a row over all examples. */
const z = (row: readonly number[], bias: number, bits: number): number =>
  row.reduce((sum, w, j) => sum + ((bits >> j) & 1 ? w : -w), bias);

const holds = ({ inputs, signs }: Clause, bits: number): boolean[] =>
  inputs.map((v, k) => ((bits >> v) & 1) === (signs[k] > 0 ? 1 : 0));

const others = ({ inputs }: Clause): number[] =>
  Array.from({ length: D }, (_, j) => j).filter((j) => !inputs.includes(j));

describe('a neuron read from its weights', () => {
  const seen = new Map<string, number>();
  it('does on every example what is said of it', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = stream(seed, 'sample', 3);
      const row = Array.from({ length: D }, () => Math.fround((random.uniform() - 0.4) * 2));
      const bias = Math.fround(2 - 6 * random.uniform());
      const { readings, silent } = readNeuron(networkOf([row], { bias: [bias] }), 0, clauses);
      const all = Array.from({ length: 2 ** D }, (_, bits) => bits);
      expect(silent).toBe(all.every((bits) => z(row, bias, bits) <= 0));
      clauses.forEach((clause, g) => {
        const { response, enough, missing, whole, sure } = readings[g];
        seen.set(`${response} ${sure}`, (seen.get(`${response} ${sure}`) ?? 0) + 1);
        const rest = others(clause);
        const still = all.filter((bits) => rest.every((j) => ((bits >> j) & 1) === 0));
        const on = (bits: number): boolean => z(row, bias, bits) > 0;
        const count = (bits: number): number => holds(clause, bits).filter(Boolean).length;
        const k = clause.inputs.length;
        expect(enough).toBe(Math.min(k + 1, ...still.filter(on).map(count)));
        const complete = still.filter((bits) => count(bits) === k);
        expect(complete).toHaveLength(1);
        expect(whole).toBeCloseTo(z(row, bias, complete[0]), 5);
        const atRest = still.some((bits) => count(bits) === 0 && on(bits));
        if (response === 'fires') expect([atRest, on(complete[0])]).toEqual([false, true]);
        if (response === 'blocks') expect([atRest, on(complete[0])]).toEqual([true, false]);
        const lacking = still.filter((bits) => count(bits) === k - 1 && on(bits));
        if (response === 'lacks') {
          expect(on(complete[0])).toBe(false);
          const odd = lacking.map((bits) => clause.inputs[holds(clause, bits).indexOf(false)]);
          expect([...odd].sort()).toEqual([...missing].sort());
          expect(odd.length).toBeGreaterThan(0);
        }
        const whenever = all.filter((bits) =>
          response === 'lacks'
            ? count(bits) === k - 1 &&
              missing.includes(clause.inputs[holds(clause, bits).indexOf(false)])
            : count(bits) === k,
        );
        if (response === 'fires' || response === 'lacks') expect(sure).toBe(whenever.every(on));
      });
    }
  });
  it('was seen to do each of it', () => {
    const kinds = [
      'fires true',
      'fires false',
      'lacks true',
      'lacks false',
      'blocks false',
      'none false',
    ];
    for (const kind of kinds) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });
});

it('a neuron is silent when all its weights together do not outweigh its bias', () => {
  const two = networkOf(
    [
      [1, -9],
      [1, 1],
    ],
    { bias: [-10, -1.5] },
  );
  expect([isSilent(two, 0), isSilent(two, 1)]).toEqual([true, false]);
});
