/** Codes read from signs: exact on networks written for it, deaf to noise, no more than the rule says. */
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lib/random';
import { interferenceMatrix } from '../../src/metrics';
import {
  type Clause,
  carriedByParents,
  channelMatrix,
  clausesOf,
  codeDistance,
  codeMatrix,
  codesOf,
  coveredBy,
  meanWeight,
  signsOf,
  vetoesOf,
} from '../../src/metrics/codes';
import type { InputGroups } from '../../src/model/groups';
import {
  type Carrier,
  codedNetwork,
  disjointClauses,
  networkOf,
  reordered,
} from '../support/code-networks';
import { fixtureRecord } from '../support/fixture-record';

const TAU = 0.5;
const clauses = disjointClauses(4, 4, 3);
const carriers: Carrier[] = [
  { clauses: [0], output: 1 },
  { clauses: [0, 1], output: 1 },
  { clauses: [1, 2], output: -1 },
  { clauses: [2], output: 1 },
  { clauses: [], output: 1 },
];
const network = codedNetwork(clauses, 16, carriers);
const codes = codesOf(signsOf(network, TAU), clauses);

describe('sign categories', () => {
  it('are against the rms of the edges a neuron has', () => {
    const dense = signsOf(networkOf([[1, -1, 0.3, -0.6]]), TAU);
    expect([...dense.input]).toEqual([1, -1, 0, -1]);
    // The same weights in a child that reads only two inputs: nothing else decides about them.
    const child = signsOf(networkOf([[0, 0, 0.3, -0.6]]), TAU);
    expect([...child.input]).toEqual([0, 0, 1, -1]);
    expect([...child.connected]).toEqual([0, 0, 1, 1]);
  });
  it('are plain signs at τ = 0, and all 0 above the largest weight', () => {
    const one = networkOf([[0.001, -5]]);
    expect([...signsOf(one, 0).input]).toEqual([1, -1]);
    expect([...signsOf(one, 2).input]).toEqual([0, 0]);
  });
  it('measure a bias like a weight, and an output weight by its sign alone', () => {
    const signs = signsOf(
      networkOf(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        { bias: [-0.6, 0.4, 9], output: [1e-6, -2, 0] },
      ),
      TAU,
    );
    expect([...signs.bias]).toEqual([-1, 0, 1]);
    expect([...signs.output]).toEqual([1, -1, 0]);
  });
  it('are 0 in a neuron with a weight that is not a number', () => {
    expect([...signsOf(networkOf([[Number.NaN, 1]]), 0).input]).toEqual([0, 0]);
  });
});

describe('codes', () => {
  it('are those the network was written with', () => {
    const wanted = carriers.flatMap((c, r) => c.clauses.map((g) => [g, r, c.output]));
    const found: number[][] = [];
    codes.carried.forEach((s, at) => {
      if (s !== 0) found.push([Math.floor(at / 5), at % 5, s]);
    });
    expect(found).toEqual(wanted.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    expect([...codes.weights]).toEqual([2, 2, 2, 0]);
    expect([...codes.loads]).toEqual([1, 2, 2, 1, 0]);
    expect(coveredBy(codes)).toBe(3);
    expect(meanWeight(codes)).toBe(1.5);
  });
  it('stay as they are under noise below τ, and go when it exceeds τ', () => {
    for (let seed = 2; seed < 30; seed++) {
      const noisy = codedNetwork(clauses, 16, carriers, 0.2, seed);
      expect(codesOf(signsOf(noisy, TAU), clauses)).toEqual(codes);
    }
    const drowned = codedNetwork(clauses, 16, carriers, 9, 2);
    expect(codesOf(signsOf(drowned, TAU), clauses).carried).not.toEqual(codes.carried);
  });
  it('move with their neurons', () => {
    const order = [3, 0, 4, 2, 1];
    const moved = codesOf(signsOf(reordered(network, order), TAU), clauses);
    const expected = Int8Array.from(
      { length: 20 },
      (_, at) => codes.carried[Math.floor(at / 5) * 5 + order[at % 5]],
    );
    expect(moved.carried).toEqual(expected);
    expect(moved.carried).not.toEqual(codes.carried);
    expect(moved.weights).toEqual(codes.weights);
  });
  it('need every sign of a literal, and an output weight', () => {
    const both: Clause = { inputs: [0, 1], signs: [1, -1] };
    const carriedBy = (row: number[], output: number) =>
      codesOf(signsOf(networkOf([row], { output: [output] }), TAU), [both]).carried[0];
    expect(carriedBy([1, -1, 0], 1)).toBe(1);
    expect(carriedBy([-1, 1, 0], -1)).toBe(-1);
    expect(carriedBy([1, -1, 0], -1)).toBe(0);
    expect(carriedBy([1, 1, 0], 1)).toBe(0);
    expect(carriedBy([1, 0, 1], 1)).toBe(0);
    expect(carriedBy([1, -1, 0], 0)).toBe(0);
  });
  it('of a clause without literals are empty', () => {
    expect(codesOf(signsOf(network, TAU), [{ inputs: [], signs: [] }]).weights[0]).toBe(0);
  });
  it('work for clauses that share inputs', () => {
    const shared: Clause[] = [
      { inputs: [0, 1, 2], signs: [1, 1, 1] },
      { inputs: [2, 3], signs: [-1, 1] },
    ];
    const one = networkOf([
      [1, 1, 1, 0],
      [0, 0, -1, 1],
    ]);
    expect([...codesOf(signsOf(one, TAU), shared).carried]).toEqual([1, 0, 0, 1]);
    const groups: InputGroups = {
      ...{ count: 2, groupOf: Int16Array.from([0, 0, 0, 1]), sign: Int8Array.from([1, 1, 1, 1]) },
      clauses: shared,
    };
    expect(clausesOf(groups)).toBe(shared);
  });
});

describe('clauses of groups', () => {
  it('have the inputs and signs of the groups', () => {
    const groups: InputGroups = {
      count: 2,
      groupOf: Int16Array.from([1, -1, 0, 1]),
      sign: Int8Array.from([1, 1, 1, -1]),
    };
    expect(clausesOf(groups)).toEqual([
      { inputs: [2], signs: [1] },
      { inputs: [0, 3], signs: [1, -1] },
    ]);
  });
});

describe('relations between codes', () => {
  it('count neurons', () => {
    const row = (relation: 'overlap' | 'jaccard' | 'hamming') => [
      ...codeMatrix(codes, relation).subarray(0, 4),
    ];
    expect(row('overlap')).toEqual([2, 1, 0, 0]);
    expect(row('jaccard')).toEqual([1, 1 / 3, 0, 0]);
    expect(row('hamming')).toEqual([0, 2, 4, 2]);
  });
  it('are symmetric, with the distance of a code from itself 0', () => {
    for (const relation of ['overlap', 'jaccard', 'hamming'] as const) {
      const matrix = codeMatrix(codes, relation);
      for (let at = 0; at < 16; at++) {
        expect(matrix[at]).toBe(matrix[(at % 4) * 4 + Math.floor(at / 4)]);
      }
    }
    expect(codeMatrix(codes, 'jaccard')[15]).toBe(0);
  });
  it('signed: the cosines of the clause vectors', () => {
    const record = fixtureRecord({ polarity: 0.3 });
    const at = record.networks.get('fpe-clause')?.[51];
    if (!at) throw new Error('no network');
    const ours = channelMatrix(at, clausesOf(record.groups));
    const theirs = interferenceMatrix(at, record.groups);
    ours.forEach((value, k) => {
      expect(value).toBeCloseTo(theirs[k], 12);
    });
    const turned = clausesOf(record.groups).map((c) => ({
      ...c,
      signs: c.signs.map(() => 1 as const),
    }));
    expect(
      Math.max(...channelMatrix(at, turned).map((v, k) => Math.abs(v - theirs[k]))),
    ).toBeGreaterThan(0.05);
  });
});

describe('families', () => {
  it('carry what a child carries', () => {
    const folded = carriedByParents(
      { ...codes, clauses: 1, children: 6, carried: Int8Array.from([0, 1, 0, 0, -1, 1]) },
      2,
    );
    expect([...folded]).toEqual([1, 0, -1]);
  });
  it('are as far apart as entries differ, per clause', () => {
    const a = Int8Array.from([1, 0, -1, 0]);
    expect(codeDistance(a, a, 2)).toBe(0);
    expect(codeDistance(a, Int8Array.from([1, 1, 1, 0]), 2)).toBe(1);
    expect(() => codeDistance(a, new Int8Array(3), 2)).toThrow('4 and 3');
  });
});

describe('neurons that rule out near misses', () => {
  const [clause] = disjointClauses(1, 4);
  const rules = (row: number[], output = -1, at = clause): number => {
    const one = networkOf([row], { output: [output] });
    return vetoesOf(one, signsOf(one, TAU), [at])[0];
  };
  it('lower the output, with one odd sign that outweighs the others', () => {
    expect(rules([-3, 0.9, 0.8, 0.9])).toBe(0);
    expect(rules([-2, 0.9, 0.9, 0.9])).toBe(1);
    expect(rules([-2, 0.9, 0.9, 0.9], 1)).toBe(0);
    expect(rules([-0.8, 0.9, 0.9, 0.9])).toBe(0);
    expect(rules([-2, -2.1, 0.9, 0.9])).toBe(0);
    expect(rules([1, 1, 1, 1])).toBe(0);
    expect(rules([-2, 0.9, 0.9, -0.9], -1, { ...clause, signs: [1, 1, 1, -1] })).toBe(1);
  });
  it('are as frequent under random signs as those that carry', () => {
    const draws = 10_000;
    let vetoes = 0;
    const random = stream(5, 'null', 2);
    for (let k = 0; k < draws; k++) {
      // Sizes differ, and none is under τ.
      const row = [1, 1.1, 1.2, 1.3].map((w) => (random.below(2) === 0 ? w : -w));
      vetoes += rules(row);
    }
    const p = 1 / 16;
    const error = Math.sqrt((p * (1 - p)) / draws);
    expect(Math.abs(vetoes / draws - p)).toBeLessThan(3 * error);
    expect(Math.abs(vetoes / draws - 2 * p)).toBeGreaterThan(3 * error);
  });
});
