/** What signs without a meaning carry: closed forms against 10,000 draws, three standard errors. */
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lib/random';
import {
  type Clause,
  type CodeNull,
  codeMatrix,
  codesOf,
  drawNull,
  expectedOverlaps,
  expectedWeights,
  NULLS,
  type Signs,
  signsOf,
} from '../../src/metrics/codes';
import { disjointClauses, networkOf } from '../support/code-networks';

const DRAWS = 10_000;
const clauses: Clause[] = [
  ...disjointClauses(2, 3, 2),
  // One that shares inputs with both, of another length.
  { inputs: [1, 4], signs: [1, -1] },
];

/** Six neurons, one of them pruned away, two children that read only some inputs. */
const network = networkOf(
  Array.from({ length: 6 }, (_, r) => {
    const random = stream(3, 'sample', r);
    return Array.from({ length: 6 }, (_, j) =>
      (r === 4 && j === 0) || (r === 5 && j > 2) ? 0 : 2 * random.uniform() - 0.8,
    );
  }),
  { output: [1, -1, 1, 0, -0.5, 2] },
);
const signs = signsOf(network, 0.4);

/** Mean code weight of every clause over draws, with its standard error. */
function measured(at: Signs, kind: CodeNull): { mean: number; error: number }[] {
  const random = stream(11, 'null', 0);
  const sums = clauses.map(() => ({ sum: 0, squares: 0 }));
  for (let k = 0; k < DRAWS; k++) {
    codesOf(drawNull(at, kind, random), clauses).weights.forEach((w, g) => {
      sums[g].sum += w;
      sums[g].squares += w * w;
    });
  }
  return sums.map(({ sum, squares }) => {
    const mean = sum / DRAWS;
    return { mean, error: Math.sqrt((squares / DRAWS - mean ** 2) / DRAWS) };
  });
}

describe.each(NULLS)('%s signs', (kind) => {
  const draws = measured(signs, kind);
  const expected = expectedWeights(signs, clauses, kind);
  it('carry as often as the closed form says', () => {
    draws.forEach(({ mean, error }, g) => {
      expect(error).toBeGreaterThan(0);
      expect(Math.abs(mean - expected[g])).toBeLessThan(3 * error);
    });
  });
  it('tell a wrong closed form', () => {
    const longer = clauses.map(({ inputs, signs: s }) => ({
      inputs: inputs.slice(1),
      signs: s.slice(1),
    }));
    const wrong = expectedWeights(signs, longer, kind);
    draws.forEach(({ mean, error }, g) => {
      expect(Math.abs(mean - wrong[g])).toBeGreaterThan(3 * error);
    });
  });
  it('keep connections and output signs', () => {
    const drawn = drawNull(signs, kind, stream(1, 'null', 0));
    expect(drawn.output).toBe(signs.output);
    drawn.input.forEach((s, at) => {
      if (signs.connected[at] === 0) expect(s).toBe(0);
    });
    expect(drawn.input).not.toEqual(signs.input);
  });
});

describe('pairs of clauses under random signs', () => {
  const random = stream(12, 'null', 0);
  const m = clauses.length;
  const expected = expectedOverlaps(signs, clauses);
  const sums = new Float64Array(m * m);
  const squares = new Float64Array(m * m);
  for (let k = 0; k < DRAWS; k++) {
    codeMatrix(codesOf(drawNull(signs, 'random', random), clauses), 'overlap').forEach((v, at) => {
      sums[at] += v;
      squares[at] += v * v;
    });
  }
  const off = (at: number, value: number): number => {
    const mean = sums[at] / DRAWS;
    return Math.abs(mean - value) / Math.sqrt((squares[at] / DRAWS - mean ** 2) / DRAWS);
  };
  it('are carried by one neuron as often as the closed form says', () => {
    for (let at = 0; at < m * m; at++) {
      if (expected[at] === 0) expect(sums[at]).toBe(0);
      else expect(off(at, expected[at])).toBeLessThan(3);
    }
    expect(expected.filter((e) => e > 0).length).toBeGreaterThan(m);
  });
  it('not as if codes were independent of each other’s neurons', () => {
    const weights = expectedWeights(signs, clauses, 'random');
    // Control: clauses 0 and 2 share an input, and one neuron is pruned.
    expect(off(2, (weights[0] * weights[2]) / 6)).toBeGreaterThan(3);
  });
  it('are never carried together where they want opposite signs', () => {
    const opposite: Clause[] = [clauses[0], { ...clauses[0], signs: [1, 1, 1] }];
    expect(expectedOverlaps(signs, opposite)[1]).toBe(0);
    expect(expectedOverlaps(signs, opposite)[0]).toBeGreaterThan(0);
  });
});

it('a dense network of random signs carries each clause h · 2^−k times', () => {
  const dense = networkOf(
    Array.from({ length: 8 }, () => new Array<number>(32).fill(1)),
    { output: [1, 1, 1, -1, -1, -1, -1, -1] },
  );
  const all = signsOf(dense, 0.5);
  const eight = disjointClauses(8, 4);
  for (const w of expectedWeights(all, eight, 'random')) expect(w).toBe(8 * 2 ** -4);
  // Both polarities together: a neuron carries with the sign its output weight has, never both.
  const random = stream(2, 'null', 0);
  let sum = 0;
  const draws = 2000;
  for (let k = 0; k < draws; k++) {
    sum += codesOf(drawNull(all, 'random', random), eight).weights.reduce((a, b) => a + b, 0);
  }
  const each = sum / (draws * 8);
  const error = Math.sqrt((8 * (1 / 16) * (15 / 16)) / (draws * 8));
  expect(Math.abs(each - 0.5)).toBeLessThan(3 * error);
  expect(Math.abs(each - 1)).toBeGreaterThan(3 * error);
});

it('shuffled signs keep each neuron’s share of +, − and 0', () => {
  const drawn = drawNull(signs, 'shuffled', stream(1, 'null', 0));
  const share = (at: Signs, r: number) =>
    [-1, 0, 1].map((s) => at.input.subarray(r * 6, r * 6 + 6).filter((v) => v === s).length);
  for (let r = 0; r < 6; r++) expect(share(drawn, r)).toEqual(share(signs, r));
  const other = drawNull(signs, 'random', stream(1, 'null', 0));
  expect([0, 1, 2].some((r) => share(other, r).join() !== share(signs, r).join())).toBe(true);
});
