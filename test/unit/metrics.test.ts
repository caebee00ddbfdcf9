import { describe, expect, it } from 'vitest';
import {
  capacities,
  clauseVectors,
  inputCosines,
  interference,
  interferenceMatrix,
  meanBetweenGroups,
  meanCapacity,
  meanMixed,
  meanOffDiagonal,
  mixedClauses,
  neuronCosine,
  settledClauses,
} from '../../src/metrics';
import { METRICS, metricOf } from '../../src/metrics/register';
import type { InputGroups } from '../../src/model/groups';
import type { Network } from '../../src/model/network';
import { fixtureRecord } from '../support/fixture-record';

/** A network from rows of input weights; zeros are not connected. */
function network(rows: number[][], alpha = 1): Network {
  const childStart = [0];
  const edgeInput: number[] = [];
  const weight: number[] = [];
  for (const row of rows) {
    row.forEach((w, j) => {
      if (w === 0) return;
      edgeInput.push(j);
      weight.push(w);
    });
    childStart.push(weight.length);
  }
  const n = rows.length;
  return {
    inputs: rows[0].length,
    parents: n / alpha,
    alpha,
    children: n,
    childStart: Uint32Array.from(childStart),
    edgeInput: Uint16Array.from(edgeInput),
    weight: Float32Array.from(weight),
    bias: new Float32Array(n),
    output: new Float32Array(n).fill(1),
    outputAlive: new Uint8Array(n).fill(1),
    outputBias: 0,
  };
}

/** Two clauses of two inputs each; input 1 negated. */
const groups: InputGroups = {
  count: 2,
  groupOf: Int16Array.from([0, 0, 1, 1]),
  sign: Int8Array.from([1, -1, 1, 1]),
};

describe('feature capacity', () => {
  it('is 1 for orthogonal columns and shared by equal ones', () => {
    expect([
      ...capacities(
        network([
          [1, 0],
          [0, 2],
        ]),
      ),
    ]).toEqual([1, 1]);
    expect([
      ...capacities(
        network([
          [1, 1],
          [1, 1],
        ]),
      ),
    ]).toEqual([0.5, 0.5]);
  });
  it('is 0 for an input no neuron reads, which still counts in the mean', () => {
    const one = network([
      [1, 0],
      [1, 0],
    ]);
    expect([...capacities(one)]).toEqual([1, 0]);
    expect(meanCapacity(one)).toBe(0.5);
  });
  it('sums to at most the rank of W1', () => {
    const wide = network([
      [1, 2, 3, 4],
      [2, -1, 1, 0.5],
    ]);
    expect(capacities(wide).reduce((a, b) => a + b)).toBeLessThanOrEqual(2 + 1e-12);
  });
});

describe('cosine between neurons', () => {
  it('averages signed and absolute values over pairs', () => {
    const { signed, absolute } = neuronCosine(
      network([
        [1, 0],
        [-2, 0],
        [0, 1],
      ]),
    );
    expect(signed).toBeCloseTo(-1 / 3, 12);
    expect(absolute).toBeCloseTo(1 / 3, 12);
  });
  it('skips pairs with an empty neuron, and is 0 without pairs', () => {
    expect(
      neuronCosine(
        network([
          [1, 1],
          [0, 0],
          [1, 1],
        ]),
      ).signed,
    ).toBeCloseTo(1, 12);
    expect(
      neuronCosine(
        network([
          [1, 1],
          [0, 0],
        ]),
      ),
    ).toEqual({ signed: 0, absolute: 0 });
  });
});

describe('interference between clauses', () => {
  it('turns the sign of negated literals', () => {
    const vectors = clauseVectors(
      network([
        [3, -1, 0, 0],
        [0, 0, 2, 4],
      ]),
      groups,
    );
    expect([...vectors]).toEqual([2, 0, 0, 3]);
  });
  it('is the mean |cosine| off the diagonal', () => {
    expect(interference(network([[1, -1, 1, 1]]), groups)).toBe(1);
    expect(
      interference(
        network([
          [1, -1, 0, 0],
          [0, 0, 1, 1],
        ]),
        groups,
      ),
    ).toBe(0);
    const matrix = interferenceMatrix(
      network([
        [1, -1, -1, -1],
        [1, -1, 1, 1],
      ]),
      groups,
    );
    expect([...matrix]).toEqual([1, 0, 0, 1]);
  });
  it('is 0, never NaN, where a clause vector is zero or there is one clause', () => {
    expect([...interferenceMatrix(network([[1, 1, 2, 2]]), groups)]).toEqual([0, 0, 0, 1]);
    expect(meanOffDiagonal(Float64Array.of(1), 1)).toBe(0);
  });
});

describe('cosines between inputs', () => {
  it('compares columns and averages over different groups only', () => {
    const cosines = inputCosines(
      network([
        [1, 1, 1, 0],
        [0, 0, 1, 0],
      ]),
    );
    expect(cosines[1]).toBeCloseTo(1, 12);
    expect(cosines[2]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(cosines[3]).toBe(0);
    expect(meanBetweenGroups(cosines, groups)).toBeCloseTo(Math.SQRT1_2 / 2, 12);
  });
});

describe('clauses mixed and settled', () => {
  it('counts clauses by participation ratio; empty neurons are 0 and not in the mean', () => {
    const some = network([
      [1, 1, 1, 1],
      [2, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect([...mixedClauses(some, groups)]).toEqual([2, 1, 0]);
    expect(meanMixed(some, groups)).toBe(1.5);
  });
  it('settles above 80 % of the squared weight, not at it', () => {
    const settled = settledClauses(
      network([
        [2, 0, 1, 0],
        [2, 0, 0.9, 0],
        [3, 3, 0, 1],
        [0, 0, 0, 0],
      ]),
      groups,
    );
    expect([...settled.group]).toEqual([-1, 0, 0, -1]);
    expect([...settled.complete]).toEqual([0, 0, 1, 0]);
  });
});

describe('the register', () => {
  const { networks, groups: formula } = fixtureRecord();
  const last = networks.get('fpe-clause')?.at(-1) as Network;
  it.each(METRICS.map((m) => m.id))('%s is finite on a trained network', (id) => {
    const metric = metricOf(id);
    const value = metric.of(last, formula);
    expect(value).toSatisfy(Number.isFinite);
    expect(metric.format(value)).toMatch(/^−?\d/);
    expect(metric.format(Number.NaN)).toBe('–');
  });
  it('names an unknown metric', () => {
    expect(() => metricOf('beauty')).toThrow('unknown metric "beauty"');
  });
});
