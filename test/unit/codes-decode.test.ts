/** The formula read back: exact on networks written by their codes, whatever the noise below τ. */
import { describe, expect, it } from 'vitest';
import { shuffle, stream } from '../../src/lib/random';
import {
  agreement,
  type Bits,
  type Clause,
  decodeClauses,
  literalJaccard,
  logits,
  matchClauses,
  reconstruct,
  signsOf,
} from '../../src/metrics/codes';
import type { Network } from '../../src/model/network';
import {
  type Carrier,
  codedNetwork,
  disjointClauses,
  networkOf,
  reordered,
} from '../support/code-networks';

const TAU = 0.5;
const decode = (network: Network) => decodeClauses(network, signsOf(network, TAU));
const literals = (list: readonly Clause[]) => list.map(({ inputs, signs }) => ({ inputs, signs }));

/** Codes that differ from each other: what is carried by the same neurons alone is one clause. */
const CODES: Carrier[] = [
  { clauses: [0, 1], output: 1 },
  { clauses: [0, 2], output: 1 },
  { clauses: [1, 3], output: 1 },
  { clauses: [2, 3], output: 1 },
  { clauses: [3], output: 1 },
];

describe.each([0, 3, 2])('decoding with every %i-th literal negated', (negate) => {
  const clauses = disjointClauses(4, 4, negate);
  it('finds exactly the clauses', () => {
    const found = decode(codedNetwork(clauses, 20, CODES));
    expect(literals(found)).toEqual(clauses);
    expect(found.map((f) => f.neurons)).toEqual([
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3, 4],
    ]);
  });
  it('does so under noise below τ, in any order of neurons', () => {
    for (let seed = 2; seed < 22; seed++) {
      const order = [0, 1, 2, 3, 4];
      shuffle(order, stream(seed, 'sample', 7));
      const noisy = reordered(codedNetwork(clauses, 20, CODES, 0.2, seed), order);
      expect(literals(decode(noisy))).toEqual(clauses);
    }
  });
  it('fails where noise drowns the codes', () => {
    const drowned = codedNetwork(clauses, 20, CODES, 3);
    expect(matchClauses(decode(drowned), clauses).found).toBeLessThan(4);
  });
});

describe('decoding', () => {
  const clauses = disjointClauses(3, 4);
  it('cannot tell clauses with one code apart, and says what it sees', () => {
    const found = decode(
      codedNetwork(clauses, 12, [
        { clauses: [0, 1], output: 1 },
        { clauses: [2], output: 1 },
      ]),
    );
    expect(found.map((f) => f.inputs)).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
  });
  it('reads a clause of a neuron that rules out its near misses', () => {
    const row = [-3, 1, 1.1, 0.9, ...new Array<number>(8).fill(0.05)];
    const one = networkOf([row], { output: [-1], bias: [-2.5] });
    // At τ = 0.5 of the whole row the three smaller weights count.
    expect(literals(decodeClauses(one, signsOf(one, 0.5)))).toEqual([clauses[0]]);
    // With a bias above zero it is on at rest: its signs turned are what it stands for.
    const open = { ...one, bias: Float32Array.of(2.5) };
    expect(decodeClauses(open, signsOf(open, 0.5))[0].signs).toEqual([1, -1, -1, -1]);
  });
  it('does not listen to neurons that can never be on', () => {
    const noise = [[0.1, 0.1, -0.1, 0.1, 0.1, -0.1, 0.1, 0.1, 0.1, 0.1, -0.1, 0.1]];
    const rows = [
      [1, 1, 1, 1, 0.1, -0.1, 0.1, 0.1, -0.1, 0.1, 0.1, 0.1],
      ...noise,
      ...noise,
      ...noise,
    ];
    const bias = [-2, -3, -3, -3];
    expect(literals(decode(networkOf(rows, { bias })))).toEqual([clauses[0]]);
    expect(literals(decode(networkOf(rows, { bias: [-2, 1, 1, 1] })))).not.toEqual([clauses[0]]);
  });
  it('finds nothing in a network without weights', () => {
    expect(decode(networkOf([[0, 0, 0]]))).toEqual([]);
  });
});

describe('matching', () => {
  const truth = disjointClauses(3, 4);
  const part: Clause = { inputs: [4, 5, 6], signs: [1, 1, 1] };
  it('finds, finds in part, misses, and calls the rest spurious', () => {
    const other: Clause = { inputs: [8, 0], signs: [1, 1] };
    const match = matchClauses([part, other, truth[0]], truth);
    expect(match).toEqual({
      ...{ decoded: [2, 0, -1], likeness: [1, 0.75, 0], spurious: [1], found: 1 },
      ...{ precision: 1 / 3, recall: 1 / 3 },
    });
  });
  it('counts signs as part of a literal', () => {
    const turned: Clause = { inputs: [0, 1, 2, 3], signs: [1, 1, 1, -1] };
    expect(literalJaccard(turned, truth[0])).toBe(3 / 5);
    expect(matchClauses([turned], truth).found).toBe(0);
  });
  it('uses a decoded clause once', () => {
    const twins = [truth[0], truth[0]];
    expect(matchClauses([truth[0]], twins).decoded).toEqual([0, -1]);
  });
  it('has no precision without decoded clauses', () => {
    expect(matchClauses([], truth)).toMatchObject({ found: 0, recall: 0, precision: Number.NaN });
  });
});

/** All 2^d examples. */
function everything(inputs: number): Bits {
  const rows = Uint32Array.from({ length: 2 ** inputs }, (_, b) => b);
  return { count: rows.length, inputs, wordsPerRow: 1, rows };
}

describe('reconstruction', () => {
  const clauses = disjointClauses(2, 4);
  const network = {
    ...codedNetwork(
      clauses,
      8,
      [
        { clauses: [0], output: 1 },
        { clauses: [1], output: 1 },
      ],
      0.01,
    ),
    outputBias: -0.5,
  };
  it('keeps what the sign describes: a, 0 or −a in every row', () => {
    const again = reconstruct(
      networkOf([
        [1, -2, 0.1],
        [3, 0, 0],
      ]),
      TAU,
    );
    expect([...again.weight]).toEqual([1.5, -1.5, 0, 3]);
  });
  it('agrees with networks that are nothing but signs, on every example', () => {
    expect(agreement(network, reconstruct(network, TAU), everything(8))).toBe(1);
  });
  it('disagrees where sizes matter', () => {
    const one = networkOf([[4, 1.2, 1.2, 1.2]], { bias: [-0.5] });
    expect(agreement(one, reconstruct(one, TAU), everything(4))).toBeLessThan(0.9);
  });
  it('computes what the network says', () => {
    const two = {
      ...networkOf(
        [
          [1, -2],
          [0.5, 0],
        ],
        { bias: [0.25, -0.25], output: [2, -1] },
      ),
      outputBias: 0.125,
    };
    expect([...logits(two, everything(2))]).toEqual([2.625, 6.375, 0.125, -0.125]);
    expect(() => logits(two, everything(3))).toThrow('3 inputs for a network of 2');
  });
});
