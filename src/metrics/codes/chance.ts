/**
 * What signs without a meaning would carry: closed forms, and the draws they stand for. Two nulls,
 * both on the network's own connections and its own output signs. `random`: every connection has a
 * fair sign and none is 0, so a neuron that reads a whole clause of k literals carries it with
 * probability 2^−k; over the h neurons of a dense network that is h·2^−k. `shuffled`: each neuron's
 * categories, zeros included, are dealt again over its connections.
 */
import { type Stream, shuffle } from '../../lib/random';
import type { Clause } from './clauses';
import type { Signs } from './signs';

export const NULLS = ['random', 'shuffled'] as const;
export type CodeNull = (typeof NULLS)[number];

/** Connections of a neuron and how many of them are in each category. */
interface Row {
  readonly connections: number;
  readonly positive: number;
  readonly negative: number;
}

function rowOf({ inputs: d, input, connected }: Signs, r: number): Row {
  const row = { connections: 0, positive: 0, negative: 0 };
  for (let at = r * d; at < (r + 1) * d; at++) {
    row.connections += connected[at];
    if (input[at] > 0) row.positive++;
    if (input[at] < 0) row.negative++;
  }
  return row;
}

/** Probability that shuffled categories show `ones` given places +1 and `others` places −1. */
function dealt({ connections, positive, negative }: Row, ones: number, others: number): number {
  let chance = 1;
  for (let i = 0; i < ones; i++) chance *= Math.max(0, positive - i) / (connections - i);
  for (let i = 0; i < others; i++) chance *= Math.max(0, negative - i) / (connections - ones - i);
  return chance;
}

/** Expected code weight of every clause under a null, length m. */
export function expectedWeights(
  signs: Signs,
  clauses: readonly Clause[],
  kind: CodeNull,
): Float64Array {
  const { inputs: d, children: n, connected, output } = signs;
  const rows = Array.from({ length: n }, (_, r) => rowOf(signs, r));
  return Float64Array.from(clauses, ({ inputs, signs: wanted }) => {
    let expected = 0;
    for (let r = 0; r < n; r++) {
      if (output[r] === 0 || inputs.length === 0) continue;
      if (!inputs.every((v) => connected[r * d + v] === 1)) continue;
      if (kind === 'random') {
        expected += 2 ** -inputs.length;
        continue;
      }
      const ones = wanted.filter((s) => s === output[r]).length;
      expected += dealt(rows[r], ones, inputs.length - ones);
    }
    return expected;
  });
}

/**
 * Expected number of neurons that carry both of two clauses under random signs, m × m; on the
 * diagonal the code's weight. Clauses with a common input of opposite signs are never carried both.
 */
export function expectedOverlaps(signs: Signs, clauses: readonly Clause[]): Float64Array {
  const { inputs: d, children: n, connected, output } = signs;
  const m = clauses.length;
  const out = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = a; b < m; b++) {
      const of = new Map(clauses[a].inputs.map((v, k) => [v, clauses[a].signs[k]]));
      const apart = clauses[b].inputs.some(
        (v, k) => (of.get(v) ?? clauses[b].signs[k]) !== clauses[b].signs[k],
      );
      const all = [...new Set([...clauses[a].inputs, ...clauses[b].inputs])];
      if (apart || clauses[a].inputs.length === 0 || clauses[b].inputs.length === 0) continue;
      let expected = 0;
      for (let r = 0; r < n; r++) {
        if (output[r] !== 0 && all.every((v) => connected[r * d + v] === 1)) {
          expected += 2 ** -all.length;
        }
      }
      out[a * m + b] = expected;
      out[b * m + a] = expected;
    }
  }
  return out;
}

/** One draw of a null; signs of output weights and biases stay. */
export function drawNull(signs: Signs, kind: CodeNull, random: Stream): Signs {
  const { inputs: d, children: n, connected } = signs;
  const input = new Int8Array(n * d);
  for (let r = 0; r < n; r++) {
    const places: number[] = [];
    for (let at = r * d; at < (r + 1) * d; at++) if (connected[at] === 1) places.push(at);
    const values = places.map((at) =>
      kind === 'random' ? (random.below(2) === 0 ? -1 : 1) : signs.input[at],
    );
    if (kind === 'shuffled') shuffle(values, random);
    places.forEach((at, k) => {
      input[at] = values[k];
    });
  }
  return { ...signs, input };
}
